"""The parts of an OpenDocument around its text: styles, bullets, header and footer, properties (OASIS ODF 1.2)."""

from collections.abc import Iterable, Iterator, Sequence

from transverse.papers.model import Paper
from transverse.papers.writers import _room as room
from transverse.papers.writers._looks import (
    BLACK,
    FONT,
    INK,
    LINE,
    LOOKS,
    PALE,
    SIGNATURE_HEIGHT,
    Look,
    country,
    full_title,
)
from transverse.papers.writers._xml import Markup, join, part, tag

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
BOLD, ITALIC, BULLETS = "Gras", "Italique", "Puces"
LINED, HEAD, BOXED, BOXED_HEAD, TALL, WHOLE, EDGE = "Filet", "Tête", "Cadre", "TêteCadre", "Haute", "Entière", "Bord"
_VERSION = {"office:version": "1.2"}
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    **{f"xmlns:{name}": f"{_ODF}:{name}:1.0" for name in ("office", "style", "text", "table", "meta")},
    "xmlns:fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_ODF}:svg-compatible:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_PADDING = {f"fo:padding-{side}": "1.5mm" for side in ("left", "right")} | {
    f"fo:padding-{side}": "0mm" for side in ("top", "bottom")
}
_SIDES = {"end": "Droite", "center": "Centre"}


def aligned(look: str, side: str) -> str:
    """Return the name of a style, or of its variant set to one side."""
    return LOOKS[look].odf + (f"_20_{_SIDES[side]}" if side else "")


def content(body: Markup, tables: Iterable[Markup]) -> Markup:
    """Make the part that holds the text, with the styles that serve nowhere else."""
    styles = tag("office:automatic-styles", None, *tables, *_cells(), *_rows(), *_letters())
    text = tag("office:body", None, tag("office:text", None, body))
    return tag("office:document-content", {**_NAMES, **_VERSION}, styles, text)


def around(paper: Paper, size: float) -> dict[str, bytes]:
    """Return every part but the text itself, set in `size` points."""
    return {
        "styles.xml": part(_styles(paper, size)),
        "meta.xml": part(_meta(paper)),
        "META-INF/manifest.xml": part(_manifest()),
    }


def table_styles(name: str, columns: Sequence[float]) -> Iterator[Markup]:
    """Make the styles of a table: its width and those of its columns, in millimetres."""
    marks = {"style:width": _mm(sum(columns)), "table:align": "left", "table:border-model": "collapsing"}
    yield _style(name, "table", tag("style:table-properties", marks))
    for number, width in enumerate(columns):
        column = tag("style:table-column-properties", {"style:column-width": _mm(width)})
        yield _style(f"{name}.{number + 1}", "table-column", column)


def _mm(length: float) -> str:
    return f"{length:.2f}mm"


def _style(name: str, family: str, *inside: Markup, **marks: str) -> Markup:
    named = {f"style:{key.replace('_', '-')}": value for key, value in marks.items()}
    return tag("style:style", {"style:name": name, "style:family": family, **named}, *inside)


def _cells() -> Iterator[Markup]:
    line = f"0.5pt solid #{LINE}"
    for name, ground, boxed in ((LINED, "", False), (HEAD, PALE, False), (BOXED, "", True), (BOXED_HEAD, PALE, True)):
        sides = ("fo:border",) if boxed else ("fo:border-top", "fo:border-bottom")
        marks = {**_PADDING, **dict.fromkeys(sides, line)}
        if ground:
            marks["fo:background-color"] = f"#{ground}"
        yield _style(name, "table-cell", tag("style:table-cell-properties", marks))


def _rows() -> Iterator[Markup]:
    tall = {"style:min-row-height": _mm(SIGNATURE_HEIGHT)}
    for name, marks in ((TALL, tall), (WHOLE, dict[str, str]())):
        yield _style(name, "table-row", tag("style:table-row-properties", {**marks, "fo:keep-together": "always"}))


def _letters() -> Iterator[Markup]:
    for name, marks in ((BOLD, {"fo:font-weight": "bold"}), (ITALIC, {"fo:font-style": "italic"})):
        yield _style(name, "text", tag("style:text-properties", marks))


def _styles(paper: Paper, size: float) -> Markup:
    named = join(_default(paper), *_paragraphs(size), _bullets(), _outline())
    return tag(
        "office:document-styles",
        {**_NAMES, **_VERSION},
        tag("office:font-face-decls", None, _font()),
        tag("office:styles", None, named),
        tag("office:automatic-styles", None, _layout(paper)),
        tag("office:master-styles", None, _master(paper)),
    )


def _font() -> Markup:
    return tag("style:font-face", {"style:name": FONT, "svg:font-family": FONT, "style:font-family-generic": "swiss"})


def _default(paper: Paper) -> Markup:
    place = country(paper.language) or "none"
    marks = {"style:font-name": FONT, "fo:language": paper.language, "fo:country": place}
    return tag("style:default-style", {"style:family": "paragraph"}, tag("style:text-properties", marks))


def _paragraphs(size: float) -> Iterator[Markup]:
    for key, look in LOOKS.items():
        marks = {"display_name": look.odf.replace("_20_", " "), "class": "text"}
        if key != "normal":
            marks["parent_style_name"] = LOOKS["normal"].odf
        if look.level:
            marks["default_outline_level"] = str(look.level)
        if key == "bullet":
            marks["list_style_name"] = BULLETS
        yield _style(look.odf, "paragraph", _place(look, size), _shape(look, size), **marks)
    for key in ("cell", "head", "total", "figure"):
        yield from _variants(LOOKS[key].odf)


def _variants(name: str) -> Iterator[Markup]:
    for side, label in _SIDES.items():
        place = tag("style:paragraph-properties", {"fo:text-align": side})
        full = f"{name}_20_{label}"
        yield _style(full, "paragraph", place, parent_style_name=name, display_name=full.replace("_20_", " "))


def _place(look: Look, size: float) -> Markup:
    points = look.points(size)
    marks = {
        "fo:margin-top": f"{look.before * points:.2f}pt",
        "fo:margin-bottom": f"{look.after * points:.2f}pt",
        "fo:line-height": "108%",
    }
    return tag("style:paragraph-properties", {**marks, **({"fo:keep-with-next": "always"} if look.keeps else {})})


def _shape(look: Look, size: float) -> Markup:
    marks = {
        "style:font-name": FONT,
        "fo:font-size": f"{look.points(size):g}pt",
        "fo:font-weight": "bold" if look.bold else "normal",
        "fo:font-style": "italic" if look.italic else "normal",
        "fo:color": f"#{INK if look.ink else BLACK}",
    }
    return tag("style:text-properties", marks)


def _bullets() -> Markup:
    place = {"text:list-level-position-and-space-mode": "label-alignment"}
    indent = {"text:label-followed-by": "listtab", "fo:text-indent": "-4mm", "fo:margin-left": "6mm"}
    inside = tag("style:list-level-properties", place, tag("style:list-level-label-alignment", indent))
    level = tag("text:list-level-style-bullet", {"text:level": "1", "text:bullet-char": "•"}, inside)
    return tag("text:list-style", {"style:name": BULLETS}, level)


def _outline() -> Markup:
    levels = (tag("text:outline-level-style", {"text:level": level, "style:num-format": ""}) for level in (1, 2, 3))
    return tag("text:outline-style", {"style:name": "Outline"}, *levels)


def _layout(paper: Paper) -> Markup:
    width, height = room.page(paper)
    band = room.TOP - room.EDGE
    marks = {
        "fo:page-width": _mm(width),
        "fo:page-height": _mm(height),
        "style:print-orientation": "landscape" if paper.landscape else "portrait",
        **{f"fo:margin-{side}": _mm(room.SIDE) for side in ("left", "right")},
        **{f"fo:margin-{side}": _mm(room.EDGE) for side in ("top", "bottom")},
    }
    above = {"fo:min-height": _mm(band), "fo:margin-bottom": "3mm"}
    below = {"fo:min-height": _mm(room.BOTTOM - room.EDGE), "fo:margin-top": "3mm"}
    layout = tag(
        "style:page-layout",
        {"style:name": "Page"},
        tag("style:page-layout-properties", marks),
        tag("style:header-style", None, tag("style:header-footer-properties", above)),
        tag("style:footer-style", None, tag("style:header-footer-properties", below)),
    )
    return join(layout, _edge_style(width - 2 * room.SIDE))


def _edge_style(right: float) -> Markup:
    stop = tag("style:tab-stop", {"style:position": _mm(right), "style:type": "right"})
    place = tag("style:paragraph-properties", None, tag("style:tab-stops", None, stop))
    return _style(EDGE, "paragraph", place, parent_style_name=LOOKS["footer"].odf)


def _master(paper: Paper) -> Markup:
    head = tag("text:p", {"text:style-name": EDGE}, paper.organisation, tag("text:tab"), paper.title)
    number = tag("text:page-number", {"text:select-page": "current"}, "1")
    count = tag("text:page-count", None, "1")
    foot = tag("text:p", {"text:style-name": EDGE}, paper.reference, tag("text:tab"), "Page ", number, " sur ", count)
    marks = {"style:name": "Standard", "style:page-layout-name": "Page"}
    return tag("style:master-page", marks, tag("style:header", None, head), tag("style:footer", None, foot))


def _meta(paper: Paper) -> Markup:
    day = f"{paper.date.isoformat()}T00:00:00"
    inside = (
        tag("meta:generator", None, "Transverse"),
        tag("dc:title", None, full_title(paper)),
        tag("meta:initial-creator", None, paper.organisation),
        tag("dc:creator", None, paper.organisation),
        tag("meta:creation-date", None, day),
        tag("dc:date", None, day),
        tag("dc:language", None, "-".join(filter(None, (paper.language, country(paper.language))))),
    )
    return tag("office:document-meta", {**_NAMES, **_VERSION}, tag("office:meta", None, *inside))


def _manifest() -> Markup:
    entries = {"/": MEDIA_TYPE, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
    made = (
        tag("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
        for name, kind in entries.items()
    )
    names = {"xmlns:manifest": f"{_ODF}:manifest:1.0", "manifest:version": "1.2"}
    return tag("manifest:manifest", names, *made)
