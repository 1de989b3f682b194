"""The rows of the sheets of an Excel workbook, read in a stream until there are enough, then only counted."""

import re
from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element
from zipfile import ZipFile, ZipInfo

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS
from transverse.inventory.profilers._counter import Counter
from transverse.inventory.profilers._serial import moment, number
from transverse.inventory.profilers._sheets import Sheet
from transverse.inventory.profilers._xml import elements, local
from transverse.inventory.profilers._zip import pieces

_COUNTED, _ALL = 48_000_000, 96_000_000  # bytes gone through to count rows, of a sheet and of a workbook
_ROW = re.compile(rb"<(\w+:)?row[ >]")
_INTEGER = re.compile(r"-?\d{1,15}")
_LETTERS = str.maketrans("", "", "0123456789$")


class Rows:
    """Reads sheets one after the other and keeps, apart, the places of the strings that they share.

    Parameters
    ----------
    dates
        The indices of the styles that show days or hours.
    from_1904
        Whether days are counted from 1904.
    """

    def __init__(self, dates: frozenset[int], *, from_1904: bool) -> None:
        self.dates, self.from_1904 = dates, from_1904
        self._left = _ALL
        self._waiting: dict[int, list[tuple[list[str], int]]] = {}
        self._columns: dict[str, int] = {}

    @property
    def spent(self) -> bool:
        """Whether as many bytes were gone through as a workbook is worth."""
        return self._left <= 0

    def fill(self, sheet: Sheet, archive: ZipFile, part: ZipInfo) -> None:
        """Read the first rows of a sheet, and count all of them when they can be gone through."""
        limit = min(_COUNTED, self._left)
        counter = Counter(pieces(archive, part, limit), _ROW, _values)
        place = -1
        for row in elements(counter, "row", cut=True):
            said = row.get("r", "")
            place = max(place + 1, int(said) - 1 if said.isdigit() and len(said) < 9 else 0)
            self._row(sheet, place, row)
            if sheet.full:
                break
        held = counter.finish()
        self._left -= counter.size
        sheet.total = held + sheet.blank if counter.size < limit else None

    @property
    def waiting(self) -> Collection[int]:
        """The places of the shared strings that some cell refers to."""
        return self._waiting.keys()

    def settle(self, strings: Iterable[tuple[int, Element]]) -> None:
        """Put the shared strings, each given with its place, where they are referred to."""
        for at, string in strings:
            text = plain(string)[:MAX_CELL]
            for row, place in self._waiting.get(at, ()):
                row[place] = text

    def _row(self, sheet: Sheet, place: int, row: Element) -> None:
        shared: list[tuple[int, int]] = []
        cells: list[tuple[int, str]] = []
        column = -1
        for cell in row:
            column = self._column(cell.get("r", ""), column)
            text = self._text(cell)
            if text and column < MAX_COLUMNS:
                if cell.get("t") == "s":
                    shared.append((column, int(text)))
                    text = ""  # until the shared strings are read
                cells.append((column, text))
        if not cells:
            return
        sheet.add(place, cells)
        for column, string in shared:
            self._waiting.setdefault(string, []).append((sheet.rows[-1], column))

    def _column(self, reference: str, before: int) -> int:
        letters = reference.translate(_LETTERS)
        if letters not in self._columns:
            self._columns[letters] = _index(letters)
        at = self._columns[letters]
        return at if at >= 0 else before + 1

    def _text(self, cell: Element) -> str:
        """Return the value of a cell; the number of the string when it is shared."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(each.text or "" for each in cell.iter() if local(each.tag) == "t")[:MAX_CELL]
        text = next((each.text for each in cell if local(each.tag) == "v"), None) or ""
        if kind == "n":
            return self._number(text, cell.get("s", "0"))
        if kind == "s":
            return text if text.isascii() and text.isdigit() and len(text) < 10 else ""
        if kind == "b":
            return {"1": "true", "0": "false"}.get(text, text.lower()[:MAX_CELL])
        return "" if kind == "e" else text[:MAX_CELL]

    def _number(self, text: str, style: str) -> str:
        if not text:
            return ""
        dated = style.isdigit() and int(style) in self.dates
        if not dated and _INTEGER.fullmatch(text):
            return text
        try:
            value = float(text)
        except ValueError:
            return text[:MAX_CELL]
        return moment(value, from_1904=self.from_1904) if dated else number(value)


def plain(element: Element) -> str:
    """Return the text of a string, of its runs when it has some, without its phonetic reading."""
    if len(element) == 1 and local(element[0].tag) == "t":
        return element[0].text or ""
    parts = []
    for child in element:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts.extend(text.text or "" for text in child if local(text.tag) == "t")
    return "".join(parts)


def _index(letters: str) -> int:
    """Return the place of a column from 0, -1 when it is not told.

    >>> _index("A"), _index("AB"), _index("")
    (0, 27, -1)
    """
    place = 0
    for letter in letters.upper()[:4]:
        if not "A" <= letter <= "Z":
            return -1
        place = place * 26 + ord(letter) - 64
    return place - 1


def _values(prefix: bytes) -> tuple[bytes, bytes]:
    return b"<" + prefix + b"v", b"<" + prefix + b"is"
