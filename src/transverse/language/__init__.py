"""The Relecture: anglicisms of the "data" family out, correct French in, in the words of the reader's trade.

The public door: ``review(document, policy)`` says what to change and why; ``apply(document, review)`` writes it.
"""

from transverse.language.model import Confidence, Kept, Numeriques, Policy, Proposal, Review, Status
from transverse.language.review import NO_PARSER, apply, edits, review, review_blocks

__all__ = [
    "NO_PARSER",
    "Confidence",
    "Kept",
    "Numeriques",
    "Policy",
    "Proposal",
    "Review",
    "Status",
    "apply",
    "edits",
    "review",
    "review_blocks",
]
