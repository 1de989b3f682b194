"""The text of one paragraph, as the reader sees it, and where each piece of it stands in the XML."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transverse.documents.formats._odf_xml import NAMESPACES, SPACE, Slot, q, qs, space_count
from transverse.documents.textmap import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

    from transverse.documents.formats._odf_styles import Styles

BLANK = re.compile(r"[ \t\r\n]+")
# White space of which the reader may see less than there is: several characters, or the first ones.
COLLAPSIBLE = re.compile(r"[ \t\r\n](?:[ \t\r\n]+|(?<=\A[ \t\r\n]))")
MAX_SPACES = 200

# Text in these is the paragraph's own.
THROUGH = qs("text:span text:a text:meta loext:content-control")
# A control whose text is chosen, not typed.
CHOSEN = qs("loext:checkbox loext:date loext:drop-down loext:dropdown loext:picture loext:showing-place-holder")
CHARACTERS = {q("text:tab"): "\t", q("text:line-break"): "\n", SPACE: " "}
# Elements that take no character although they may hold some: marks, labels, hidden text.
SILENT = qs(
    "text:alphabetical-index-mark text:alphabetical-index-mark-end text:alphabetical-index-mark-start text:bookmark "
    "text:bookmark-end text:bookmark-start text:change text:change-end text:change-start text:hidden-text text:note "
    "text:number text:reference-mark text:reference-mark-end text:reference-mark-start text:ruby-text text:script "
    "text:soft-page-break text:toc-mark text:toc-mark-end text:toc-mark-start text:user-index-mark "
    "text:user-index-mark-end text:user-index-mark-start"
)
# What holds text of its own.
OBJECTS = (*qs("text:note office:annotation"), f"{{{NAMESPACES['draw']}}}")
# The layout puts them there, not the author.
PASSING = q("text:soft-page-break")
# LibreOffice shows a space on either side of these, as measured; the standard does not say.
PARTING = (*OBJECTS, PASSING, q("text:hidden-text"))
FIELD_START, FIELD_END = q("field:fieldmark-start"), q("field:fieldmark-end")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands.

    Attributes
    ----------
    slot
        The character data that holds the piece.
    start, end
        Its characters there.
    island
        Pieces with the same number have no mark, note or object between them.
    whole
        The element of ``slot`` as a whole stands for the characters (space, tab, break) or seals them (field, code).
    """

    slot: Slot
    start: int
    end: int
    island: int
    whole: bool = False


class Paragraph:
    """A paragraph read into pieces.

    Attributes
    ----------
    element
        The ``text:p`` or ``text:h`` element.
    pieces
        The pieces in order; one without text is white space that the reader does not see.
    inner
        The notes, annotations and frames anchored in it, in order.
    """

    def __init__(self, element: "_Element", styles: "Styles") -> None:
        self.element, self._styles = element, styles
        self.pieces: list[Piece[Place]] = []
        self.inner: list[_Element] = []
        self._island = self._fields = 0
        self._collapse = True  # a space here would not show
        self._content(element)

    def _content(self, element: "_Element") -> None:
        self._data(Slot(element, tail=False))
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, child.tag)
            self._data(Slot(child, tail=True))

    def _child(self, child: "_Element", tag: str) -> None:
        if tag in CHARACTERS:
            self._character(child, tag)
        elif tag in SILENT or child.get(q("text:display")) == "none":
            self._silent(child, tag)
        elif tag in (FIELD_START, FIELD_END):
            self._fields = max(0, self._fields + (1 if tag == FIELD_START else -1))
            self._silent(child, tag)
        elif tag in THROUGH:
            self._through(child)
        elif tag.startswith(f"{{{NAMESPACES['text']}}}"):
            self._sealed(child)  # a field, a ruby, an extension: what it shows is not typed
        else:
            self._silent(child, tag)

    def _through(self, child: "_Element") -> None:
        style = child.get(q("text:style-name"))
        if self._styles.is_hidden("text", style):
            self._silent(child, "")
        elif self._styles.is_code("text", style) or any(child.get(name) == "true" for name in CHOSEN):
            self._sealed(child)
        else:
            self._content(child)

    def _silent(self, child: "_Element", tag: str) -> None:
        if tag != PASSING:
            self._island += 1
        if tag.startswith(OBJECTS):
            self.inner.append(child)
        if tag.startswith(PARTING):
            self._collapse = False

    def _sealed(self, child: "_Element") -> None:
        """Add all that `child` shows as one locked piece."""
        first = len(self.pieces)
        self._content(child)
        text = "".join(piece.text for piece in self.pieces[first:])
        del self.pieces[first:]
        self._island += 1
        if text:
            self.pieces.append(
                Piece(text, Place(Slot(child, tail=False), 0, len(text), self._island, whole=True), locked=True)
            )
            self._collapse = False

    def _character(self, child: "_Element", tag: str) -> None:
        text = CHARACTERS[tag]
        count = space_count(child)
        self._collapse = False
        place = Place(Slot(child, tail=False), 0, count, self._island, whole=True)
        # An absurd number of spaces is layout that nobody edits.
        text, locked = (text * count, bool(self._fields)) if count <= MAX_SPACES else (text, True)
        self.pieces.append(Piece(text, place, locked, solid=tag != SPACE))

    def _data(self, slot: Slot) -> None:
        """Add the pieces of the character data `slot`, white space collapsed (OpenDocument 1.3 part 3, 6.1.2)."""
        value, start = slot.value, 0
        for blank in COLLAPSIBLE.finditer(value):
            unseen = blank.start() == 0 and self._collapse
            shown = blank.start() + (0 if unseen else 1)
            if shown < blank.end():
                self._piece(slot, start, shown)
                self._add("", slot, shown, blank.end())
                start = blank.end()
        self._piece(slot, start, len(value))
        if value:
            self._collapse = value[-1] in " \t\r\n"

    def _piece(self, slot: Slot, start: int, end: int) -> None:
        if start < end:
            self._add(BLANK.sub(" ", slot.value[start:end]), slot, start, end)

    def _add(self, text: str, slot: Slot, start: int, end: int) -> None:
        self.pieces.append(Piece(text, Place(slot, start, end, self._island), bool(self._fields)))
