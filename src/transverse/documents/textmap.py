"""From the text of a block to the pieces that it is made of, and edits brought onto them with minimal change.

A piece is whatever a format keeps its characters in: a ``w:t`` element, the tail of an element, a tab element.  Here
only its text matters; the format puts its own object in ``node`` and knows how to write it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Generic, TypeVar

from transverse.common.errors import EditError
from transverse.documents.model import Block, Edit, Kind, Span, check_edits

T = TypeVar("T")
_UNNAMED = Block("")

# What XML 1.0 cannot hold, and the carriage return, which no format gives back as it was.
FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Some characters of a block and the node that holds them.

    Attributes
    ----------
    text
        The characters as the reader sees them.
    node
        What the format needs to write them.
    locked
        They must not change.
    solid
        An element that stands for its character (tab, break): it goes or stays whole, and typed text prefers
        to go elsewhere.
    """

    text: str
    node: T
    locked: bool = False
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Replace characters ``start`` to ``end`` of piece number ``piece`` with ``text``, because of edit ``edit``."""

    piece: int
    start: int
    end: int
    text: str
    edit: Edit


def to_block(pieces: Iterable[Piece[T]], kind: Kind = Kind.PARAGRAPH, where: str = "") -> Block:
    """Return the block that `pieces` make up, their locked parts joined."""
    texts, locked, position = [], list[Span](), 0
    for piece in pieces:
        end = position + len(piece.text)
        if piece.locked and piece.text:
            start = locked.pop().start if locked and locked[-1].end == position else position
            locked.append(Span(start, end))
        texts.append(piece.text)
        position = end
    return Block("".join(texts), kind, tuple(locked), where)


def named(edits: Sequence[Edit], found: Iterable[T], block: Callable[[T], Block]) -> tuple[list[Edit], dict[int, T]]:
    """Return `edits` checked and sorted, and those of `found` that they name, by their index.

    The others are let go as they come: with its pieces, a paragraph takes ten times the room of its text.

    Parameters
    ----------
    found
        The paragraphs of the document, in order.
    block
        Gives the block of a paragraph.

    Raises
    ------
    EditError
        The edits do not fit the blocks.
    """
    wanted = {edit.block for edit in edits}
    kept, blocks = dict[int, T](), list[Block]()
    for index, each in enumerate(found):
        if index in wanted:
            kept[index] = each
        blocks.append(block(each) if index in wanted else _UNNAMED)
    return check_edits(edits, blocks), kept


def spread(pieces: Sequence[Piece[T]], edits: Iterable[Edit]) -> list[Change]:
    """Return the changes on `pieces` that amount to `edits`, in the order of the text.

    The new text goes into the piece where the edit starts, so that it takes its formatting; the rest of what the
    edit covers is removed.  A tab or a break which the new text holds too stays in place.

    Parameters
    ----------
    pieces
        The pieces of one block.
    edits
        The edits of this block, already passed through ``check_edits``.

    Raises
    ------
    EditError
        The new text holds a character that XML cannot, or there is nothing but locked pieces around.
    """
    offsets = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    changes: list[Change] = []
    for edit in edits:
        if FORBIDDEN.search(edit.text):
            raise EditError(edit.block, edit.start, edit.end, "le nouveau texte contient un caractère interdit")
        changes += _Spreader(pieces, offsets, edit).changes()
    return changes


def rewritten(pieces: Sequence[Piece[T]], edits: Iterable[Edit]) -> Iterator[tuple[Piece[T], str]]:
    """Yield each piece that `edits` change, with its new text (``""``: remove it)."""
    # Stable: two changes at one place keep the order of the text.
    for index, changes in groupby(sorted(spread(pieces, edits), key=_place), key=lambda change: change.piece):
        text, parts, position = pieces[index].text, list[str](), 0
        for change in changes:
            parts += [text[position : change.start], change.text]
            position = change.end
        yield pieces[index], "".join([*parts, text[position:]])


def _place(change: Change) -> tuple[int, int]:
    return change.piece, change.start


class _Spreader(Generic[T]):
    """One edit on its way to the pieces."""

    def __init__(self, pieces: Sequence[Piece[T]], offsets: Sequence[int], edit: Edit) -> None:
        self.pieces, self.offsets, self.edit = pieces, offsets, edit

    def changes(self) -> Iterator[Change]:
        """Yield the changes, group by group: the groups are what lies between the tabs and breaks that stay."""
        left, group, position = self.edit.text, list[int](), self.edit.start
        for index in self._covered():
            piece = self.pieces[index]
            if piece.solid and piece.text in left:
                before, _, left = left.partition(piece.text)
                yield from self._replace(group, before, position)
                group, position = [], self.offsets[index + 1]
            else:
                group.append(index)
        yield from self._replace(group, left, position)

    def _covered(self) -> Iterator[int]:
        if self.edit.start == self.edit.end:
            return
        first = bisect_right(self.offsets, self.edit.start) - 1
        last = bisect_left(self.offsets, self.edit.end)
        yield from (index for index in range(first, last) if self.pieces[index].text)

    def _replace(self, group: list[int], text: str, position: int) -> Iterator[Change]:
        if not group:
            if text:
                yield self._insert(position, text)
            return
        host = next((index for index in group if not self.pieces[index].solid), group[0])
        for index in group:
            start = max(self.edit.start - self.offsets[index], 0)
            end = min(self.edit.end, self.offsets[index + 1]) - self.offsets[index]
            yield Change(index, start, end, text if index == host else "", self.edit)

    def _insert(self, position: int, text: str) -> Change:
        """Return the insertion of `text`, in the piece before `position` rather than in the one after."""
        around = [
            index
            for index in range(bisect_left(self.offsets, position) - 1, bisect_right(self.offsets, position))
            if 0 <= index < len(self.pieces) and self.pieces[index].text and not self.pieces[index].locked
        ]
        if not around:
            raise EditError(self.edit.block, position, position, "cette partie du texte ne doit pas changer")
        host = min(around, key=lambda index: self.pieces[index].solid)
        start = position - self.offsets[host]
        return Change(host, start, start, text, self.edit)
