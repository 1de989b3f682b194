"""New text into the runs of a docx, without a trace."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING, cast

from transverse.documents.formats._docx_inline import SPACE
from transverse.documents.formats._ooxml import child, name_of, sibling_tag

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


def rewrite(element: "_Element", text: str) -> None:
    """Replace `element`, a piece of a run, by what says `text`."""
    for each in spell(element, text):
        element.addprevious(each)
    remove(element)


def remove(element: "_Element") -> None:
    """Take `element` out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def like(run: "_Element", content: "Iterable[_Element]", *, history: bool = True) -> "_Element":
    """Return a run formatted as `run` that holds `content`; without `history`, past formats under review go."""
    clone = run.makeelement(run.tag, run.attrib)
    properties = child(run, "w:rPr")
    if properties is not None:
        clone.append(deepcopy(properties))
        if not history:
            clone[0][:] = [each for each in clone[0] if name_of(each) != "w:rPrChange"]
    clone.extend(content)
    return clone


def isolate(element: "_Element") -> "_Element":
    """Cut the run around `element` so that it holds nothing else but its properties; return this run."""
    run = cast("_Element", element.getparent())
    after = list(element.itersiblings())
    if after:
        run.addnext(like(run, after))
    before = [each for each in element.itersiblings(preceding=True) if name_of(each) != "w:rPr"]
    if before:
        run.addprevious(like(run, reversed(before)))
    return run
