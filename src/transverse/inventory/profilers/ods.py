"""OpenDocument spreadsheets: the first rows of each sheet in a stream.

A truth value is ``true`` or ``false``, an error is empty, a date is ISO 8601.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_TABLES, Profile, Source, UnreadableError
from transverse.inventory.profilers._counter import Counter
from transverse.inventory.profilers._serial import number
from transverse.inventory.profilers._sheets import CELLS, ROWS, Sheet, profile_of
from transverse.inventory.profilers._tables import Tables
from transverse.inventory.profilers._xml import attribute, elements, local
from transverse.inventory.profilers._zip import DAMAGED, PROTECTED, names_in, opened, pieces

ID = "ods"
LABEL = "classeur OpenDocument"
SUFFIXES = (".ods", ".ots")
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
FILE_TYPE = "ODS"
RANK = 11
SOURCE = "https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/"
_BLANK = b"\0" * 22
_KIND = b"mimetypeapplication/vnd.oasis.opendocument."
EXAMPLES = (
    b"PK\x03\x04" + _BLANK + b"\x08\0\0\0" + _KIND + b"spreadsheet",
    b"PK\x03\x04" + _BLANK + b"\x08\0\0\0" + _KIND + b"spreadsheet-template",
)
COUNTER_EXAMPLES = (
    b"PK\x03\x04" + _BLANK + b"\x08\0\0\0" + _KIND + b"text",
    b"PK\x03\x04" + _BLANK + b"\x08\0\0\0" + _KIND + b"presentation",
    b"PK\x03\x04" + _BLANK + b"\x0a\0\0\0rues/a.ods",
    b"mimetype;application/vnd.oasis.opendocument.spreadsheet\n",
)

_PART = 96_000_000
_ROW = re.compile(rb"<(table:)table-row[ >/]")
_TIME = re.compile(r"PT(\d+)H(\d\d?)M(\d\d?)(?:[.,]\d+)?S")
_MANIFEST = "META-INF/manifest.xml"
_VALUES = {
    "float": "value",
    "currency": "value",
    "percentage": "value",
    "date": "date-value",
    "boolean": "boolean-value",
}


def recognise(source: Source) -> bool:
    """Tell whether a zip says at its very start that it is a spreadsheet."""
    if source.head.startswith(b"PK") and source.head[30:].startswith(_KIND + b"spreadsheet"):
        return True
    return source.suffix in SUFFIXES and "content.xml" in names_in(source.head)


def profile(source: Source) -> Profile:
    """Read the first rows of each sheet."""
    with opened(source) as archive:
        if _MANIFEST in archive.namelist() and b"encryption-data" in b"".join(pieces(archive, _MANIFEST, 1_000_000)):
            raise UnreadableError(PROTECTED)
        whole = archive.getinfo("content.xml").file_size < _PART
        tables = Tables(pieces(archive, "content.xml", _PART))
        read: list[Sheet] = []
        while (name := tables.next()) is not None:
            read.append(_sheet(name, tables))
            if len(read) == MAX_TABLES or sum(each.cells for each in read) > CELLS:
                break
    if not read:
        raise UnreadableError(DAMAGED)
    return profile_of(read, more=not whole or (name is not None))


def _sheet(name: str, tables: Tables) -> Sheet:
    """Read a table until it has enough rows, and count the others."""
    counter = Counter(tables.pieces(), _ROW, _values)
    rows = _Rows(name)
    for element in elements(counter, "table-row", cut=True):
        rows.add(element)
        if rows.read.full:
            break
    counted = counter.finish()
    rows.read.total = max(counted + rows.read.blank, len(rows.read.rows))
    return rows.read


def _values(_: bytes) -> tuple[bytes, bytes]:
    return b"office:value", b"<text:p"


class _Rows:
    """The rows of the table that is being read."""

    def __init__(self, name: str) -> None:
        self.read = Sheet(name)
        self.place = 0

    def add(self, row: Element) -> None:
        """Add a row as many times as it is repeated."""
        repeated = _count(attribute(row, "number-rows-repeated"))
        if cells := list(_cells(row)):
            for step in range(min(repeated, max(1, ROWS - len(self.read.rows)), 1 + CELLS // len(cells))):
                self.read.add(self.place + step, cells)
        self.place += repeated


def _cells(row: Element) -> Iterator[tuple[int, str]]:
    place = 0
    for cell in row:
        said = {local(key): value for key, value in cell.items()}
        times = _count(said.get("number-columns-repeated", ""))
        if local(cell.tag) == "table-cell" and (text := _text(cell, said)):
            for step in range(min(times, MAX_COLUMNS - place)):
                yield place + step, text
        place += times
        if place >= MAX_COLUMNS:
            return


def _text(cell: Element, said: dict[str, str]) -> str:
    kind = said.get("value-type", "")
    value = said.get(_VALUES.get(kind, ""), "")
    if kind in {"date", "boolean"}:
        return value.removesuffix("T00:00:00")
    if kind == "time" and (time := _TIME.fullmatch(said.get("time-value", ""))):
        return ":".join(part.zfill(2) for part in time.groups())
    if value:
        try:
            return number(float(value))
        except ValueError:
            return value[:MAX_CELL]
    shown = "\n".join("".join(_runs(each)) for each in cell if local(each.tag) == "p")[:MAX_CELL]
    return "" if shown.startswith(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "Err:")) else shown


def _runs(paragraph: Element) -> Iterator[str]:
    """Yield the pieces of a text; spaces in a row are written as an element that counts them."""
    yield paragraph.text or ""
    for each in paragraph:
        kind = local(each.tag)
        if kind == "s":
            yield " " * min(_count(attribute(each, "c")), MAX_CELL)
        elif kind in {"tab", "line-break"}:
            yield "\n" if kind == "line-break" else "\t"
        elif kind != "annotation":
            yield from _runs(each)
        yield each.tail or ""


def _count(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 8 else 1
