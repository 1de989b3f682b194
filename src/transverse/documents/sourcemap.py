"""The map from the text a reader sees to the characters of a text file, and edits carried along it.

Formats that are a tree of XML elements use ``textmap`` instead; here the source is one string, and whatever an
edit does not name stays as it was.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from transverse.common.errors import DocumentError, EditError
from transverse.documents.model import Block, Edit, Kind, Span, apply_to_text

# Longer paragraphs are cut between sentences: an engine parses a block at once.
LONGEST = 20_000
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_WORD = re.compile(r"\S+")
_STRAY = re.compile("[\ud800-\udfff]")


class Piece(NamedTuple):
    """Characters ``at`` and the ``size - 1`` next ones of a block are written ``source[start:end]``."""

    at: int
    size: int
    start: int
    end: int

    @property
    def literal(self) -> bool:
        """Whether each character stands for itself."""
        return self.size == self.end - self.start


class Splice(NamedTuple):
    """Replace ``source[start:end]`` with ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and where its characters come from."""

    block: Block
    pieces: tuple[Piece, ...]

    def splices(self, edit: Edit, *, lean_right: bool = False) -> list[Splice]:
        """Return what `edit` does to the source.

        Marks between the edited characters stay.  An edit over several pieces is shared out word by word, so that
        a bold word stays bold; an insertion between two pieces leans on the left one.
        """
        placed = self.place(edit.start, edit.end, edit.text, lean_right=lean_right)
        if len(placed) > 1:
            shared = _by_words(edit, self.block.text)
            placed = [
                splice
                for part in shared
                for splice in self.place(part.start, part.end, part.text, lean_right=lean_right)
            ]
        return placed

    def place(self, start: int, end: int, text: str, *, lean_right: bool = False) -> list[Splice]:
        """Return what replacing characters `start` to `end` does to the source; `text` goes where they began."""
        index = bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1
        if start == end:
            piece = self.pieces[max(index, 0)]
            if 0 < start == piece.at and not lean_right:
                piece = self.pieces[index - 1]
            return [self._cut(piece, start, end, text)]
        placed: list[Splice] = []
        while index < len(self.pieces) and (piece := self.pieces[index]).at < end:
            one = self._cut(piece, max(start, piece.at), min(end, piece.at + piece.size), "" if placed else text)
            if placed and placed[-1].end == one.start:
                one = Splice(placed[-1].start, one.end, placed.pop().text + one.text)
            placed.append(one)
            index += 1
        return placed

    def _cut(self, piece: Piece, start: int, end: int, text: str) -> Splice:
        """Replace characters `start` to `end`, all in `piece`."""
        at, size = piece.at, piece.size
        if piece.literal:
            return Splice(piece.start + start - at, piece.start + end - at, text)
        if start == end == at:
            return Splice(piece.start, piece.start, text)
        if start == end == at + size:
            return Splice(piece.end, piece.end, text)
        shown = self.block.text
        return Splice(piece.start, piece.end, shown[at:start] + text + shown[end : at + size])


def _by_words(edit: Edit, shown: str) -> Iterator[Edit]:
    """Pair the first words of the old and the new text one by one; the rest goes with the rest."""
    old, new = shown[edit.start : edit.end], edit.text
    pairs = list(zip(_WORD.finditer(old), _WORD.finditer(new), strict=False))
    cuts = [(0, 0)]
    for (before, after), (next_before, next_after) in pairwise(pairs):
        cuts += [(before.end(), after.end()), (next_before.start(), next_after.start())]
    cuts.append((len(old), len(new)))
    for (start, new_start), (end, new_end) in pairwise(cuts):
        if old[start:end] != new[new_start:new_end]:
            yield Edit(edit.block, edit.start + start, edit.start + end, new[new_start:new_end])


class Flow:
    """Builds a passage from left to right."""

    def __init__(self) -> None:
        self.size = 0
        self.last = ""
        self._shown: list[str] = []
        self._pieces: list[Piece] = []
        self._locked: list[Span] = []

    def put(self, shown: str, start: int, end: int, *, locked: bool = False) -> None:
        """Add the characters `shown`, written ``source[start:end]``."""
        if not shown:
            return
        if locked:
            self._locked.append(Span(self.size, self.size + len(shown)))
        previous = self._pieces[-1] if self._pieces and not locked else None
        piece = Piece(self.size, len(shown), start, end)
        if previous and previous.end == start and previous.literal and piece.literal and not self._sealed():
            self._pieces[-1] = Piece(previous.at, previous.size + piece.size, previous.start, end)
        else:
            self._pieces.append(piece)
        self._shown.append(shown)
        self.size += len(shown)
        self.last = shown[-1]

    def _sealed(self) -> bool:
        return bool(self._locked) and self._locked[-1].end == self.size

    def seal(self, at: int, start: int, end: int) -> None:
        """Lock the characters from `at` on as one whole, written ``source[start:end]``."""
        if at == self.size:
            return
        while self._pieces and self._pieces[-1].at >= at:
            self._pieces.pop()
        while self._locked and self._locked[-1].start >= at:
            self._locked.pop()
        self._pieces.append(Piece(at, self.size - at, start, end))
        self._locked.append(Span(at, self.size))

    def passage(self, kind: Kind = Kind.PARAGRAPH, where: str = "") -> Passage:
        """Return what was built; bytes that are no text are shown as U+FFFD."""
        text = _STRAY.sub("\ufffd", "".join(self._shown))
        return Passage(Block(text, kind, tuple(self._locked), where), tuple(self._pieces))


def lines(source: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each line, its line break left out."""
    for found in _LINE.finditer(source):
        yield found.span(1)


def joined(source: str, ranges: Iterable[tuple[int, int]]) -> Flow:
    r"""Return the text of `ranges`, with ``"\n"`` for what stands between two of them."""
    flow, previous = Flow(), -1
    for start, end in ranges:
        if previous >= 0:
            flow.put("\n", previous, start)
        flow.put(source[start:end], start, end)
        previous = end
    return flow


def bounded(source: str, ranges: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield `ranges` by groups of at most `LONGEST` characters, cut after a sentence or else a word."""
    group: list[tuple[int, int]] = []
    room = LONGEST
    for whole_start, end in ranges:
        start = whole_start
        while end - start > room:
            cut = _sentence_end(source, start, start + room)
            yield [*group, (start, cut)]
            group, room = [], LONGEST
            start = cut + (source[cut] == " ")
        if start < end or not group:
            group.append((start, end))
            room -= end - start
    if group:
        yield group


def _sentence_end(source: str, start: int, end: int) -> int:
    for mark, kept in ((". ", 1), (" ", 0)):
        if (found := source.rfind(mark, start + 1, end)) >= 0:
            return found + kept
    return end


def rewrite(source: str, passages: Sequence[Passage], edits: Iterable[Edit], spell: Callable[[int, str], str]) -> str:
    """Return `source` with `edits` applied; `spell` gives the written form of a text inserted in a block."""
    return spliced(
        source,
        (
            Splice(start, end, spell(edit.block, text))
            for edit in edits
            for start, end, text in passages[edit.block].splices(edit)
        ),
    )


def spliced(source: str, splices: Iterable[Splice]) -> str:
    """Return `source` with `splices` applied.

    Raises
    ------
    EditError
        Two of them fall within one written sign, such as the two halves of one character reference.
    """
    parts, position = [], 0
    for splice in sorted(splices, key=lambda each: each[:2]):
        if splice.start < position:
            raise EditError(0, splice.start, splice.end, "deux corrections touchent le même signe")
        parts += [source[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, source[position:]])


def check_read_back(name: str, before: Sequence[Block], edits: Sequence[Edit], after: Iterable[Block]) -> None:
    """Make sure that a file reads as it did before `edits`, with them applied.

    Raises
    ------
    DocumentError
        It does not: some mark of the format has taken another meaning.
    """
    changes = {index: list(some) for index, some in groupby(edits, key=lambda edit: edit.block)}
    meant = (apply_to_text(block.text, changes.get(index, [])) for index, block in enumerate(before))
    if not same_words(meant, (block.text for block in after)):
        raise DocumentError(
            f"Les corrections changeraient la mise en forme de « {name} ». "
            "Appliquez-les une à une pour trouver laquelle."
        )


def same_words(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether two readings hold the same characters, however they are spaced."""
    return _unspaced(one) == _unspaced(other)


def _unspaced(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)
