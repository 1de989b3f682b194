"""The parts of a Word document around its text: styles, bullets, header and footer, properties.

The order of the elements is that of the schema (ECMA-376, part 1, chapter 17): Word refuses another.
"""

from transverse.papers.model import Paper
from transverse.papers.writers import _room as room
from transverse.papers.writers._looks import BLACK, FONT, INK, LINE, LOOKS, Look, country, full_title
from transverse.papers.writers._xml import NOTHING, Markup, join, part, tag

TWIPS = 1440 / 25.4
LINES, GRID = "filets", "quadrillage"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CHILDREN = ("styles", "numbering", "settings", "header", "footer")


def w(name: str, /, *inside: str, **values: str | int) -> Markup:
    """Make the element ``w:name`` with its ``w:`` attributes."""
    return tag(f"w:{name}", {f"w:{key}": value for key, value in values.items()}, *inside)


def root(name: str, *inside: str) -> Markup:
    """Make the first element of a part, which says what the prefixes stand for."""
    return tag(f"w:{name}", {"xmlns:w": _MAIN, "xmlns:r": _LINKS}, *inside)


def text(words: str) -> Markup:
    """Make the element that holds words, their spaces kept."""
    return tag("w:t", {"xml:space": "preserve"}, words)


def around(paper: Paper, size: float) -> dict[str, bytes]:
    """Return every part but the text itself, set in `size` points; the list of types comes first, as from Word."""
    made = {
        "styles": _styles(paper, size),
        "numbering": _numbering(),
        "settings": _settings(paper),
        "header": root("hdr", _edge("header", paper, paper.organisation, text(paper.title))),
        "footer": root("ftr", _edge("footer", paper, paper.reference, text("Page "), *_pages())),
    }
    return {
        "[Content_Types].xml": part(_types()),
        "_rels/.rels": part(_relations({"rId1": ("officeDocument", "word/document.xml"), **_PROPERTIES})),
        "docProps/core.xml": part(_core(paper)),
        "docProps/app.xml": part(_application()),
        "word/_rels/document.xml.rels": part(_relations({each: (each, f"{each}.xml") for each in _CHILDREN})),
        **{f"word/{name}.xml": part(root) for name, root in made.items()},
    }


def sheet(width: float, height: float, *, landscape: bool) -> Markup:
    """Describe the sheet, in millimetres, and name its header and footer."""
    side, top, bottom, edge = (round(each * TWIPS) for each in (room.SIDE, room.TOP, room.BOTTOM, room.EDGE))
    lies: dict[str, str | int] = {"orient": "landscape"} if landscape else {}
    return w(
        "sectPr",
        *(tag(f"w:{each}Reference", {"w:type": "default", "r:id": each}) for each in ("header", "footer")),
        w("pgSz", w=round(width * TWIPS), h=round(height * TWIPS), **lies),
        w("pgMar", top=top, right=side, bottom=bottom, left=side, header=edge, footer=edge, gutter=0),
    )


def heads(*, first_row: bool = False, first_column: bool = False, last_row: bool = False) -> Markup:
    """Say which parts of a table are heads."""
    marks = {"firstRow": first_row, "lastRow": last_row, "firstColumn": first_column, "lastColumn": False}
    return w("tblLook", **{key: int(on) for key, on in marks.items()}, noHBand=1, noVBand=1)


def _edge(look: str, paper: Paper, left: str, first: Markup, *rest: Markup) -> Markup:
    """Make the line above or below the text: something to the left, something to the right."""
    right = round((room.page(paper)[0] - 2 * room.SIDE) * TWIPS)
    marks = w("pPr", w("pStyle", val=look), w("tabs", w("tab", val="right", pos=right)))
    return w("p", marks, w("r", text(left), w("tab"), first), *rest)


def _pages() -> tuple[Markup, Markup, Markup]:
    number, count = (w("fldSimple", w("r", text("1")), instr=code) for code in ("PAGE", "NUMPAGES"))
    return number, w("r", text(" sur ")), count


def _styles(paper: Paper, size: float) -> Markup:
    language = "-".join(filter(None, (paper.language, country(paper.language))))
    usual = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    defaults = w("docDefaults", w("rPrDefault", usual), w("pPrDefault"))
    looks = (_paragraph_style(key, look, size) for key, look in LOOKS.items())
    return root("styles", defaults, *looks, *_table_styles())


def _paragraph_style(key: str, look: Look, size: float) -> Markup:
    points = look.points(size)
    before, after = (round(20 * space * points) for space in (look.before, look.after))
    place = w(
        "pPr",
        w("keepNext") if look.keeps else NOTHING,
        w("numPr", w("numId", val=1)) if key == "bullet" else NOTHING,
        w("spacing", before=before, after=after, line=259, lineRule="auto"),
        w("outlineLvl", val=look.level - 1) if look.level else NOTHING,
    )
    shape = join(*(w(mark) for mark, on in (("b", look.bold), ("i", look.italic)) if on))
    color = w("color", val=INK if look.ink else BLACK)
    letters = w("rPr", shape, color, w("sz", val=round(2 * points)), w("szCs", val=round(2 * points)))
    kind: dict[str, str | int] = {"type": "paragraph", "styleId": key}
    if key == "normal":
        return w("style", w("name", val=look.word), w("qFormat"), place, letters, **kind, default=1)
    own: dict[str, str | int] = {} if look.word[0].islower() or look.word.isascii() else {"customStyle": 1}
    parent = w("basedOn", val="normal")
    return w("style", w("name", val=look.word), parent, w("qFormat"), place, letters, **kind, **own)


def _table_styles() -> tuple[Markup, ...]:
    margins = w("tblCellMar", *(w(side, w=85, type="dxa") for side in ("left", "right")))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    plain = w("style", w("name", val="Normal Table"), w("tblPr", margins), type="table", default=1, styleId="table")
    drawn = (
        (LINES, "Tableau à filets", [each for each in sides if each in {"top", "bottom", "insideH"}]),
        (GRID, "Table Grid", sides),
    )
    return (plain, *(_table_style(key, name, lines) for key, name, lines in drawn))


def _table_style(key: str, name: str, sides: list[str] | tuple[str, ...]) -> Markup:
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color=LINE) for side in sides))
    return w("style", w("name", val=name), w("basedOn", val="table"), w("tblPr", borders), type="table", styleId=key)


def _numbering() -> Markup:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("pStyle", val="bullet"),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=340, hanging=227)),
        ilvl=0,
    )
    kind = w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=0)
    return root("numbering", kind, w("num", w("abstractNumId", val=0), numId=1))


def _settings(paper: Paper) -> Markup:
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root("settings", w("compat", mode), w("themeFontLang", val=paper.language))


_PROPERTIES = {
    "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": ("extended-properties", "docProps/app.xml"),
}


def _relations(links: dict[str, tuple[str, str]]) -> Markup:
    full = ((key, kind if "/" in kind else f"{_LINKS}/{kind}", target) for key, (kind, target) in links.items())
    made = (tag("Relationship", {"Id": key, "Type": kind, "Target": target}) for key, kind, target in full)
    return tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *made)


def _types() -> Markup:
    kinds = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{f"/word/{each}.xml": f"{_TYPE}.{each}+xml" for each in _CHILDREN},
    }
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return tag(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        *(tag("Default", {"Extension": key, "ContentType": kind}) for key, kind in defaults.items()),
        *(tag("Override", {"PartName": key, "ContentType": kind}) for key, kind in kinds.items()),
    )


def _core(paper: Paper) -> Markup:
    day = f"{paper.date.isoformat()}T00:00:00Z"
    dated = {"xsi:type": "dcterms:W3CDTF"}
    names = {
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return tag(
        "cp:coreProperties",
        names,
        tag("dc:title", None, full_title(paper)),
        tag("dc:creator", None, paper.organisation),
        tag("dc:language", None, paper.language),
        tag("cp:lastModifiedBy", None, paper.organisation),
        tag("dcterms:created", dated, day),
        tag("dcterms:modified", dated, day),
    )


def _application() -> Markup:
    names = {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}
    return tag("Properties", names, tag("Application", None, "Transverse"))
