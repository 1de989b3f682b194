"""What a review says, as frozen data: proposals, kept words, notices.  Words for people are put on it at the edge."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from transverse.documents.model import Edit, Span

Numeriques = Literal["first", "always", "never"]


class Confidence(StrEnum):
    """How far a proposal may be accepted without a look."""

    SURE = "sure"
    TO_REVIEW = "to_review"


@dataclass(frozen=True, slots=True)
class Status:
    """The legal status of a replacement.

    Attributes
    ----------
    kind
        "official" (Journal officiel), "oqlf", "usage" or "house" (rule of the workshop).
    date
        Publication in the Journal officiel, for an official term.
    reference
        Where it was read.
    """

    kind: str
    date: dt.date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How the author wants the text.

    Attributes
    ----------
    reader
        Trade code of the reader's service, or "" when unknown.
    numeriques
        When "numériques" follows "données": at the first mention of a document, always, or never.
    prudent
        Keep the singular ("la donnée"), which forces no agreement.
    families
        Ids of the term families, None for those on by default.
    """

    reader: str = ""
    numeriques: Numeriques = "first"
    prudent: bool = False
    families: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One term to replace, with all that this forces.

    Attributes
    ----------
    block, span
        Where the term stands.
    source
        The words as they are.
    replacements
        What to write instead, best first; the edits write the first.
    edits
        Every edit that this replacement forces, the term's own included, in order.
    term, family
        Ids of the term and its family.
    explanation
        Why, in one plain French sentence.
    status
        Legal status of the first replacement.
    confidence
        Sure, or to be reviewed.
    trade, trade_words
        The trade whose words were appended, and the words that named it ("" and () when none).
    doubts
        Ids of what made it uncertain, such as "pronoun" or "check".
    """

    block: int
    span: Span
    source: str
    replacements: tuple[str, ...]
    edits: tuple[Edit, ...]
    term: str
    family: str
    explanation: str
    status: Status
    confidence: Confidence
    trade: str = ""
    trade_words: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A term left as it is, and why."""

    block: int
    span: Span
    source: str
    protection: str
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that was found in a document.

    Attributes
    ----------
    proposals, kept
        In reading order.
    notices
        Ids of what the author must know of the whole review, such as "no_parser".
    """

    proposals: tuple[Proposal, ...]
    kept: tuple[Kept, ...] = ()
    notices: tuple[str, ...] = ()
