"""The paragraphs of an OpenDocument tree, in reading order, with the part that each one plays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transverse.documents.formats._odf_text import Paragraph
from transverse.documents.formats._odf_xml import q, qs
from transverse.documents.model import Block, Kind
from transverse.documents.textmap import to_block

if TYPE_CHECKING:
    from lxml.etree import _Element

    from transverse.documents.formats._odf_styles import Styles

PARAGRAPHS = qs("text:p text:h")
# Deleted, generated, hidden behind a merged cell, linked from elsewhere or not text at all.
CLOSED = qs(
    "draw:object draw:object-ole office:forms table:covered-table-cell text:alphabetical-index text:bibliography "
    "text:illustration-index text:note-citation text:object-index text:table-index text:table-of-content "
    "text:tracked-changes text:user-index"
)
LINKS = qs("text:section-source office:dde-source")
NOTE, SECTION, FRAME = map(q, ("text:note", "text:section", "draw:frame"))
# Impress puts its comments in a name space of its own.
ANNOTATIONS = qs("office:annotation officeooo:annotation")
KINDS = {
    q("text:list-item"): Kind.ITEM,
    q("table:table-cell"): Kind.CELL,
    q("draw:text-box"): Kind.BOX,
    q("draw:custom-shape"): Kind.BOX,
    NOTE: Kind.NOTE,
    **dict.fromkeys(ANNOTATIONS, Kind.COMMENT),
}
# Inside these a paragraph stays what they are.
LASTING = frozenset({Kind.NOTE, Kind.COMMENT, Kind.HEADER, Kind.HEADING, Kind.SUBJECT})
# Text that LibreOffice Writer cannot record changes in: its own small editor holds it.
UNTRACKED = ANNOTATIONS | qs(
    "draw:custom-shape draw:rect draw:ellipse draw:circle draw:line draw:polyline draw:polygon "
    "draw:regular-polygon draw:path draw:connector draw:caption draw:measure draw:image"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Where the walk stands: the kind and the place of what it meets, and whether changes can be recorded there."""

    story: "_Element"
    styles: "Styles"
    kind: Kind = Kind.PARAGRAPH
    where: str = ""
    tracked: bool = True

    def within(self, element: "_Element") -> "Context":
        """Return the context inside `element`."""
        tag = element.tag
        kind = KINDS.get(tag, self.kind) if self.kind not in LASTING or tag in ANNOTATIONS else self.kind
        if tag == NOTE:
            return replace(self, kind=kind, where=_note_label(element))
        if tag in ANNOTATIONS and not self.where:
            return replace(self, kind=kind, where="commentaire", tracked=False)
        if tag in UNTRACKED or (tag == FRAME and self.styles.is_drawing(element.get(q("draw:style-name")))):
            return replace(self, kind=kind, tracked=False)
        return self if kind == self.kind else replace(self, kind=kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and its context."""

    paragraph: Paragraph
    context: Context

    def block(self) -> Block:
        """Return what the engines see of it."""
        kind = self.context.kind
        if self.paragraph.element.tag == q("text:h") and kind not in LASTING:
            kind = Kind.HEADING
        return to_block(self.paragraph.pieces, kind, self.context.where)


def passages(elements: "Iterable[_Element]", context: Context) -> Iterator[Passage]:
    """Yield the paragraphs in `elements` (or in an element's children) that show something.

    Each one comes before what is anchored in it.
    """
    for child in elements:
        tag = child.tag
        if not isinstance(tag, str) or tag in CLOSED or _is_away(child):
            continue
        if tag in PARAGRAPHS:
            yield from paragraph(child, context)
        else:
            yield from passages(child, context.within(child))


def paragraph(element: "_Element", context: Context) -> Iterator[Passage]:
    """Yield the paragraph `element`, then what is anchored in it; nothing when it is code or hidden."""
    style = element.get(q("text:style-name"))
    if context.styles.is_hidden("paragraph", style) or _says_hidden(element):
        return
    read = Paragraph(element, context.styles)
    if not context.styles.is_code("paragraph", style) and any(piece.text.strip() for piece in read.pieces):
        yield Passage(read, context)
    for inner in read.inner:
        yield from passages(inner, context.within(inner))


def _is_away(element: "_Element") -> bool:
    """Say whether `element` is hidden, a prompt, or a copy of another file."""
    if element.get(q("text:display")) == "none" or element.get(q("presentation:placeholder")) == "true":
        return True
    return element.tag == SECTION and any(child.tag in LINKS for child in element)


def _says_hidden(element: "_Element") -> bool:
    return any(mark.get(q("text:is-hidden")) == "true" for mark in element.iterchildren(q("text:hidden-paragraph")))


def _note_label(note: "_Element") -> str:
    citation = note.findtext(q("text:note-citation"), "").strip()
    return f"note {citation}".strip()
