"""A paper made fit for any writer: its texts printable, no empty block, headings that go down step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from transverse.papers.model import (
    Block,
    Bullets,
    Checklist,
    Facts,
    Figures,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Table,
)
from transverse.papers.wording import printable

T = TypeVar("T")

DEEPEST = 3
UNTITLED = "Sans titre"


def prepared(paper: Paper) -> Paper:
    """Return `paper` as it is printed; every word that can be printed is still there."""
    clean = _walk(paper, french=paper.language == "fr")
    blocks = _in_steps(each for each in clean.blocks if not _is_empty(each))
    return replace(clean, title=clean.title or UNTITLED, blocks=tuple(blocks))


def _walk(value: T, *, french: bool) -> T:
    """Make every text within `value` printable; the blanks around it go, but for those between two runs."""
    if isinstance(value, Run):
        return cast("T", replace(value, text=printable(value.text, french=french)))
    if isinstance(value, str):
        return cast("T", printable(value, french=french).strip(" "))
    if isinstance(value, tuple):
        parts = [_walk(each, french=french) for each in value]
        return cast("T", type(value)(*parts) if hasattr(value, "_fields") else tuple(parts))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _walk(getattr(value, each.name), french=french) for each in fields(value)}
        return cast("T", replace(value, **changed))
    return value


def _is_empty(block: Block) -> bool:
    match block:
        case Heading():
            return not block.text
        case Paragraph():
            return not any(run.text.strip() for run in block.runs)
        case Bullets() | Checklist() | Figures():
            return not block.items
        case Facts():
            return not block.rows
        case Table():
            return not block.head
        case Signatures():
            return not block.places


def _in_steps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Raise the headings that skip a level: a reader who goes from one to the next would look for what is missing."""
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = max(1, min(block.level, above + 1, DEEPEST))
            yield Heading(above, block.text)
        else:
            yield block
