"""The public door: ``review(document, policy)`` gives proposals, ``apply`` writes the ones that are accepted."""

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from transverse.documents import write_document
from transverse.documents.model import Block, Document, Edit, Tracking
from transverse.language import marks, syntax
from transverse.language.compose import Composer
from transverse.language.draft import Draft, drafts
from transverse.language.followers import unread
from transverse.language.matching import matcher
from transverse.language.model import Policy, Proposal, Review

NO_READER = "aucun"
"""The trade code that a document gives when it is written for everyone."""
NO_PARSER = "no_parser"
_YOUNG = 100_000
"""New objects between two collections."""


def review_blocks(blocks: Sequence[Block], policy: Policy | None = None) -> Review:
    """Return what is to be changed in `blocks`.

    Parameters
    ----------
    blocks
        In reading order; edits name them by their index.
    policy
        The author's wishes; the defaults of `Policy` when None.

    Raises
    ------
    OptionError
        When the policy names an unknown trade or family.
    """
    policy = policy or Policy()
    if policy.reader == NO_READER:
        policy = replace(policy, reader="")
    terms = matcher(policy.families)
    parser = syntax.available()
    sources = [block.text for block in blocks]
    shown = [_shown(block) for block in blocks]
    with _few_collections():
        found, kept = drafts(shown, terms, sources, prudent=policy.prudent or not parser)
        if parser:
            _parse(found)
        composer = Composer(shown, sources, policy)
        for draft in found:
            composer.add(draft)
        notices = () if parser or not any(draft.needs_parse for draft in found) else (NO_PARSER,)
        return Review(composer.proposals(), tuple(kept), notices)


def _shown(block: Block) -> Block:
    """Return the block without its marks of emphasis: itself when it has none, as most."""
    text = marks.blank(block.text)
    return block if text == block.text else replace(block, text=text)


def review(document: Document, policy: Policy | None = None) -> Review:
    """Return what is to be changed in `document`; see `review_blocks`."""
    return review_blocks(document.blocks, policy)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for cycles among objects less often: the words of a document make none, and there are many of them."""
    kept = gc.get_threshold()
    if kept[0]:
        gc.set_threshold(max(kept[0], _YOUNG), *kept[1:])
    try:
        yield
    finally:
        gc.set_threshold(*kept)


def _parse(found: Sequence[Draft]) -> None:
    idle = unread(found)
    waiting = [draft for place, draft in enumerate(found) if draft.needs_parse and place not in idle]
    if waiting:
        for draft, sentence in zip(waiting, syntax.parse(draft.prepared for draft in waiting), strict=True):
            draft.sentence = sentence


def apply(
    document: Document, review_: Review, accepted: Collection[int] | None = None, tracking: Tracking | None = None
) -> bytes:
    """Return the bytes of `document` with the accepted proposals written.

    Parameters
    ----------
    document
        The document that was reviewed.
    review_
        What `review` gave for it.
    accepted
        Indexes of the proposals to write; all of them when None.
    tracking
        Write them as tracked changes under this name, where the format can.

    Raises
    ------
    OptionError
        The format cannot keep track of changes.
    DocumentError
        The document cannot hold the new text.
    """
    return write_document(document, edits(review_, accepted), tracking)


def edits(review_: Review, accepted: Collection[int] | None = None) -> tuple[Edit, ...]:
    """Return the edits of the proposals whose index is in `accepted` (of all when None), sorted, without overlap.

    Two proposals may force the same edit: it is given once.
    """
    chosen = [each for place, each in enumerate(review_.proposals) if accepted is None or place in accepted]
    return tuple(_disjoint(chosen))


def _disjoint(chosen: Sequence[Proposal]) -> Iterator[Edit]:
    previous: Edit | None = None
    for edit in sorted({edit for proposal in chosen for edit in proposal.edits}):
        if previous is None or edit.block != previous.block or edit.start >= previous.end:
            yield edit
            previous = edit
