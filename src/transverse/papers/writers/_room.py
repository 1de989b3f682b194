"""How much room a paper takes, as both office formats see it: sheet, margins, and type small enough for one page."""

from transverse.papers.model import Block, Bullets, Checklist, Facts, Figures, Paper, Paragraph, Signatures, Table

USUAL_SIZE, SMALLEST, STEP = 10.0, 5.0, 0.25
LONG, SHORT = 297.0, 210.0
SIDE, TOP, BOTTOM, EDGE = 20.0, 22.0, 18.0, 9.0
FACT_SHARES = (0.3, 0.7)
# Millimetres that one letter of the usual font takes in one point: its width, the height of its line, some to spare.
_WIDTH, _HEIGHT = 0.172, 0.455
# Cells are set smaller than the text, between two margins (in millimetres), with a little air above and below.
_CELL, _MARGINS, _AIR = 0.92, 3.2, 0.35


def page(paper: Paper) -> tuple[float, float]:
    """Return the width and height of the sheet, in millimetres."""
    return (LONG, SHORT) if paper.landscape else (SHORT, LONG)


def type_size(paper: Paper) -> float:
    """Return the size of the text: the usual one, or what lets a paper of one page fit, as far as it can be reckoned.

    Office software sets the lines when it opens the file, so the room is estimated with some to spare.
    """
    size = USUAL_SIZE
    width, height = page(paper)
    room = (width - 2 * SIDE, height - TOP - BOTTOM)
    while paper.one_page and size > SMALLEST and _tall(paper, size, room[0]) > room[1]:
        size -= STEP
    return size


def _tall(paper: Paper, size: float, width: float) -> float:
    """Estimate how many millimetres the whole paper takes in type of `size` points."""
    letters = width / (size * _WIDTH)
    rows = 4.5 + sum(_rows(each, letters, width) for each in paper.blocks)
    return rows * size * _HEIGHT


def _rows(block: Block, letters: float, width: float) -> float:
    """Estimate how many lines a block takes, its spacing included, when one line holds so many `letters`."""
    match block:
        case Paragraph():
            return 0.7 + 1.2 * _lines("".join(run.text for run in block.runs), letters)
        case Bullets():
            return sum(0.15 + _lines(each, letters) for each in block.items)
        case Checklist():
            return sum(0.25 + _lines(each, letters) for each, _ in block.items)
        case Facts():
            return 0.5 + sum(_cells((each,), FACT_SHARES[1:], letters, width) for _, each in block.rows)
        case Table():
            rows = sum(_cells(each, block.shares, letters, width) for each in (block.head, *block.rows))
            return 0.5 + 1.5 * bool(block.caption) + rows
        case Figures():
            return 6
        case Signatures():
            return 2 + 9 * len(block.groups)
    return 2.7


def _cells(cells: tuple[str, ...], shares: tuple[float, ...], letters: float, width: float) -> float:
    """Estimate the height of a row by its tallest cell."""
    margins = _MARGINS / width * letters
    rooms = ((share * letters - margins) / _CELL for share in shares)
    return _AIR + _CELL * max(_lines(cell, room) for cell, room in zip(cells, rooms, strict=True))


def _lines(text: str, letters: float) -> int:
    return 1 + int(len(text) / max(letters, 1))
