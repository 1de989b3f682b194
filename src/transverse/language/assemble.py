"""From changed words to edits of the block, with one pass of elision over the places that changed."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transverse.documents.model import Edit
from transverse.language import elision, words
from transverse.language.frame import Change
from transverse.language.sentence import Sentence

_GAP = re.compile(r"(?P<space>[^\S\n]?)(?:[*_\[]|</?\w[^<>\n]*>){0,6}")
"""Between two words that touch: a space, marks of emphasis or of a link."""
_ELIDABLE = words.of("grammar", "elidable")


@dataclass(slots=True)
class _Piece:
    """A stretch of the sentence and what it becomes."""

    start: int
    end: int
    text: str
    changed: bool
    clitic: bool = False


def edits(text: str, block: int, sentence: Sentence, changes: Iterable[Change], gender: str) -> tuple[Edit, ...]:
    """Return the edits of `block` that write `changes`.

    Parameters
    ----------
    text
        The text of the block, with its marks of emphasis.
    block
        Its index.
    sentence
        The sentence that the changes are of.
    changes
        Without overlap.
    gender
        That of the new noun; it decides between *le* and *la* when an elided article is restored.
    """
    apostrophe = elision.apostrophe_of(text)
    pieces = list(_pieces(text, sentence, changes))
    for left, right in itertools.pairwise(pieces):
        if left.changed or right.changed:
            _smooth(text, left, right, gender, apostrophe)
    return tuple(
        Edit(block, piece.start, piece.end, piece.text)
        for piece in pieces
        if text[piece.start : piece.end] != piece.text
    )


def _pieces(text: str, sentence: Sentence, changes: Iterable[Change]) -> Iterator[_Piece]:
    """Yield the changes, the words beside them, and those that are not written in `text` as they are read."""
    by_first = {change.first: change for change in changes}
    beside = {place for change in by_first.values() for place in (change.first - 1, change.last + 1)}
    place = 0
    nodes = sentence.nodes
    while place < len(nodes):
        change = by_first.get(place)
        if change is None:
            node = nodes[place]
            if place in beside or text[node.start : node.end] != node.text:
                yield _Piece(node.start, node.end, node.text, changed=False, clitic=node.clitic)
            place += 1
            continue
        yield _Piece(nodes[change.first].start, nodes[change.last].end, change.text, changed=True)
        place = change.last + 1


def _smooth(text: str, left: _Piece, right: _Piece, gender: str, apostrophe: str) -> None:
    gap = _GAP.fullmatch(text, left.end, right.start)
    if gap is None or not right.text or not right.text[0].isalnum():
        return
    space = gap["space"]
    parted = text[left.end - 1] in elision.APOSTROPHES and left.text[-1] not in elision.APOSTROPHES
    head, _, last = left.text.rpartition(" ")
    if last.lower().replace("’", "'") not in _ELIDABLE:
        left.text += "" if space or not parted else " "
        return
    # A pronoun that did not change stands for a whole clause: "ils ne le sont".
    gender = "m" if left.clitic and not left.changed else gender
    fixed = elision.fix(last, right.text.split(" ")[0].split("'")[0], gender=gender, apostrophe=apostrophe)
    new = f"{head} {fixed}" if head else fixed
    if new.endswith(" ") and space:
        if new[:-1] != left.text:
            left.text, left.changed = new[:-1], True
    elif new != left.text + space:
        left.text, left.end, left.changed = new, left.end + len(space), True
