"""New text into the runs of a docx, without a trace."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, cast

from transverse.documents.formats._docx_inline import SPACE
from transverse.documents.formats._ooxml import bare, child, name_of, remove, sibling_tag
from transverse.documents.formats._ooxml_paragraph import Pieces
from transverse.documents.model import Edit
from transverse.documents.textmap import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

TOKENS = re.compile(r"\t|\n|[^\t\n]+")
ELEMENTS = {"\t": "tab", "\n": "br"}
OUTER_SPACE = re.compile(r"^\s|\s$")


def spell(model: "_Element", text: str, local: str = "t") -> "list[_Element]":
    """Return the elements that say `text` in a run, in the namespace of `model`; text goes in `local` elements."""
    elements = []
    for token in TOKENS.findall(text):
        element = model.makeelement(sibling_tag(model, ELEMENTS.get(token, local)))
        if token not in ELEMENTS:
            element.text = token
            if OUTER_SPACE.search(token):
                element.set(SPACE, "preserve")
        elements.append(element)
    return elements


def rewrite(pieces: Pieces, edits: Sequence[Edit]) -> None:
    """Apply `edits`, all of one paragraph, to its `pieces`."""
    for piece, text in list(rewritten(pieces, edits)):
        for each in spell(piece.node, text):
            piece.node.addprevious(each)
        remove(piece.node)


def like(run: "_Element", content: "Iterable[_Element]", *, history: bool = True) -> "_Element":
    """Return a run formatted as `run` that holds `content`; without `history`, past formats under review go."""
    clone = bare(run)
    properties = child(run, "w:rPr")
    if properties is not None:
        clone.append(deepcopy(properties))
        if not history:
            clone[0][:] = [each for each in clone[0] if name_of(each) != "w:rPrChange"]
    clone.extend(content)
    return clone


def isolate(element: "_Element") -> "_Element":
    """Give `element`, a piece of a run, a run of its own; return it.

    What precedes stays where it is: pieces taken from the last to the first each cost little.
    """
    run = cast("_Element", element.getparent())
    after, before = list(element.itersiblings()), element.getprevious()
    if after:
        run.addnext(like(run, after))
    if before is None or name_of(before) == "w:rPr":
        return run
    alone = like(run, [element])
    run.addnext(alone)
    return alone
