"""What the engines see of a document: blocks of text, and edits on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transverse.common.errors import EditError


class Kind(StrEnum):
    """The part a block plays; engines are more careful in the ones that hold fragments."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
    COMMENT = "comment"
    BOX = "box"
    HEADER = "header"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of a text, counted in code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character (empty spans: whether one lies strictly inside)."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    r"""One paragraph, heading, cell… as a reader sees it.

    Attributes
    ----------
    text
        The visible text: deletions under review left out, insertions in.  A line break inside the
        block is ``"\n"``, a tab ``"\t"``; notes' marks, images and bookmarks take no character.
    kind
        The part it plays.
    locked
        Spans that must not be edited (inline code, fields, text in another language), sorted.
    where
        Where it stands, for messages: "diapositive 3", "note 2", "" for the main text.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    locked: tuple[Span, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file read into blocks, with its untouched source.

    Attributes
    ----------
    name
        The file's name, for messages and to choose a format.
    format
        The id of the format, such as ``"docx"``.
    source
        The bytes as they were read.  A document keeps no other state: writing reads them again.
    blocks
        The blocks in reading order; an edit names them by their index here.
    reader
        The trade code that the document itself asks for, or ``""``.
    """

    name: str
    format: str
    source: bytes
    blocks: tuple[Block, ...]
    reader: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace characters ``start`` to ``end`` of block ``block`` with ``text``."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tracking:
    """Write edits as tracked changes, under this name and date (ISO 8601, UTC, seconds)."""

    author: str
    date: str


def check_edits(edits: Iterable[Edit], blocks: Sequence[Block]) -> list[Edit]:
    """Return `edits` sorted, once it is sure that they can be applied.

    Raises
    ------
    EditError
        Two edits overlap, or one falls outside its block or on a locked span.
    """
    ordered = sorted(edits)
    previous: Edit | None = None
    for edit in ordered:
        if not 0 <= edit.block < len(blocks):
            raise EditError(edit.block, edit.start, edit.end, "ce paragraphe n'existe pas")
        block = blocks[edit.block]
        if not 0 <= edit.start <= edit.end <= len(block.text):
            raise EditError(edit.block, edit.start, edit.end, "la position est hors du texte")
        if any(Span(edit.start, edit.end).overlaps(span) for span in block.locked):
            raise EditError(edit.block, edit.start, edit.end, "cette partie du texte ne doit pas changer")
        if (
            previous
            and previous.block == edit.block
            and (edit.start < previous.end or (edit.start, edit.end) == (previous.start, previous.end))
        ):
            raise EditError(edit.block, edit.start, edit.end, "deux corrections se chevauchent")
        previous = edit
    return ordered


def apply_to_text(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` (of one block, sorted, without overlap) applied."""
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])
