"""Where the header of a table is: the row that is full, made of words, and unlike what follows.

Nothing is learnt and no name is expected: each row among the first is weighed against the rows below it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from string import ascii_letters, digits
from typing import NamedTuple

_CANDIDATES = 25  # a preamble is shorter
_BODY = 40  # rows below a candidate that it is compared with
_WIDE = 200  # columns that are looked at
_LEVELS = 4  # rows of one header

_NUMBER = r"[-+−]?[.,]?\d[\d \u00a0\u202f\u2009.,']*(?:[eE][-+]?\d+)?(?:%|€|EUR|km|m|m2|m²|ha)?"
_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d.*)?|\d{1,2}[:hH]\d{2}(?::\d{2})?"
_FLAG = r"(?i:oui|non|true|false|vrai|faux)"
_LINK = r"https?://.*|[^\s@]+@[^\s@]+\.\w+"
_VALUE = re.compile(rf"(?P<number>{_NUMBER})|(?P<date>{_DATE})|(?P<flag>{_FLAG})|(?P<link>{_LINK})", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
_WORDS = frozenset(
    "id code nom name libelle libellé type date adresse commune insee siret siren numero numéro annee année objet "
    "description titre montant geom wkt latitude longitude lat lon long x y prenom prénom quartier statut".split()
)

_SHAPES = str.maketrans(ascii_letters + digits, "A" * len(ascii_letters) + "9" * len(digits))

Rows = Sequence[Sequence[str]]


class Place(NamedTuple):
    """Where the header is, as indices of rows: from `first` to before `end`; the same twice, there is none."""

    first: int
    end: int


class _Column(NamedTuple):
    """What the cells of a column have in common below a candidate."""

    kind: str  # of most of them, "" for words
    years: bool
    shape: str  # the one shape that nearly all have, such as "A999"; "" for none
    often: frozenset[str]  # the cells that come more than once


def find_header(rows: Rows) -> Place:
    """Return the rows of the header of a table whose empty rows were dropped.

    Parameters
    ----------
    rows
        All of the same width, each with at least one cell that is not empty.
    """
    return _Search(rows).place() if rows else Place(0, 0)


def kind_of(cell: str) -> str:
    """Return ``"number"``, ``"date"``, ``"flag"`` or ``"link"`` for a cell that is one, ``""`` for words.

    >>> kind_of("5 922,50 €"), kind_of("03/02/2021"), kind_of("Oui"), kind_of("Hommes 2012")
    ('number', 'date', 'flag', '')
    """
    found = _VALUE.fullmatch(cell)
    return found.lastgroup or "" if found else ""


def shape_of(cell: str) -> str:
    """Return `cell` with ``A`` for a letter and ``9`` for a digit.

    >>> shape_of("2A-004")
    '9A-999'
    """
    if cell.isascii():
        return cell.translate(_SHAPES)
    return "".join("9" if each.isdigit() else "A" if each.isalpha() else each for each in cell)


class _Search:
    """The first rows of a table, and what was already seen of the columns below each of them."""

    def __init__(self, rows: Rows) -> None:
        self.rows = [row[:_WIDE] for row in rows[: _CANDIDATES + _BODY]]
        self.fills = [sum(map(bool, row)) for row in self.rows]
        self.usual = sorted(self.fills)[len(self.fills) * 3 // 4]
        self.below: dict[int, list[_Column]] = {}

    def place(self) -> Place:
        """Return the rows of the header."""
        candidates = [0] if self._plain() else self._candidates()
        best = max(candidates, key=self._score)
        if self._is_header(best):
            return self._levels(best)
        if best > 0 and self._names_some(best - 1):
            return self._levels(best - 1)
        return Place(candidates[0], candidates[0])

    def _plain(self) -> bool:
        """Tell whether the first row is full and unlike the rest: most tables need no more."""
        backing, against = self._evidence(0)
        return all(self.rows[0]) and backing > 0 and not against

    def _candidates(self) -> list[int]:
        """Return the first row that is nearly full, then each that is fuller than all above it."""
        fullest = 0
        found = []
        for at, fill in enumerate(self.fills[:_CANDIDATES]):
            lacks_first = (
                not self.rows[at][0] and fill + 1 == self.usual
            )  # the column that numbers the rows has no name
            if fill > fullest and (fill * 3 >= self.usual * 2 or lacks_first):
                fullest = fill
                found.append(at)
        return found or [0]

    def _score(self, at: int) -> float:
        """Weigh a candidate: how far what follows differs, how high it stands."""
        backing, against = self._evidence(at)
        return (backing - against) / self.fills[at] - 0.03 * at

    def _is_header(self, at: int) -> bool:
        row = [cell for cell in self.rows[at] if cell]
        if _counts(row):
            return True
        backing, against = self._evidence(at)
        words = sum(cell.lower() in _WORDS for cell in row)
        twice = len(row) - len(set(row))
        alone = sum(map(_is_value, row)) if at + 1 == len(self.rows) else 0
        return backing + words >= against + alone + twice

    def _names_some(self, at: int) -> bool:
        """Tell whether a row, though far from full, names columns that it does not look like."""
        backing, against = self._evidence(at)
        return self.fills[at] > 1 and backing > against

    def _columns(self, at: int) -> list[_Column]:
        """Return what the columns have in common below the row `at`, whatever repeats the header left out."""
        if at not in self.below:
            above = {tuple(row) for row in self.rows[: at + 1]}
            body = [row for row in self.rows[at + 1 : at + 1 + _BODY] if tuple(row) not in above]
            body = body or [[""] * len(self.rows[0])]
            self.below[at] = [_column([cell for cell in cells if cell]) for cells in zip(*body, strict=True)]
        return self.below[at]

    def _evidence(self, at: int) -> tuple[int, int]:
        """Return how many cells of a row do not look like what is below them, and how many do."""
        backing = against = 0
        named_by_years = sum(_YEAR.fullmatch(cell) is not None for cell in self.rows[at]) > 1
        for cell, column in zip(self.rows[at], self._columns(at), strict=True):
            if not cell:
                continue
            if _YEAR.fullmatch(cell) and not column.years:
                backing += named_by_years
                continue
            kind = kind_of(cell)
            if column.kind:
                backing += kind != column.kind
                against += kind == column.kind
            elif column.shape:
                backing += shape_of(cell) != column.shape
                against += shape_of(cell) == column.shape
            else:
                against += bool(kind) or cell in column.often
        return backing, against

    def _levels(self, at: int) -> Place:
        """Take in the rows above that name groups of columns, and those below that go on naming."""
        end = at + 1
        while end - at < _LEVELS and end + 1 < len(self.rows) and self._goes_on(at, end):
            end += 1
        first = at
        while first > 0 and end - first < _LEVELS and _groups(self.rows[first - 1], self.rows[first]):
            first -= 1
        return Place(first, end)

    def _goes_on(self, at: int, end: int) -> bool:
        """Tell whether the row `end`, below a header, names columns too: words over values, or in its gaps."""
        row, above = self.rows[end], self.rows[at]
        if list(row) == list(above):  # the header once more
            return False
        if self.fills[end] < self.usual and _divides(row, above):
            return True
        over = [(cell, column) for cell, column in zip(row, self._columns(end), strict=True) if column.kind]
        over = [(cell, column) for cell, column in over if cell]
        named = sum(not kind_of(cell) and cell not in column.often and len(cell) > 1 for cell, column in over)
        if not over or named * 10 < len(over) * 8 or self._evidence(end)[1]:
            return False
        return named > 1 or any(cell and not higher for higher, cell in zip(above, row, strict=True))


def _counts(row: Sequence[str]) -> bool:
    """Tell whether the names of the columns are their numbers, as pandas writes when it knows none."""
    return len(row) >= 3 and any(list(row) == [str(start + place) for place in range(len(row))] for start in (0, 1))


def _is_value(cell: str) -> bool:
    """Tell whether a cell is a value even where names are expected: a year may name a column."""
    return bool(kind_of(cell)) and not _YEAR.fullmatch(cell)


def _column(cells: Sequence[str]) -> _Column:
    count = len(cells)
    often = frozenset(cell for cell, times in Counter(cells).items() if times > 1)
    kinds = Counter(filter(None, map(kind_of, cells)))
    if kinds.total() * 10 > count * 6:
        years = sum(_YEAR.fullmatch(cell) is not None for cell in cells) * 2 > count
        return _Column(kinds.most_common(1)[0][0], years=years, shape="", often=often)
    lengths = Counter(map(len, cells))  # cells of one shape have one length: seen first, at a tenth of the cost
    alike = lengths.most_common(1)[0][1] if cells else 0
    shape, times = Counter(map(shape_of, cells)).most_common(1)[0] if alike * 5 >= count * 4 and cells else ("", 0)
    same = "9" in shape and times * 5 >= count * 4 and count > 1
    return _Column("", years=False, shape=shape if same else "", often=often)


def _groups(row: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether `row` names groups of the columns that `below` names."""
    cells = [cell for cell in row if cell]
    over = [bool(under) and not cell for cell, under in zip(row, below, strict=True)]
    if not any(over) or any(len(cell) > 100 or _is_value(cell) for cell in cells):
        return False
    completes = any(cell and not under for cell, under in zip(row, below, strict=True))
    groups = any(cell and under and empty for cell, under, empty in zip(row, below, over[1:], strict=False))
    repeated = len({cell for cell in below if cell}) < sum(map(bool, below))
    inside = _first(row) > _first(below)  # a title stands over the first column
    return groups and (completes or inside or len(cells) > 2 or (len(cells) > 1 and repeated))


def _divides(row: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether `row` names the columns that those groups have in `above`, and those alone."""
    gaps = [not cell for cell in above]
    beside = [gap or after for gap, after in zip(gaps, [*gaps[1:], False], strict=True)]
    return any(gaps) and all(bool(cell) == place for cell, place in zip(row, beside, strict=True))


def _first(row: Sequence[str]) -> int:
    return next((at for at, cell in enumerate(row) if cell), 0)
