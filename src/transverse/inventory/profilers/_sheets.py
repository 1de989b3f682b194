"""What the readers of spreadsheets share: how much of each sheet is read, and sheets turned into tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transverse.inventory.header import laid_out
from transverse.inventory.profile import MAX_COLUMNS, MAX_ROWS, MAX_TABLES, Profile

ROWS = MAX_ROWS + 50  # a title and a header stand above the rows
CELLS = 400_000  # of a whole workbook, some 60 bytes each
_GAP = 100  # empty rows that are kept between two others, so that lines are told by their numbers
_PROSE = 60


@dataclass(slots=True)
class Sheet:
    """The first rows of a sheet, as they are read.

    Attributes
    ----------
    rows
        Cells as text; the rows between two that hold something are empty.
    total
        How many rows the sheet has, title and empty ones counted; None as long as that is not known.
    """

    name: str
    hidden: bool = False
    rows: list[list[str]] = field(default_factory=list)
    total: int | None = None
    cells: int = 0
    end: int = 0
    blank: int = 0
    beyond: int = 0  # rows that were only counted

    @property
    def full(self) -> bool:
        """Whether enough was read of it."""
        return len(self.rows) >= ROWS or self.cells > CELLS // 2

    def add(self, at: int, cells: Sequence[tuple[int, str]]) -> None:
        """Add the row number `at`, counted from 0, by its cells that hold something, in order."""
        gap = max(0, min(at - self.end, _GAP))
        self.rows.extend([] for _ in range(gap))
        self.blank += gap
        self.end = at + 1
        row = [""] * (1 + min(max((place for place, _ in cells), default=-1), MAX_COLUMNS))
        for place, text in cells:
            if place < len(row):
                row[place] = text
        self.rows.append(row)
        self.cells += len(row)


def profile_of(sheets: Iterable[Sheet], *, more: bool = False) -> Profile:
    """Return the tables of a workbook; a sheet that is empty or holds only prose is told and left.

    Parameters
    ----------
    more
        Whether sheets were left unread.
    """
    grids, notes = [], []
    for sheet in sheets:
        if not any(map(any, sheet.rows)):
            continue
        if sheet.hidden:
            notes.append(f"La feuille «\u00a0{sheet.name}\u00a0» est masquée.")
        if _is_prose(sheet.rows):
            notes.append(f"La feuille «\u00a0{sheet.name}\u00a0» ne contient que du texte.")
            continue
        grids.append(laid_out(sheet.name, sheet.rows, sheet.total))
    if more:
        notes.append("Le classeur est très grand\u00a0: ses dernières feuilles ne sont pas lues.")
    if not grids and not notes:
        return Profile(listed="Le classeur est vide.")
    if not grids:
        return Profile(listed="Un classeur qui ne contient que du texte.", notes=tuple(notes))
    return Profile(tuple(grids[:MAX_TABLES]), notes=tuple(notes))


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are the lines of a notice: one cell each, and long ones."""
    filled = [[cell for cell in row if cell] for row in rows if any(row)]
    alone = [row[0] for row in filled if len(row) == 1]
    if len(alone) * 10 < len(filled) * 9:
        return False
    long = sum(len(cell) > _PROSE and " " in cell for cell in alone)
    return long * 4 > len(filled)
