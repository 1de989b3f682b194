"""Word document with real styles: titles that make an outline, table heads that are repeated, the language said."""

from collections.abc import Iterable, Sequence

from transverse.papers.model import (
    Block,
    Bullets,
    Checklist,
    Facts,
    Figures,
    Heading,
    Lead,
    Note,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from transverse.papers.writers import _docx_parts as parts
from transverse.papers.writers import _room as room
from transverse.papers.writers._docx_parts import TWIPS, w
from transverse.papers.writers._looks import BOXES, PALE, SIGNATURE_HEIGHT, archive
from transverse.papers.writers._xml import NOTHING, Markup, join, part

ID = "docx"
LABEL = "Word (docx)"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSION = ".docx"


def write(paper: Paper) -> bytes:
    """Write the document; its dates are those of the paper."""
    wide = round((room.page(paper)[0] - 2 * room.SIDE) * TWIPS)
    subtitle = _say("subtitle", paper.subtitle) if paper.subtitle else NOTHING
    body = (_say("title", paper.title), subtitle, *(_block(each, wide) for each in paper.blocks))
    content = w("body", *body, parts.sheet(*room.page(paper), landscape=paper.landscape))
    members = parts.around(paper, room.type_size(paper))
    return archive({**members, "word/document.xml": part(parts.root("document", content))})


def _block(block: Block, wide: int) -> Markup:
    match block:
        case Heading():
            return _say(f"heading{min(block.level, 3)}", block.text)
        case Lead():
            return _runs("lead", block.runs)
        case Note():
            return _runs("note", block.runs)
        case Paragraph():
            return _runs("normal", block.runs)
        case Bullets():
            return join(*(_say("bullet", each) for each in block.items))
        case Checklist():
            return join(*(_say("box", f"{BOXES[done]} {each}") for each, done in block.items))
        case Facts():
            return _facts(block, wide)
        case Table():
            return _table(block, wide)
        case Figures():
            return _figures(block, wide)
        case Signatures():
            return join(*(_signatures(group, wide, number) for number, group in enumerate(block.groups)))


def _say(look: str, text: str, side: str = "", *, keep: bool = False) -> Markup:
    return _runs(look, (Run(text),), side, keep=keep)


def _runs(look: str, runs: Sequence[Run], side: str = "", *, keep: bool = False) -> Markup:
    marks = w(
        "pPr",
        w("pStyle", val=look),
        w("keepNext") if keep else NOTHING,
        w("jc", val=side) if side else NOTHING,
    )
    return w("p", marks, *(_run(each) for each in runs if each.text))


def _run(run: Run) -> Markup:
    marks = join(w("b") if run.bold else NOTHING, w("i") if run.italic else NOTHING)
    return w("r", w("rPr", marks) if marks else NOTHING, parts.text(run.text))


def _facts(block: Facts, wide: int) -> Markup:
    columns = _columns(room.FACT_SHARES, wide)
    rows = (
        _row((_cell(_say("head", label), columns[0]), _cell(_say("cell", value), columns[1])))
        for label, value in block.rows
    )
    return _drawn(columns, rows, first_row=False, first_column=True)


def _table(block: Table, wide: int) -> Markup:
    columns = _columns(block.shares, wide)
    sides = ["end" if number in block.numbers else "" for number in range(len(columns))]
    last = len(block.rows) - 1 if block.total else -1
    rows = [
        _row(_line("total" if number == last else "cell", cells, columns, sides))
        for number, cells in enumerate(block.rows)
    ]
    head = _row(_line("head", block.head, columns, sides, ground=PALE), head=block.repeats)
    return join(_caption(block.caption), _drawn(columns, (head, *rows), block.caption, last_row=block.total))


def _figures(block: Figures, wide: int) -> Markup:
    columns = _columns((1 / len(block.items),) * len(block.items), wide)
    sides = ["center"] * len(columns)
    head = _row(_line("head", [label for _, label in block.items], columns, sides, ground=PALE), head=True)
    row = _row(_line("figure", [value for value, _ in block.items], columns, sides, ground=PALE))
    return join(_caption(block.caption), _drawn(columns, (head, row), block.caption))


def _signatures(group: Sequence[tuple[str, str, str]], wide: int, number: int) -> Markup:
    columns = _columns((1 / len(group),) * len(group), wide)
    sides = [""] * len(group)
    roles, names, states = zip(*group, strict=True)
    rows = (
        _row(_line("head", roles, columns, sides, ground=PALE, keep=True), head=True),
        _row(_line("cell", names, columns, sides, keep=True)),
        _row(_line("cell", states, columns, sides), height=round(SIGNATURE_HEIGHT * TWIPS)),
    )
    caption = "" if number else "Signatures"
    return join(_caption(caption), _drawn(columns, rows, caption, style=parts.GRID))


def _caption(text: str) -> Markup:
    return _say("caption", text) if text else NOTHING


def _columns(shares: Sequence[float], wide: int) -> list[int]:
    return [round(share * wide) for share in shares]


def _line(
    look: str,
    cells: Sequence[str],
    columns: Sequence[int],
    sides: Sequence[str],
    *,
    ground: str = "",
    keep: bool = False,
) -> tuple[Markup, ...]:
    drawn = zip(cells, columns, sides, strict=True)
    return tuple(_cell(_say(look, cell, side, keep=keep), width, ground) for cell, width, side in drawn)


def _cell(content: Markup, width: int, ground: str = "") -> Markup:
    shade = w("shd", val="clear", color="auto", fill=ground) if ground else NOTHING
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), shade), content)


def _row(cells: Sequence[Markup], *, head: bool = False, height: int = 0) -> Markup:
    marks = join(
        w("cantSplit") if head or height else NOTHING,
        w("trHeight", val=height, hRule="atLeast") if height else NOTHING,
        w("tblHeader") if head else NOTHING,
    )
    return w("tr", w("trPr", marks) if marks else NOTHING, *cells)


def _drawn(
    columns: Sequence[int],
    rows: Iterable[Markup],
    caption: str = "",
    *,
    style: str = parts.LINES,
    first_row: bool = True,
    **heads: bool,
) -> Markup:
    """Make the table; two that touch would be read as one, so that a thin empty line follows."""
    marks = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(columns), type="dxa"),
        w("tblLayout", type="fixed"),
        parts.heads(first_row=first_row, **heads),
        w("tblCaption", val=caption) if caption else NOTHING,
    )
    grid = w("tblGrid", *(w("gridCol", w=each) for each in columns))
    return join(w("tbl", marks, grid, *rows), _say("gap", ""))
