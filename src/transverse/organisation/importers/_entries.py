"""Entries of an LDIF text (RFC 2849): folded lines, comments, base64; only the attributes that are asked for."""

import base64
import binascii
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from transverse.organisation.anomaly import Log
from transverse.organisation.table import bounded_lines

# A photograph may be long, and is not asked for; a name or an address is not.
_LONGEST = 20_000


@dataclass
class Entry:
    """One entry: the line where it begins, its name, the values of its attributes in lower case."""

    line: int
    dn: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *attributes: str) -> tuple[str, str]:
        """Return the first of `attributes` that has a value, and that value; two empty texts when none has."""
        for attribute in attributes:
            for value in self.values.get(attribute, ()):
                if value:
                    return attribute, value
        return "", ""


def entries(text: TextIO, name: str, wanted: Collection[str], log: Log) -> Iterator[Entry]:
    """Yield the entries of `text` with those of their attributes that are `wanted`.

    Options of an attribute (« givenName;lang-fr ») do not tell it from the attribute itself.
    """
    entry = Entry(0)
    for line, logical in _unfolded(text, name):
        if not logical:
            if entry.values or entry.dn:
                yield entry
            entry = Entry(0)
            continue
        entry.line = entry.line or line
        attribute, colon, value = logical.partition(":")
        attribute = attribute.partition(";")[0].strip().lower()
        if not colon and logical != "-":
            log.add("entry-damaged", line, value=logical)
        elif attribute == "dn" or attribute in wanted:
            decoded = _decoded(value, line, attribute, log)
            if attribute == "dn":
                entry.dn = decoded
            elif decoded:
                entry.values.setdefault(attribute, []).append(decoded)
    if entry.values or entry.dn:
        yield entry


def _unfolded(text: TextIO, name: str) -> Iterator[tuple[int, str]]:
    """Yield the logical lines with the number of their first line; an empty one ends an entry."""
    start, parts, size = 0, list[str](), 0
    for number, raw in enumerate(bounded_lines(text, name), 1):
        line = raw.rstrip("\r\n")
        if line.startswith(" ") and parts:
            size += len(line)
            if size < _LONGEST:
                parts.append(line[1:])
            continue
        if parts and not parts[0].startswith("#"):
            yield start, "".join(parts)
        start, parts, size = number, [line], len(line)
    if parts and not parts[0].startswith("#"):
        yield start, "".join(parts)


def _decoded(value: str, line: int, attribute: str, log: Log) -> str:
    """Return the text after the colon: plain, or in base64 after a second one; an address to fetch is left."""
    if value.startswith("<"):
        log.add("entry-damaged", line, attribute, value[1:].strip())
        return ""
    if not value.startswith(":"):
        return value.strip()
    try:
        return base64.b64decode(value[1:].strip(), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        log.add("entry-damaged", line, attribute, value[1:].strip())
        return ""
