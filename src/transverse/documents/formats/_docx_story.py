"""The paragraphs of one story of a docx (main text, header, note…), in the order they are read."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transverse.documents.formats._docx_fields import Fields
from transverse.documents.formats._docx_inline import Inline, is_chosen
from transverse.documents.formats._docx_styles import Styles, is_heading, is_item
from transverse.documents.formats._ooxml import child, name_of, value
from transverse.documents.formats._ooxml_paragraph import Paragraph, Pieces, pair
from transverse.documents.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


# Wrappers of whole paragraphs.
THROUGH = {"w:tr", "w:tc", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"}


@dataclass(slots=True)
class Story:
    """A walk over one story.

    Attributes
    ----------
    part
        The path of the part that holds it.
    kind, where
        What all its paragraphs are; no kind: what their style says.
    paragraphs
        All those found so far that hold something.
    """

    part: str
    styles: Styles
    kind: Kind | None = None
    where: str = ""
    fields: Fields = field(default_factory=Fields)
    paragraphs: list[Paragraph] = field(default_factory=list)
    # Paragraphs whose mark is deleted under review read as the start of the next one.
    _carried: Pieces = field(default_factory=list)

    def walk(self, container: "_Element", kind: Kind | None = None, *, locked: bool = False) -> None:
        """Go through `container`, whose paragraphs are of `kind`."""
        for each in container:
            name = name_of(each)
            if name == "w:p":
                self._paragraph(each, kind, locked=locked)
            elif name == "w:tbl":
                self._end(kind)
                self.walk(each, kind or Kind.CELL, locked=locked)
            elif name in THROUGH and child(each, "w:trPr", "w:del") is None:
                self.walk(each, kind, locked=locked)
            elif name == "w:sdt" and (content := child(each, "w:sdtContent")) is not None:
                self.walk(content, kind, locked=locked or is_chosen(each))
            elif name == "mc:AlternateContent" and (choice := child(each, "mc:Choice")) is not None:
                self.walk(choice, kind, locked=locked)
        self._end(kind)

    def _end(self, kind: Kind | None) -> None:
        """Keep what was carried for a next paragraph that does not come: cells and tables do not merge."""
        pieces, self._carried = self._carried, []
        self._add(pieces, self.kind or kind or Kind.PARAGRAPH)

    def _add(self, pieces: Pieces, kind: Kind) -> None:
        if pieces:
            where = self.where or ("tableau" if kind is Kind.CELL else "")
            self.paragraphs.append(Paragraph(self.part, kind, where, pieces))

    def _paragraph(self, paragraph: "_Element", kind: Kind | None, *, locked: bool) -> None:
        properties = child(paragraph, "w:pPr")
        style = self.styles.get(value(child(properties, "w:pStyle")))
        inline = Inline(self.styles, self.fields, style.hidden)
        inline.walk(paragraph, locked=locked)
        pieces = self._carried + ([] if style.code else inline.pieces)
        self._carried = []
        if is_mark_deleted(properties):
            self._carried = pieces
        else:
            self._add(pieces, self.kind or kind or self._kind(properties))
        for anchor in inline.anchors:
            for box, twin in boxes(anchor):
                self._box(box, twin)

    def _kind(self, properties: "_Element | None") -> Kind:
        style = self.styles.get(value(child(properties, "w:pStyle")))
        heading, item = is_heading(properties), is_item(properties)
        if style.heading if heading is None else heading:
            return Kind.HEADING
        return Kind.ITEM if (style.item if item is None else item) else Kind.PARAGRAPH

    def _box(self, box: "_Element", twin: "_Element | None") -> None:
        seen = self._inner(box)
        if twin is not None:
            pair(seen, self._inner(twin))
        self.paragraphs += seen

    def _inner(self, box: "_Element") -> list[Paragraph]:
        where = f"{self.where}, zone de texte" if self.where else "zone de texte"
        story = Story(self.part, self.styles, self.kind or Kind.BOX, where)
        story.walk(box)
        return story.paragraphs


def is_mark_deleted(properties: "_Element | None") -> bool:
    """Say whether the end of the paragraph is deleted under review: it goes on in the next one."""
    mark = child(properties, "w:rPr")
    return mark is not None and any(name_of(each) in {"w:del", "w:moveFrom"} for each in mark)


def boxes(anchor: "_Element") -> "Iterator[tuple[_Element, _Element | None]]":
    """Yield the text boxes under `anchor`, each with its copy for old readers if it has one."""
    if name_of(anchor) == "mc:AlternateContent":
        branches = [[box for box, _ in boxes(each)] for each in anchor]
        seen = next(iter(branches), [])
        copies = branches[-1] if len(branches) > 1 and len(branches[-1]) == len(seen) else []
        yield from ((box, copies[index] if copies else None) for index, box in enumerate(seen))
        return
    stack = [anchor]
    while stack:
        element = stack.pop()
        name = name_of(element)
        if name == "w:txbxContent":
            yield element, None
        elif name == "mc:AlternateContent" and element is not anchor:
            yield from boxes(element)
        else:
            stack += reversed(element)
