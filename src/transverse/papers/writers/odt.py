"""OpenDocument text with real styles: titles that make an outline, table heads that are repeated, the language said."""

from collections.abc import Iterable, Iterator, Sequence

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
from transverse.papers.writers import _odt_parts as parts
from transverse.papers.writers import _room as room
from transverse.papers.writers._looks import BOXES, LOOKS, archive
from transverse.papers.writers._odt_parts import BOLD, BOXED, HEAD, ITALIC, LINED, TALL, WHOLE
from transverse.papers.writers._xml import NOTHING, Markup, join, part, tag

ID = "odt"
LABEL = "OpenDocument (odt)"
MEDIA_TYPE = parts.MEDIA_TYPE
EXTENSION = ".odt"


def write(paper: Paper) -> bytes:
    """Write the document; its dates are those of the paper."""
    wide = room.page(paper)[0] - 2 * room.SIDE
    tables = _Tables(wide)
    subtitle = _say("subtitle", paper.subtitle) if paper.subtitle else NOTHING
    body = join(_say("title", paper.title), subtitle, *(_block(each, tables) for each in paper.blocks))
    content = parts.content(body, tables.styles)
    around = parts.around(paper, room.type_size(paper))
    return archive({"mimetype": MEDIA_TYPE.encode(), "content.xml": part(content), **around}, stored="mimetype")


class _Tables:
    """The tables of one document: each needs a name and widths of its own, gathered here while the text is written."""

    def __init__(self, wide: float) -> None:
        self.wide = wide
        self.styles: list[Markup] = []
        self._count = 0

    def draw(self, shares: Sequence[float], head: Markup, rows: Iterable[Markup], caption: str = "") -> Markup:
        """Make a table, its repeated head first, and the thin empty line that parts it from the next."""
        self._count += 1
        name = f"Tableau{self._count}"
        self.styles += parts.table_styles(name, [share * self.wide for share in shares])
        columns = (tag("table:table-column", {"table:style-name": f"{name}.{n + 1}"}) for n in range(len(shares)))
        title = tag("table:title", None, caption) if caption else NOTHING
        repeated = tag("table:table-header-rows", None, head) if head else NOTHING
        marks = {"table:name": name, "table:style-name": name}
        return join(tag("table:table", marks, title, *columns, repeated, *rows), _say("gap", ""))


def _block(block: Block, tables: _Tables) -> Markup:
    match block:
        case Heading():
            return _heading(block)
        case Lead():
            return _runs("lead", block.runs)
        case Note():
            return _runs("note", block.runs)
        case Paragraph():
            return _runs("normal", block.runs)
        case Bullets():
            items = (tag("text:list-item", None, _say("bullet", each)) for each in block.items)
            return tag("text:list", {"text:style-name": parts.BULLETS}, *items)
        case Checklist():
            return join(*(_say("box", f"{BOXES[done]} {each}") for each, done in block.items))
        case Facts():
            rows = (_row((_cell("head", label), _cell("cell", value))) for label, value in block.rows)
            return tables.draw(room.FACT_SHARES, NOTHING, rows)
        case Table():
            return _table(block, tables)
        case Figures():
            return _figures(block, tables)
        case Signatures():
            return join(*_signatures(block, tables))


def _heading(block: Heading) -> Markup:
    level = min(block.level, 3)
    marks: dict[str, str | int] = {"text:style-name": LOOKS[f"heading{level}"].odf, "text:outline-level": level}
    return tag("text:h", marks, block.text)


def _say(look: str, text: str, side: str = "") -> Markup:
    return _runs(look, (Run(text),), side)


def _runs(look: str, runs: Sequence[Run], side: str = "") -> Markup:
    return tag("text:p", {"text:style-name": parts.aligned(look, side)}, *(_run(each) for each in runs))


def _run(run: Run) -> Markup:
    words = join(run.text)
    for style, on in ((ITALIC, run.italic), (BOLD, run.bold)):
        words = tag("text:span", {"text:style-name": style}, words) if on else words
    return words


def _table(block: Table, tables: _Tables) -> Markup:
    sides = ["end" if number in block.numbers else "" for number in range(len(block.head))]
    last = len(block.rows) - 1 if block.total else -1
    rows = [_line("total" if number == last else "cell", cells, sides) for number, cells in enumerate(block.rows)]
    head = _line("head", block.head, sides, HEAD)
    return join(_caption(block.caption), tables.draw(block.shares, head, rows, block.caption))


def _figures(block: Figures, tables: _Tables) -> Markup:
    count = len(block.items)
    sides = ["center"] * count
    head = _line("head", [label for _, label in block.items], sides, HEAD)
    row = _line("figure", [value for value, _ in block.items], sides, HEAD)
    return join(_caption(block.caption), tables.draw((1 / count,) * count, head, (row,), block.caption))


def _signatures(block: Signatures, tables: _Tables) -> Iterator[Markup]:
    for number, group in enumerate(block.groups):
        caption = "" if number else "Signatures"
        sides = [""] * len(group)
        roles, names, states = zip(*group, strict=True)
        head = _line("head", roles, sides, parts.BOXED_HEAD)
        rows = (_line("cell", names, sides, BOXED), _line("cell", states, sides, BOXED, height=TALL))
        yield join(_caption(caption), tables.draw((1 / len(group),) * len(group), head, rows, caption))


def _caption(text: str) -> Markup:
    return _say("caption", text) if text else NOTHING


def _line(look: str, cells: Sequence[str], sides: Sequence[str], ground: str = LINED, height: str = "") -> Markup:
    drawn = (_cell(look, cell, side, ground) for cell, side in zip(cells, sides, strict=True))
    return _row(tuple(drawn), height or (WHOLE if look == "head" else ""))


def _cell(look: str, text: str, side: str = "", ground: str = LINED) -> Markup:
    marks = {"table:style-name": ground, "office:value-type": "string"}
    return tag("table:table-cell", marks, _say(look, text, side))


def _row(cells: Sequence[Markup], style: str = "") -> Markup:
    return tag("table:table-row", {"table:style-name": style} if style else None, *cells)
