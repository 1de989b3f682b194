"""Edits as recorded changes, to accept or reject one by one.

A deletion is a point in the text and keeps what was there aside; an insertion is between two marks.
Source: OpenDocument 1.3 part 3, 5.5 (change tracking).
"""

from copy import deepcopy
from itertools import count, takewhile
from typing import TYPE_CHECKING

from lxml import etree

from transverse.documents.formats._odf_xml import NAMESPACES, TEXT_MAP, Inline, Slot, encode, q, qs, spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from transverse.documents.formats._odf_flow import Passage
    from transverse.documents.formats._odf_text import Place
    from transverse.documents.model import Tracking
    from transverse.documents.textmap import Change

SHELLS = qs("text:span text:a")
IDS = (q("xml:id"), q("text:id"))
# What is anchored in an inserted text is not inserted text itself.
APART = qs("text:note office:annotation draw:frame")
START, END = q("text:change-start"), q("text:change-end")
REGIONS = q("text:tracked-changes")
PREFIXES = {prefix: NAMESPACES[prefix] for prefix in ("office", "text", "dc")}


class Recorder:
    """Writes changes under one name and date.

    Parameters
    ----------
    roots
        The roots of all parts of the document: ids are unique among them.
    tracking
        The name and the date.
    """

    def __init__(self, roots: "Iterable[_Element]", tracking: "Tracking") -> None:
        self._tracking = tracking
        roots = list(roots)
        used = {element.get(name) for root in roots for element in root.iter() for name in IDS}
        self._inserted = {slot: info for root in roots for slot, info in _insertions(root)}
        self._ids = (f"ct{number}" for number in count(1) if f"ct{number}" not in used)
        # The deletion that the next change may go on with, and where: same edit, same place, no mark between.
        self._deleted: _Element | None = None
        self._next: tuple[object, ...] = ()

    def tokens(
        self, passage: "Passage", change: "Change", start: int, tokens: tuple[Inline, ...]
    ) -> tuple[Inline, ...]:
        """Return what records `change`, whose place in the paragraph is `start` and whose new text is `tokens`."""
        marks: list[Inline] = []
        story = passage.context.story
        if change.start < change.end:
            marks += self._delete(passage, change, start)
        if tokens:
            name, _ = self._region(story, "text:insertion")
            marks += [_mark("text:change-start", name), *tokens, _mark("text:change-end", name)]
        return tuple(marks)

    def _delete(self, passage: "Passage", change: "Change", start: int) -> "Iterator[_Element]":
        piece = passage.paragraph.pieces[change.piece]
        place = (passage.paragraph.element, change.edit, piece.node.island, start)
        if self._deleted is None or place != self._next:
            name, deletion = self._region(passage.context.story, "text:deletion")
            self._deleted = _copy(passage.paragraph.element, deletion)
            # LibreOffice's own form for what one colleague inserted and another deletes: rejecting it gives back
            # an insertion that is still to accept or reject.
            inserted = self._inserted.get(piece.node.slot)
            if inserted is not None:
                second = etree.Element(q("text:insertion"), None, PREFIXES)
                second.append(deepcopy(inserted))
                deletion.addnext(second)
            yield _mark("text:change", name)
        _fill(_shell(self._deleted, piece.node, passage.paragraph.element), piece.text[change.start : change.end])
        self._next = (*place[:-1], start + change.end - change.start)

    def _region(self, story: "_Element", kind: str) -> "tuple[str, _Element]":
        """Add a region of changes; return its id and the element for what it keeps."""
        name = next(self._ids)
        region = etree.SubElement(_regions(story), q("text:changed-region"), dict.fromkeys(IDS, name))
        holder = etree.SubElement(region, q(kind))
        info = etree.SubElement(holder, q("office:change-info"))
        etree.SubElement(info, q("dc:creator")).text = self._tracking.author
        etree.SubElement(info, q("dc:date")).text = self._tracking.date
        return name, holder


def _insertions(root: "_Element") -> "Iterator[tuple[Slot, _Element]]":
    """Yield the character data inside the insertions already recorded in `root`, with who made them and when."""
    infos = {
        region.get(q("text:id"), region.get(q("xml:id"))): region[0][0]
        for region in root.iter(q("text:changed-region"))
        if len(region) and region[0].tag == q("text:insertion") and len(region[0])
    }
    around: list[dict[str, _Element]] = [{}]
    for event, element in etree.iterwalk(root, events=("start", "end")) if infos else ():
        if element.tag in APART:
            around = [*around, {}] if event == "start" else around[:-1]
        elif event == "end" and element.tag in (START, END):
            name = element.get(q("text:change-id"), "")
            around[-1] = {key: info for key, info in around[-1].items() if key != name}
            if element.tag == START and name in infos:
                around[-1] |= {name: infos[name]}
        if around[-1]:
            yield Slot(element, tail=event == "end"), list(around[-1].values())[-1]


def _regions(story: "_Element") -> "_Element":
    """Return the list of changes of `story`, made when it has none."""
    found = story.find(REGIONS)
    if found is None:
        # Said outright: without this word, what the reader types next would be recorded too.
        found = etree.Element(REGIONS, {q("text:track-changes"): "false"}, PREFIXES)
        forms = story.find(q("office:forms"))
        story.insert(0 if forms is None else story.index(forms) + 1, found)
    return found


def _mark(tag: str, name: str) -> "_Element":
    return etree.Element(q(tag), {q("text:change-id"): name}, TEXT_MAP)


def _copy(element: "_Element", parent: "_Element") -> "_Element":
    """Add to `parent` an empty copy of `element`; an id stays with the original."""
    attributes = {str(name): str(value) for name, value in element.attrib.items() if name not in IDS}
    return etree.SubElement(parent, element.tag, attributes)


def _shell(deleted: "_Element", place: "Place", paragraph: "_Element") -> "_Element":
    """Add to `deleted` the spans and links around `place`, empty; return the innermost one."""
    inside = place.slot.element
    around = [] if place.whole or place.slot.tail else [inside]
    around += inside.iterancestors()
    for element in reversed(list(takewhile(lambda each: each is not paragraph, around))):
        if element.tag in SHELLS:
            deleted = _copy(element, deleted)
    return deleted


def _fill(element: "_Element", text: str) -> None:
    """Write `text` into the empty end of `element`, spaces on the edges kept."""
    body = text.rstrip(" ")
    tokens = [*encode(body, None), *([spaces(len(text) - len(body))] if body != text else [])]
    for token in tokens:
        if not isinstance(token, str):
            element.append(token)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + token
        else:
            element.text = (element.text or "") + token
