"""One paragraph of a slide or of a comment: its pieces, and new text into them (ECMA-376 part 1, 21.1.2)."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from transverse.documents.formats._ooxml import child, name_of, remove, sibling_tag
from transverse.documents.formats._ooxml_paragraph import Pieces
from transverse.documents.model import Edit
from transverse.documents.textmap import Piece, rewritten

if TYPE_CHECKING:
    from lxml.etree import _Element

TOKENS = re.compile(r"\n|[^\n]+")


def pieces_of(paragraph: "_Element") -> Pieces:
    """Return the pieces of an ``a:p``, or of a ``p:text``, which holds its characters itself."""
    if name_of(paragraph) == "p:text":
        return [Piece(paragraph.text or "", paragraph)]
    return list(_pieces(paragraph))


def _pieces(paragraph: "_Element") -> "Iterator[Piece[_Element]]":
    for each in paragraph:
        name, text = name_of(each), child(each, "a:t")
        if name == "a:br":
            yield Piece("\n", each, solid=True)
        elif name in {"a:r", "a:fld"} and text is not None:
            yield Piece((text.text or "").replace("\n", " ").replace("\r", " "), text, locked=name == "a:fld")


def rewrite(pieces: Pieces, edits: Sequence[Edit]) -> None:
    """Apply `edits`, all of one paragraph, to its `pieces`."""
    for piece, text in list(rewritten(pieces, edits)):
        element = piece.node
        if name_of(element) == "p:text" or (name_of(element) == "a:t" and text and "\n" not in text):
            element.text = text
            continue
        holder = element.getparent() if name_of(element) == "a:t" else element
        if holder is None:
            continue
        for token in TOKENS.findall(text):
            holder.addprevious(_formatted(holder, token))
        remove(holder)


def _formatted(model: "_Element", text: str) -> "_Element":
    """Return a run that says `text`, or a break, formatted as `model`."""
    made = model.makeelement(sibling_tag(model, "br" if text == "\n" else "r"))
    properties = child(model, "a:rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    if text != "\n":
        made.append(model.makeelement(sibling_tag(model, "t")))
        made[-1].text = text
    return made
