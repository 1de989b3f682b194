"""Names of OpenDocument XML, and text put at an exact place of an element."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{OASIS}office:1.0",
    "style": f"{OASIS}style:1.0",
    "text": f"{OASIS}text:1.0",
    "table": f"{OASIS}table:1.0",
    "draw": f"{OASIS}drawing:1.0",
    "presentation": f"{OASIS}presentation:1.0",
    "manifest": f"{OASIS}manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "officeooo": "http://openoffice.org/2009/office",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}

# Runs that must each be written in their own way.
RUNS = re.compile(r" +|\t|\n|[^ \t\n]+")

Inline: TypeAlias = "str | _Element"


@cache
def q(name: str) -> str:
    """Return the full name of ``prefix:local``."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def qs(names: str) -> frozenset[str]:
    """Return the full names of several ``prefix:local`` parted by spaces."""
    return frozenset(map(q, names.split()))


def spaces(count: int) -> "_Element":
    """Return the element that stands for `count` spaces."""
    return etree.Element(SPACE, {q("text:c"): str(count)} if count > 1 else None, nsmap=TEXT_MAP)


def space_count(element: "_Element") -> int:
    """Return how many characters a space, tab or break element stands for."""
    count = element.get(q("text:c"), "1")
    return int(count) if count.isascii() and count.isdigit() and len(count) < 10 else 1


def encode(text: str, last: str | None) -> Iterator[Inline]:
    r"""Yield the strings and elements which read as `text` after the character `last` (``None``: first of all).

    Source: OpenDocument 1.3 part 3, 6.1.2 (white space collapses) and 6.1.3 to 6.1.5 (s, tab, line-break).
    """
    for run in RUNS.findall(text):
        if run == "\t":
            yield etree.Element(TAB, nsmap=TEXT_MAP)
        elif run == "\n":
            yield etree.Element(BREAK, nsmap=TEXT_MAP)
        elif run[0] != " ":
            yield run
        else:
            kept = 0 if last in COLLAPSING else 1
            if kept:
                yield " "
            if len(run) > kept:
                yield spaces(len(run) - kept)
        last = run[-1]


@dataclass(frozen=True, slots=True)
class Slot:
    """The character data right after the start of ``element`` or, when ``tail``, right after its end."""

    element: "_Element"
    tail: bool

    @property
    def value(self) -> str:
        """The characters, as they stand in the file."""
        return (self.element.tail if self.tail else self.element.text) or ""

    def splice(self, start: int, end: int, tokens: Iterable[Inline]) -> None:
        """Replace characters `start` to `end` with `tokens`; what stands before keeps its offsets."""
        left, right = self.value[:start], self.value[end:]
        added = list["_Element"]()
        for token in tokens:
            if not isinstance(token, str):
                added.append(token)
            elif added:
                added[-1].tail = (added[-1].tail or "") + token
            else:
                left += token
        if added:
            added[-1].tail = (added[-1].tail or "") + right
        else:
            left += right
        self._put(left, added)

    def _put(self, text: str, added: "list[_Element]") -> None:
        if self.tail:
            self.element.tail = text
            parent = self.element.getparent()
        else:
            self.element.text = text
            parent = self.element
        if parent is not None and added:
            index = parent.index(self.element) + 1 if self.tail else 0
            parent[index:index] = added


def slot_before(element: "_Element") -> Slot:
    """Return the character data that ends where `element` starts."""
    previous = element.getprevious()
    if previous is not None:
        return Slot(previous, tail=True)
    parent = element.getparent()
    if parent is None:
        message = "the root of a part stands in no text"
        raise ValueError(message)
    return Slot(parent, tail=False)


def detach(element: "_Element") -> None:
    """Take `element` out, and leave the text after it in its place."""
    slot, parent = slot_before(element), element.getparent()
    slot.splice(len(slot.value), len(slot.value), [element.tail or ""])
    element.tail = None
    if parent is not None:
        parent.remove(element)


SPACE, TAB, BREAK = q("text:s"), q("text:tab"), q("text:line-break")
TEXT_MAP = {"text": NAMESPACES["text"]}
# After these a space in the file is not one for the reader.
COLLAPSING = (None, " ")
