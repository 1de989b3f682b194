"""The text of one docx paragraph: its pieces as a reader sees them, and the text boxes anchored in it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transverse.documents.formats._docx_fields import Fields, is_locked
from transverse.documents.formats._docx_styles import Styles, is_hidden
from transverse.documents.formats._ooxml import child, name_of, value
from transverse.documents.formats._ooxml_paragraph import Pieces
from transverse.documents.textmap import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_SPACES = " \t\r\n"
# Wrappers whose runs are part of the sentence.  ``w:del`` and ``w:moveFrom`` are not: their text is gone.
THROUGH = {"w:hyperlink", "w:smartTag", "w:customXml", "w:ins", "w:moveTo", "w:dir", "w:bdo"}
SOLID = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n"}
ANCHORS = {"w:drawing", "w:pict", "w:object", "mc:AlternateContent"}
# Content controls that are filled by choosing, or bound to a value stored elsewhere.
CHOSEN = {
    "w:dropDownList",
    "w:comboBox",
    "w:date",
    "w:dataBinding",
    "w14:checkbox",
    "w15:dataBinding",
    "w:showingPlcHdr",
}


@dataclass(slots=True)
class Inline:
    """A walk over the content of one paragraph.

    Attributes
    ----------
    styles, fields
        The document's styles, and the fields open where the paragraph starts.
    pieces
        The text found so far.
    anchors
        The elements met that may hold text boxes.
    """

    styles: Styles
    fields: Fields
    hidden: bool = False
    pieces: Pieces = field(default_factory=list)
    anchors: "list[_Element]" = field(default_factory=list)

    def walk(self, container: "_Element", *, locked: bool) -> None:
        """Go through `container`, a paragraph or a wrapper inside it."""
        for each in container:
            name = name_of(each)
            if name == "w:r":
                self._run(each, locked=locked)
            elif name in THROUGH:
                self.walk(each, locked=locked)
            elif name == "w:fldSimple":
                self.walk(each, locked=locked or is_locked(value(each, "instr")))
            elif name == "w:sdt" and (content := child(each, "w:sdtContent")) is not None:
                self.walk(content, locked=locked or is_chosen(each))
            elif name == "mc:AlternateContent" and (choice := child(each, "mc:Choice")) is not None:
                self.walk(choice, locked=locked)

    def _run(self, run: "_Element", *, locked: bool) -> None:
        properties = child(run, "w:rPr")
        style = self.styles.get(value(child(properties, "w:rStyle")))
        hidden = is_hidden(properties)
        hidden = (self.hidden or style.hidden) if hidden is None else hidden
        for each in run:
            name = name_of(each)
            if name == "w:fldChar":
                self.fields.mark(value(each, "fldCharType"))
            elif name == "w:instrText":
                self.fields.instruct(each.text or "")
            elif self.fields.visible and not hidden:
                self._content(each, name, locked=locked or style.code or self.fields.locked)

    def _content(self, element: "_Element", name: str, *, locked: bool) -> None:
        if name == "w:t":
            self.pieces.append(Piece(visible_text(element), element, locked))
        elif name in SOLID:
            self.pieces.append(Piece(SOLID[name], element, locked, solid=True))
        elif name in SYMBOLS:
            self.pieces.append(Piece(SYMBOLS[name](element), element, locked=True, solid=True))
        elif name in ANCHORS:
            symbol = child(element, "mc:Choice", "w16se:symEx")
            if symbol is None:
                self.anchors.append(element)
            else:
                self.pieces.append(Piece(_symbol(symbol), element, locked=True, solid=True))


def visible_text(element: "_Element") -> str:
    """Return the text of a ``w:t`` as Word shows it: outer spaces count only when they are said to."""
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(XML_SPACES)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def is_chosen(control: "_Element") -> bool:
    """Say whether what the content control ``w:sdt`` shows must not be typed over."""
    properties = child(control, "w:sdtPr")
    if properties is None:
        return False
    names = {name_of(each) for each in properties}
    return not names.isdisjoint(CHOSEN) or "content" in value(child(properties, "w:lock")).lower()


def _symbol(element: "_Element") -> str:
    """Return the character of a ``w:sym``, the object replacement character when its code makes no sense."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        code = 0
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000 else "\ufffc"


def _no_break_hyphen(_: "_Element") -> str:
    return "\u2011"


SYMBOLS: "dict[str, Callable[[_Element], str]]" = {"w:sym": _symbol, "w:noBreakHyphen": _no_break_hyphen}
