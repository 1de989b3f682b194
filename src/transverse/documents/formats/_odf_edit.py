"""Edits brought onto the XML of paragraphs, with white space that stays what the reader sees."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from transverse.documents.formats._odf_xml import (
    COLLAPSING,
    Inline,
    Slot,
    detach,
    encode,
    q,
    slot_before,
    space_count,
    spaces,
)
from transverse.documents.textmap import Change, Piece, spread

if TYPE_CHECKING:
    from lxml.etree import _Element

    from transverse.documents.formats._odf_flow import Passage
    from transverse.documents.formats._odf_text import Place
    from transverse.documents.formats._odf_track import Recorder
    from transverse.documents.model import Edit


@dataclass(frozen=True, slots=True)
class Patch:
    """Put ``tokens`` in the place of characters ``start`` to ``end`` of piece number ``piece``."""

    piece: int
    start: int
    end: int
    tokens: tuple[Inline, ...] = ()


def apply_edits(
    found: "Mapping[int, Passage]", edits: "Iterable[Edit]", recorder: "Recorder | None" = None
) -> "list[_Element]":
    """Apply `edits` to the paragraphs `found`.

    Parameters
    ----------
    found
        The paragraphs that edits name, by their index.
    edits
        Checked and sorted.
    recorder
        What makes recorded changes of them; it leaves alone the text that cannot hold any.

    Returns
    -------
    The paragraphs that changed.
    """
    changed = []
    for index, group in groupby(edits, key=lambda edit: edit.block):
        passage = found[index]
        if recorder and not passage.context.tracked:
            continue
        pieces = passage.paragraph.pieces
        changes = sorted(spread(pieces, group), key=lambda change: (change.piece, change.start))
        if not changes:
            continue
        _apply(pieces, list(_Planner(passage, changes, recorder).patches()))
        changed.append(passage.paragraph.element)
    return changed


class _Planner:
    """The changes of one paragraph on their way to patches of its XML."""

    def __init__(self, passage: "Passage", changes: list[Change], recorder: "Recorder | None") -> None:
        self.passage, self.changes, self.recorder = passage, changes, recorder
        self.pieces: Sequence[Piece[Place]] = passage.paragraph.pieces
        self.text = "".join(piece.text for piece in self.pieces)
        self.offsets = list(accumulate((len(piece.text) for piece in self.pieces), initial=0))
        self.cleaned: set[int] = set()

    def patches(self) -> Iterator[Patch]:
        """Yield the patches, in no order: they do not overlap."""
        position, last = 0, None
        starts = [self.offsets[change.piece] + change.start for change in self.changes]
        for change, start, following in zip(self.changes, starts, [*starts[1:], None], strict=True):
            if start > position:
                last = self.text[start - 1]
            tokens = tuple(encode(change.text, last))
            if self.recorder:
                tokens = self.recorder.tokens(self.passage, change, start, tokens)
            yield Patch(change.piece, change.start, change.end, tokens)
            last = change.text[-1] if change.text else last
            position = start + change.end - change.start
            bare = position != following and last in COLLAPSING and self.text[position : position + 1] == " "
            if bare:
                yield from self._keep_space(position)
            yield from self._clean(start, position + bare)

    def _keep_space(self, position: int) -> Iterator[Patch]:
        """Yield what keeps the space at `position` visible after a space, or first of all."""
        index = bisect_right(self.offsets, position) - 1
        start = position - self.offsets[index]
        if not self.pieces[index].node.whole:
            yield Patch(index, start, start + 1, (spaces(1),))

    def _clean(self, start: int, end: int) -> Iterator[Patch]:
        """Yield what removes the unseen white space from `start` to `end`: it could show now."""
        for index in range(bisect_left(self.offsets, start), bisect_right(self.offsets, end)):
            if index < len(self.pieces) and not self.pieces[index].text and index not in self.cleaned:
                self.cleaned.add(index)
                place = self.pieces[index].node
                yield Patch(index, 0, place.end - place.start)


def _apply(pieces: "Sequence[Piece[Place]]", patches: list[Patch]) -> None:
    """Apply `patches`, the last one of the text first so that places stay true."""
    emptied = []
    for patch in sorted(patches, key=lambda patch: (patch.piece, patch.start))[::-1]:
        place = pieces[patch.piece].node
        if not place.whole:
            place.slot.splice(place.start + patch.start, place.start + patch.end, patch.tokens)
        elif _patch_character(place.slot.element, patch):
            emptied.append(place.slot.element)
    for char in emptied:
        detach(char)


def _patch_character(char: "_Element", patch: Patch) -> bool:
    """Apply `patch` to an element that stands for characters; say whether it stands for none now."""
    count = space_count(char)
    if patch.end == 0:
        slot = slot_before(char)
        slot.splice(len(slot.value), len(slot.value), patch.tokens)
        return False
    right = count - patch.end
    Slot(char, tail=True).splice(0, 0, [*patch.tokens, *([spaces(right)] if right else [])])
    if 0 < patch.start < count:
        char.set(q("text:c"), str(patch.start))
    return patch.start == 0
