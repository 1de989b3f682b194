"""A paragraph of an office file, the copies that the file keeps of it, and the way edits reach them all."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from lxml.etree import _Element

from transverse.documents.formats._ooxml import Package
from transverse.documents.model import Block, Edit, Kind
from transverse.documents.textmap import Piece, named, to_block

Pieces: TypeAlias = list[Piece[_Element]]


@dataclass(slots=True)
class Paragraph:
    """One paragraph.

    Attributes
    ----------
    part
        The path of the part that holds it.
    kind, where
        As in its block.
    pieces
        The elements that hold its text.
    twins
        Its copies, which no reader sees beside it: the text box for old readers, the drawing of a diagram.
    """

    part: str
    kind: Kind
    where: str
    pieces: Pieces
    twins: "list[Paragraph]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(piece.text for piece in self.pieces)


def pair(seen: Iterable[Paragraph], copies: Iterable[Paragraph]) -> None:
    """Give each paragraph of `seen` the first of `copies` with the same text that is not taken yet."""
    by_text: dict[str, deque[Paragraph]] = {}
    for copy in copies:
        by_text.setdefault(copy.text, deque()).append(copy)
    for paragraph in seen:
        if by_text.get(paragraph.text):
            paragraph.twins.append(by_text[paragraph.text].popleft())


def visible(found: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of `found` that hold words, each once: two slides may share their notes."""
    taken: set[_Element] = set()

    def is_new(paragraph: Paragraph) -> bool:
        known = paragraph.pieces[0].node in taken
        taken.add(paragraph.pieces[0].node)
        return not known

    kept = [paragraph for paragraph in found if paragraph.text.strip() and is_new(paragraph)]
    for paragraph in kept:
        paragraph.twins = [twin for twin in paragraph.twins if is_new(twin)]
    return kept


def blocks(found: Iterable[Paragraph]) -> tuple[Block, ...]:
    """Return the blocks of these paragraphs."""
    return tuple(block(each) for each in found)


def block(paragraph: Paragraph) -> Block:
    """Return the block of this paragraph."""
    return to_block(paragraph.pieces, paragraph.kind, paragraph.where)


def save(
    package: Package, found: Sequence[Paragraph], edits: Sequence[Edit], apply: Callable[[Pieces, list[Edit]], None]
) -> bytes:
    """Return the file once `apply` has brought `edits` to the pieces of each paragraph and of its twins.

    Raises
    ------
    EditError
        The edits do not fit the paragraphs.
    """
    touched = set()
    for index, group in groupby(named(edits, found, block)[0], key=lambda edit: edit.block):
        mine = list(group)
        for paragraph in (found[index], *found[index].twins):
            apply(paragraph.pieces, mine)
            touched.add(paragraph.part)
    return package.save(touched)
