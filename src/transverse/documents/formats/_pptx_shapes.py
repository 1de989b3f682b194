"""The paragraphs of one slide (or of its notes), shape by shape, in the order of the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transverse.documents.formats._ooxml import Package, Relation, child, name_of, relation_id
from transverse.documents.formats._ooxml_paragraph import Paragraph, pair
from transverse.documents.formats._pptx_text import pieces_of
from transverse.documents.model import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

THROUGH = {"p:grpSp", "p:graphicFrame", "a:graphic", "a:graphicData", "a:tbl", "a:tr", "a:tc"}
TEXTS = {"p:txBody", "a:txBody"}
PLACEHOLDERS = {"title": Kind.HEADING, "ctrTitle": Kind.HEADING, "subTitle": Kind.HEADING}
PLACEHOLDERS |= dict.fromkeys(("hdr", "ftr", "dt", "sldNum"), Kind.HEADER)


@dataclass(frozen=True, slots=True)
class Shapes:
    """A walk over the shapes of the part `part`, which stands at `where`.

    Attributes
    ----------
    kind
        What all its paragraphs are; no kind: what their shape says.
    """

    package: Package
    part: str
    where: str
    kind: Kind | None = None

    def walk(self, container: "Iterable[_Element]") -> Iterator[Paragraph]:
        """Yield the paragraphs under `container`."""
        for each in container:
            name = name_of(each)
            if name == "p:sp":
                yield from self._shape(each)
            elif name in TEXTS:
                yield from self.paragraphs(each, Kind.CELL)
            elif name in THROUGH:
                yield from self.walk(each)
            elif name == "mc:AlternateContent":
                branches = [list(self.walk(branch)) for branch in each]
                for copies in branches[1:]:
                    pair(branches[0], copies)
                yield from next(iter(branches), [])
            elif name == "dgm:relIds":
                yield from self._diagram(each)

    def paragraphs(self, text: "_Element", kind: Kind) -> Iterator[Paragraph]:
        """Yield the paragraphs of a text body."""
        for each in text:
            if name_of(each) == "a:p":
                bare = child(each, "a:pPr", "a:buNone") is not None
                own = Kind.PARAGRAPH if bare and kind is Kind.ITEM else kind
                yield Paragraph(self.part, self.kind or own, self.where, pieces_of(each))

    def _shape(self, shape: "_Element") -> Iterator[Paragraph]:
        placeholder = child(shape, "p:nvSpPr", "p:nvPr", "p:ph")
        role = "" if placeholder is None else placeholder.get("type", "body")
        # The notes page shows the slide, its number and a date too: only its body is written by the speaker.
        if self.kind is Kind.NOTE and role in {*PLACEHOLDERS, "sldImg"}:
            return
        text = child(shape, "p:txBody")
        if text is not None:
            yield from self.paragraphs(text, PLACEHOLDERS.get(role, Kind.ITEM) if role else Kind.BOX)

    def _diagram(self, reference: "_Element") -> Iterator[Paragraph]:
        """Yield the words of a SmartArt: its data is what counts, its drawing is a copy."""
        relations = self.package.relations(self.part)
        data = next((each.target for each in relations if each.id == relation_id(reference, "r:dm")), None)
        if data is None:
            return
        model = self.package.part(data)
        seen = Shapes(self.package, data, self.where, Kind.BOX)
        found = [
            each for text in model.iter("{*}t") if name_of(text) == "dgm:t" for each in seen.paragraphs(text, Kind.BOX)
        ]
        drawing = self._drawing(model, relations)
        if drawing is not None:
            copies = Shapes(self.package, drawing, self.where, Kind.BOX)
            bodies = self.package.part(drawing).iter("{*}txBody")
            pair(found, (each for body in bodies for each in copies.paragraphs(body, Kind.BOX)))
        yield from found

    def _drawing(self, model: "_Element", relations: list[Relation]) -> str | None:
        """Return the part of the drawing that the data names, as a relation of the slide."""
        wanted = next((each.get("relId") for each in model.iter("{*}dataModelExt")), None)
        return next((each.target for each in relations if each.id == wanted), None)
