"""Which runs of ``*``, ``_`` and ``~`` are marks of emphasis in Markdown, and which are only signs.

Source: CommonMark 0.31.2, 6.2 and its appendix (delimiter algorithm); GitHub Flavored Markdown, 6.5 (``~~``).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Pair(NamedTuple):
    """The two marks of an emphasis, as places in the paragraph."""

    open_start: int
    open_end: int
    close_start: int
    close_end: int


@dataclass(slots=True)
class Run:
    """A run of equal signs; those that no pair has taken yet stand at `start` to `end`."""

    sign: str
    start: int
    end: int
    size: int
    opens: bool
    closes: bool


def run(content: str, start: int, end: int, first: int, last: int) -> Run:
    """Return the run at `start` to `end` of the paragraph ``content[first:last]``."""
    before = content[start - 1] if start > first else " "
    after = content[end] if end < last else " "
    left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    opens, closes = left, right
    if content[start] == "_":
        opens = left and (not right or _is_punctuation(before))
        closes = right and (not left or _is_punctuation(after))
    return Run(content[start], start, end, end - start, opens, closes)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def pairs(runs: Sequence[Run]) -> Iterator[Pair]:
    """Yield the marks of emphasis among `runs`, innermost first."""
    open_runs: list[tuple[int, Run]] = []
    # For each sort of closing run, the order below which no opening one fits: keeps the search linear.
    floors: dict[tuple[str, bool, int], int] = {}
    for order, closer in enumerate(runs):
        sort = (closer.sign, closer.opens, closer.size % 3 if closer.sign != "~" else closer.size)
        while closer.closes and closer.start < closer.end:
            depth = _opening(open_runs, closer, floors.get(sort, -1))
            if depth < 0:
                floors[sort] = order - 1
                break
            del open_runs[depth + 1 :]
            opener = open_runs[-1][1]
            taken = closer.size if closer.sign == "~" else min(2, opener.end - opener.start, closer.end - closer.start)
            yield Pair(opener.end - taken, opener.end, closer.start, closer.start + taken)
            opener.end -= taken
            closer.start += taken
            if opener.start == opener.end:
                open_runs.pop()
        if closer.opens and closer.start < closer.end:
            open_runs.append((order, closer))


def _opening(open_runs: Sequence[tuple[int, Run]], closer: Run, floor: int) -> int:
    for depth in range(len(open_runs) - 1, -1, -1):
        order, opener = open_runs[depth]
        if order <= floor:
            break
        if opener.sign == closer.sign and _fit(opener, closer):
            return depth
    return -1


def _fit(opener: Run, closer: Run) -> bool:
    if closer.sign == "~":
        return opener.size == closer.size <= 2
    either = opener.closes or closer.opens
    return not either or (opener.size + closer.size) % 3 != 0 or opener.size % 3 == closer.size % 3 == 0
