"""What the engine makes of one text on its own."""

from functools import cache

from transverse.documents import Block, apply_to_text
from transverse.language import Policy, edits, review_blocks
from transverse.language.terms import headings

EVERY_FAMILY = tuple(headings())


@cache
def rewritten(text, families=None):
    """Return `text` with every proposal accepted, as a document of one block."""
    return apply_to_text(text, edits(review_blocks([Block(text)], Policy(families=families))))
