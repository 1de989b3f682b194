"""Tables of dBase (.dbf): a header, the description of each field, then records of a fixed length."""

import codecs
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from transverse.inventory.profile import MAX_CELL, Grid, UnreadableError
from transverse.inventory.profilers._cells import fitting

_VERSIONS = frozenset({0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xF5, 0xFB})
_TYPES = frozenset(b"+0@BCDFGILMNOPQTVWXY")
_OPAQUE = frozenset("0BGIMOPQTVWXY+@")  # binary, or the number of a block in another file
_BOOLEANS = {"T": "true", "Y": "true", "F": "false", "N": "false"}
_BYTES = 8_000_000  # of records held at once: one may be 65 535 bytes long
_PAGES = {0x01: "cp437", 0x02: "cp850", 0x64: "cp852", 0x65: "cp866"}  # the others in use in France are ANSI
_DOS = {"437": "cp437", "850": "cp850", "852": "cp852"}
_DELETED = b"*"
_CUT = "La table est coupée\u00a0: {} lignes annoncées, {} présentes."


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in bytes, its letter of type, where it stands in a record."""

    name: bytes
    type: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of a table.

    Attributes
    ----------
    count
        Records announced.
    begin
        Where the first one is.
    length
        Of a record, with the byte that says whether it was deleted.
    page
        The code page that the header announces, ``""`` for Windows.
    """

    count: int
    begin: int
    length: int
    page: str
    fields: tuple[Field, ...]


def layout(head: bytes) -> Layout | None:
    """Return the header of a table, None when these bytes are not one."""
    if len(head) < 65 or head[0] not in _VERSIONS or not 1 <= head[2] <= 12 or not 1 <= head[3] <= 31:
        return None
    count, begin, length = struct.unpack_from("<IHH", head, 4)
    fields = tuple(_fields(head, begin))
    if not fields or fields[-1].start + fields[-1].length > length:
        return None
    return Layout(count, begin, length, _PAGES.get(head[29], ""), fields)


def _fields(head: bytes, begin: int) -> Iterator[Field]:
    """Yield the fields until the mark of the end; none when one of them is not a field."""
    start = 1
    found: list[Field] = []
    for place in range(32, min(begin, len(head)), 32):
        raw = head[place : place + 32]
        if raw[0] == 0x0D:
            yield from found
            return
        if len(raw) < 32 or raw[11] not in _TYPES or not raw[0] > 0x20:
            return
        kind = chr(raw[11])
        length = raw[16] + (raw[17] << 8 if kind == "C" else 0)
        found.append(Field(raw[:11].split(b"\0", 1)[0], kind, start, length))
        start += length
    if begin > len(head):
        yield from found  # more columns than the head holds


def read(file: BinaryIO, size: int, name: str, codec: str = "") -> tuple[Grid, str]:
    """Read the head, the middle and the end of a table of any size.

    Parameters
    ----------
    file
        Open for reading.
    size
        Of the file, in bytes.
    name
        Of the grid.
    codec
        What a .cpg file beside says, such as ``"ISO-8859-1"``; believed only where the bytes do not say more.

    Returns
    -------
    The grid, and the encoding of its text.

    Raises
    ------
    UnreadableError
        The header is not that of a table.
    """
    plan = layout(file.read(65_536))
    if plan is None:
        raise UnreadableError(
            "La table d'attributs (.dbf) est abîmée\u00a0: ses colonnes sont illisibles. Demandez-la de nouveau."
        )
    present = min(plan.count, max(0, size - plan.begin) // plan.length)
    records = [record for record in _records(file, plan, present) if record[:1] != _DELETED]
    encoding = _encoding(plan, records, codec)
    header = tuple(_decoded(each.name, encoding) for each in plan.fields)
    rows = [tuple(_cell(record, each, encoding) for each in plan.fields) for record in records]
    notes = (_CUT.format(plan.count, present),) if present < plan.count else ()
    return Grid(name, header, rows, present, notes), encoding


def _records(file: BinaryIO, plan: Layout, present: int) -> Iterator[bytes]:
    wanted = min(fitting(len(plan.fields)), max(1, _BYTES // plan.length))
    tail = 0 if present <= wanted else wanted // 5
    for first, count in ((0, min(present, wanted) - 2 * tail), ((present - tail) // 2, tail), (present - tail, tail)):
        file.seek(plan.begin + first * plan.length)
        raw = file.read(count * plan.length)
        yield from (raw[place : place + plan.length] for place in range(0, len(raw), plan.length))


def _encoding(plan: Layout, records: list[bytes], codec: str) -> str:
    """Return UTF-8 if all the bytes obey, else the page announced, else Windows-1252."""
    texts = [each.name for each in plan.fields]
    texts += [record[each.start : each.start + each.length] for record in records for each in plan.fields]
    if _obey(texts):
        return "utf-8"
    if codec:
        return _DOS.get(re.sub(r"\D", "", codec), "cp1252")
    return plan.page or "cp1252"


def _obey(texts: list[bytes]) -> bool:
    """Tell whether texts are UTF-8, of which the width of a field may cut the last letter."""
    if b"".join(texts).isascii():
        return True
    try:
        for text in texts:
            codecs.getincrementaldecoder("utf-8")().decode(text)
    except UnicodeDecodeError:
        return False
    return True


def _cell(record: bytes, column: Field, encoding: str) -> str:
    """Return a cell; a date and a boolean as other formats write them."""
    if column.type in _OPAQUE:
        return ""
    text = _decoded(record[column.start : column.start + column.length], encoding)[:MAX_CELL]
    if column.type == "D" and len(text) == 8:
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return _BOOLEANS.get(text.upper(), text) if column.type == "L" else text


def _decoded(raw: bytes, encoding: str) -> str:
    text = raw.split(b"\0", 1)[0].decode(encoding, "ignore" if encoding == "utf-8" else "replace").strip()
    return "" if set(text) <= {"*", "?"} else text  # a number that overflows, a boolean that nobody set
