"""How much room a paper takes, as both office formats see it: sheet, margins, and type small enough for one page."""

from transverse.papers.model import Block, Bullets, Checklist, Facts, Figures, Paper, Paragraph, Signatures, Table

USUAL_SIZE, SMALLEST = 10.0, 5.5
LONG, SHORT = 297.0, 210.0
SIDE, TOP, BOTTOM, EDGE = 20.0, 22.0, 18.0, 9.0
FACT_SHARES = (0.3, 0.7)
# Of one of the usual letters, set in one point: millimetres of width, and of height with the space around.
_WIDTH, _HEIGHT = 0.19, 0.46


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
        size -= 0.5
    return size


def _tall(paper: Paper, size: float, width: float) -> float:
    """Estimate how many millimetres the whole paper takes in type of `size` points."""
    rows = 5.0 + sum(_rows(each, size, width) for each in paper.blocks)
    return rows * size * _HEIGHT


def _rows(block: Block, size: float, width: float) -> float:
    """Estimate how many lines a block takes, its spacing included."""
    fits = width / (size * _WIDTH)
    match block:
        case Paragraph():
            return 1 + _lines("".join(run.text for run in block.runs), fits)
        case Bullets():
            return 0.5 + sum(_lines(each, fits) for each in block.items)
        case Checklist():
            return 0.5 + sum(_lines(each, fits) for each, _ in block.items)
        case Facts():
            return 1 + sum(1.3 * _lines(value, fits * FACT_SHARES[1]) for _, value in block.rows)
        case Table():
            return (
                1.5 + bool(block.caption) + sum(_cells(each, block.shares, fits) for each in (block.head, *block.rows))
            )
        case Figures():
            return 6.5
        case Signatures():
            return 2 + 8 * len(block.groups)
    return 2.5


def _cells(cells: tuple[str, ...], shares: tuple[float, ...], fits: float) -> float:
    return 0.4 + max(_lines(cell, share * fits - 2) for cell, share in zip(cells, shares, strict=True))


def _lines(text: str, fits: float) -> int:
    return 1 + int(len(text) / max(fits, 1))
