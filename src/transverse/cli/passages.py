"""A proposal shown in its sentence: what is struck, what is written, and the words around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transverse.documents import Edit
from transverse.language import Review, edits

# Characters of context kept on each side of a change, in a sentence without end.
_ROOM = 140
_STOP = re.compile(r"[.!?…][»”\"')\]\u00a0\u202f]*\s+|\n+")
_WORD_EDGE = re.compile(r"(?<=\s)(?=\S)|(?<=\S)(?=\s)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters ``start`` to ``end`` of a block, and the indexes of the proposals that it shows."""

    start: int
    end: int
    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text left as it is (``new`` is None), or text struck and what is written instead."""

    old: str
    new: str | None = None


def passages(text: str, review: Review, chosen: Sequence[int]) -> list[Passage]:
    """Return the sentences of the block `text` that the proposals `chosen`, all of this block, change."""
    found: list[Passage] = []
    for index in chosen:
        proposal = review.proposals[index]
        first = min(proposal.span.start, *(edit.start for edit in proposal.edits))
        last = max(proposal.span.end, *(edit.end for edit in proposal.edits))
        start, end = _widened(text, first, last)
        start += len(text[start:first]) - len(text[start:first].lstrip())
        if found and start < found[-1].end:
            before = found.pop()
            found.append(Passage(min(before.start, start), max(before.end, end), (*before.proposals, index)))
        else:
            found.append(Passage(start, end, (index,)))
    return found


def _widened(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the bounds of the sentence, or of as much of it as one can take in."""
    stops = [match.end() for match in _STOP.finditer(text)]
    start = max((stop for stop in stops if stop <= first), default=0)
    end = min((stop for stop in stops if stop >= last), default=len(text))
    if first - start > _ROOM:
        start = next((edge.start() for edge in _WORD_EDGE.finditer(text, first - _ROOM, first)), first)
    if end - last > _ROOM:
        end = max((edge.start() for edge in _WORD_EDGE.finditer(text, last, last + _ROOM)), default=last)
    return start, end


def pieces(text: str, passage: Passage, review: Review) -> Iterator[Piece]:
    """Yield the passage cut at its changes; changes with only a space between make one."""
    wanted = [edit for edit in edits(review, passage.proposals) if edit.start >= passage.start]
    position = passage.start
    for group in _together(text, wanted):
        start, end = group[0].start, group[-1].end
        if text[position:start]:
            yield Piece(text[position:start])
        yield Piece(text[start:end], _rewritten(text, group))
        position = end
    if text[position : passage.end].rstrip():
        yield Piece(text[position : passage.end].rstrip())


def _together(text: str, wanted: Sequence[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in wanted:
        if group and text[group[-1].end : edit.start].strip():
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _rewritten(text: str, group: Sequence[Edit]) -> str:
    new, position = "", group[0].start
    for edit in group:
        new += text[position : edit.start] + edit.text
        position = edit.end
    return new
