"""What the styles of a docx say of a paragraph or a run: heading, list, code, hidden."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transverse.documents.formats._ooxml import child, name_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names that word processors and converters (pandoc, LibreOffice) give to styles for code.
CODE = re.compile(
    r"verbatim|pre-?format|pr[ée]?format|\blisting\b|^(texte[ _]?)?source([ _]?(code|text))?$"
    r"|^html[ _](typewriter|sample|keyboard)$"
    r"|^((html|inline|block|bloc|source)[ _-]?)?code([ _-]?(char|car|html|source|inline|block))*$",
    re.IGNORECASE,
)
HEADING = re.compile(r"^(heading|titre|title|sub-?title|sous-?titre)", re.IGNORECASE)
MAX_CHAIN = 50
BODY_LEVEL = "9"
OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of one style, its ancestors included."""

    heading: bool = False
    item: bool = False
    code: bool = False
    hidden: bool = False


class Styles:
    """The styles of one document."""

    def __init__(self, root: "_Element | None") -> None:
        found = () if root is None else root
        self._elements = {value(each, "styleId"): each for each in found if name_of(each) == "w:style"}
        self.get = lru_cache(maxsize=None)(self._get)

    def _get(self, style_id: str) -> Style:
        """Return the style `style_id`; one that is not defined is known by its id."""
        heading = item = code = hidden = None
        for identifier, element in self._chain(style_id):
            names = [identifier, value(child(element, "w:name"))]
            paragraph = child(element, "w:pPr")
            heading = is_heading(paragraph) if heading is None else heading
            if heading is None and any(HEADING.search(name) for name in names):
                heading = True
            item = is_item(paragraph) if item is None else item
            hidden = is_hidden(child(element, "w:rPr")) if hidden is None else hidden
            code = code or any(CODE.search(name) for name in names)
        return Style(bool(heading), bool(item), bool(code), bool(hidden))

    def _chain(self, style_id: str) -> "list[tuple[str, _Element | None]]":
        """Return the style and its ancestors, nearest first; a loop ends where it closes."""
        chain: list[tuple[str, _Element | None]] = []
        while style_id and len(chain) < MAX_CHAIN:
            element = self._elements.get(style_id)
            chain.append((style_id, element))
            style_id = value(child(element, "w:basedOn"))
        return chain


def is_heading(properties: "_Element | None") -> bool | None:
    """Say what ``w:outlineLvl`` says, or ``None`` when it is absent."""
    level = child(properties, "w:outlineLvl")
    return None if level is None else value(level) < BODY_LEVEL


def is_item(properties: "_Element | None") -> bool | None:
    """Say what ``w:numPr`` says, or ``None`` when it is absent; number 0 takes the paragraph out of its list."""
    numbering = child(properties, "w:numPr")
    return None if numbering is None else value(child(numbering, "w:numId")) != "0"


def is_hidden(properties: "_Element | None") -> bool | None:
    """Say what ``w:vanish`` says, or ``None`` when it is absent."""
    vanish = child(properties, "w:vanish")
    return None if vanish is None else value(vanish) not in OFF
