"""The records of an Excel workbook of before 2007: its sheets read until they have enough rows, then only counted.

Source: [MS-XLS], §2.3 (record enumeration), and OpenOffice's documentation of the format for what is before Excel 97.
"""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from transverse.inventory.profile import MAX_CELL, MAX_TABLES, UnreadableError
from transverse.inventory.profilers._biff_text import shared_texts, short_text
from transverse.inventory.profilers._serial import is_date, moment, number
from transverse.inventory.profilers._sheets import CELLS, ROWS, Sheet
from transverse.inventory.profilers._zip import PROTECTED

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _CODEPAGE, _DATEMODE, _FORMAT, _XF, _SST, _BOUNDSHEET = 0x2F, 0x42, 0x22, 0x41E, 0xE0, 0xFC, 0x85
_FORMULA, _NUMBER, _LABEL, _BOOLERR, _STRING, _RK, _MULRK, _SHARED, _RICH = (
    *(0x06, 0x203, 0x204, 0x205, 0x207, 0x27E, 0xBD, 0xFD, 0xD6),
)
_CELLS = frozenset((_FORMULA, _NUMBER, _LABEL, _BOOLERR, _RK, _MULRK, _SHARED, _RICH))
_MOST = 3_000_000  # records of a workbook
_EXCEL_97 = 0x0600
_CODECS = {0x8000: "mac-roman", 10000: "mac-roman", 0x8001: "cp1252", 1200: "cp1252", 367: "ascii"}

Cells = Iterator[tuple[int, str]]


@dataclass(slots=True)
class Globals:
    """What the sheets of a workbook share."""

    codepage: str = "cp1252"
    recent: bool = True
    from_1904: bool = False
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    places: list[tuple[str, int, bool]] = field(default_factory=list)  # name, offset, whether hidden
    shared: list[bytes] = field(default_factory=list)


def records(raw: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield the records from `start` to the end of the part that begins there, those of a chart within left out."""
    depth, at = 0, start
    while at + 4 <= len(raw):
        kind, size = struct.unpack_from("<HH", raw, at)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, raw[at + 4 : at + 4 + size]
        at += 4 + size


def globals_of(raw: bytes) -> Globals:
    """Read what stands before the sheets.

    Raises
    ------
    UnreadableError
        The workbook is protected by a password.
    """
    found = Globals()
    before = 0
    for kind, body in islice(records(raw), _MOST):
        if kind == _FILEPASS:
            raise UnreadableError(PROTECTED)
        if kind == _BOF:
            found.recent = struct.unpack_from("<H", body)[0] >= _EXCEL_97
        elif kind == _SST or (kind == _CONTINUE and before == _SST):
            found.shared.append(body)
            kind = _SST  # noqa: PLW2901 (what continues it may be continued)
        else:
            _note(found, kind, body)
        before = kind
    return found


def _note(found: Globals, kind: int, body: bytes) -> None:
    text_as = "" if found.recent else found.codepage
    if kind == _CODEPAGE:
        code = struct.unpack_from("<H", body)[0]
        found.codepage = _CODECS.get(code, f"cp{code}" if code in {437, 850, 1250, 1251, 1252} else "cp1252")
    elif kind == _DATEMODE:
        found.from_1904 = body[:1] == b"\1"
    elif kind == _FORMAT:
        width = 2 if found.recent else 1
        found.formats[struct.unpack_from("<H", body)[0]] = short_text(body, 2, length_bytes=width, codepage=text_as)
    elif kind == _XF:
        found.styles.append(struct.unpack_from("<H", body, 2)[0])
    elif kind == _BOUNDSHEET and body[5] == 0:
        name = short_text(body, 6, length_bytes=1, codepage=text_as)
        found.places.append((name, struct.unpack_from("<L", body)[0], body[4] & 3 != 0))


def sheets(raw: bytes) -> tuple[list[Sheet], bool]:
    """Return the first rows of each sheet of the stream of a workbook, and whether some sheets were left.

    Raises
    ------
    UnreadableError
        The workbook is protected by a password.
    """
    reader = _Reader(globals_of(raw))
    read: list[Sheet] = []
    for name, place, hidden in reader.known.places[:MAX_TABLES]:
        if not reader.left or sum(sheet.cells for sheet in read) > CELLS:
            break
        read.append(Sheet(name, hidden))
        reader.fill(read[-1], records(raw, place))
    reader.settle()
    return read, len(read) < len(reader.known.places)


class _Reader:
    """Turns the records of cells into text; the texts that the sheets share come last."""

    def __init__(self, known: Globals) -> None:
        self.known = known
        self.dated = [is_date(each, known.formats.get(each, "")) for each in known.styles]
        self.left = _MOST
        self.waiting = defaultdict[int, list[tuple[list[str], int]]](list)

    def fill(self, sheet: Sheet, found: Iterator[tuple[int, bytes]]) -> None:
        """Read rows until there are enough; count the others."""
        rows = defaultdict[int, dict[int, str | int]](dict)
        held = set[int]()
        cells = 0
        told: dict[int, str | int] = {}  # where the text of the last formula goes
        column = 0
        for kind, body in islice(found, self.left):
            self.left -= 1
            if kind == _STRING:
                told[column] = self._label(body, 0)
            if kind not in _CELLS or len(body) < 7:
                continue
            place, column = struct.unpack_from("<HH", body)
            held.add(place)
            if (len(rows) >= ROWS or cells > CELLS // 2) and place not in rows:
                told = {}
                continue
            told = rows[place]
            for each, value in self._cells(kind, body, column):
                if value != "":
                    told[each] = value
                    cells += 1
        self._place(sheet, rows)
        sheet.total = len(sheet.rows) + len(held - rows.keys()) if self.left else None

    def _place(self, sheet: Sheet, rows: dict[int, dict[int, str | int]]) -> None:
        for at in sorted(rows):
            cells = sorted(rows[at].items())
            sheet.add(at, [(place, value[:MAX_CELL] if isinstance(value, str) else "") for place, value in cells])
            for place, value in cells:
                if isinstance(value, int):
                    self.waiting[value].append((sheet.rows[-1], place))

    def settle(self) -> None:
        """Put the shared texts where they are referred to."""
        if not self.waiting or not self.known.shared:
            return
        for at, text in enumerate(shared_texts(self.known.shared, max(self.waiting))):
            for row, place in self.waiting.get(at, ()):
                row[place] = text[:MAX_CELL]

    def _cells(self, kind: int, body: bytes, column: int) -> Iterator[tuple[int, str | int]]:
        """Yield the cells of a record: a text, or the number of a shared one."""
        if kind == _MULRK:
            for step in range((len(body) - 6) // 6):
                style, packed = struct.unpack_from("<HL", body, 4 + step * 6)
                yield column + step, self._number(_unpacked(packed), style)
        elif kind == _SHARED:
            yield column, struct.unpack_from("<L", body, 6)[0]
        else:
            yield column, self._one[kind](self, body, struct.unpack_from("<H", body, 4)[0])

    def _number(self, value: float, style: int) -> str:
        if style < len(self.dated) and self.dated[style]:
            return moment(value, from_1904=self.known.from_1904)
        return number(value)

    def _double(self, body: bytes, style: int) -> str:
        return self._number(struct.unpack_from("<d", body, 6)[0], style)

    def _packed(self, body: bytes, style: int) -> str:
        return self._number(_unpacked(struct.unpack_from("<L", body, 6)[0]), style)

    def _label(self, body: bytes, at: int) -> str:
        return short_text(body, at, length_bytes=2, codepage="" if self.known.recent else self.known.codepage)

    def _formula(self, body: bytes, style: int) -> str:
        if body[12:14] != b"\xff\xff":
            return self._double(body, style)
        if body[6] == 0:
            return ""  # its text is in the next record
        return ("true" if body[8] else "false") if body[6] == 1 else ""

    _one: "dict[int, Callable[[_Reader, bytes, int], str]]" = {  # noqa: RUF012 (never written)
        _NUMBER: _double,
        _RK: _packed,
        _FORMULA: _formula,
        _LABEL: lambda self, body, _: self._label(body, 6),
        _RICH: lambda self, body, _: self._label(body, 6),
        _BOOLERR: lambda _, body, __: ("true" if body[6] else "false") if not body[7] else "",
    }


def _unpacked(packed: int) -> float:
    """Return the number that four bytes hold ([MS-XLS] §2.5.217): an integer or a double, cut."""
    if packed & 2:
        value = float((packed - (1 << 32) if packed & 1 << 31 else packed) >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0]
    return value / 100 if packed & 1 else value
