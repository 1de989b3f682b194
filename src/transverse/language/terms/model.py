"""What a term family holds, as frozen data."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["mass", "noun", "job", "adjective", "verb", "phrase"]
Status = Literal["official", "oqlf", "usage", "house"]
Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Replacement:
    """One French equivalent of a term, with its legal status.

    The fields filled depend on the part of speech of the term: `singular`, `plural` and `gender` for a noun; the same
    for a mass noun, whose `singular` serves *aucune* and *chaque* only; `masculine` … `feminine_plural` for a job;
    `ms` … `fp` for an adjective; `forms` (source form to French form) for a verb; `text` for a phrase.

    Attributes
    ----------
    status
        ``official`` (Journal officiel, with its `date`), ``oqlf``, ``usage``, or ``house`` (rule of the workshop).
    date
        Publication in the Journal officiel; given if and only if the status is official.
    reference
        Where the status was read; required for an official or OQLF one.
    note
        What an author should know before choosing it, in plain French; may be empty.
    use
        Shade of meaning this equivalent is kept for (``process``, ``activity``); empty for the general one.
    """

    status: Status
    date: dt.date | None = None
    reference: str = ""
    note: str = ""
    use: str = ""
    gender: Gender = ""
    singular: str = ""
    plural: str = ""
    masculine: str = ""
    feminine: str = ""
    masculine_plural: str = ""
    feminine_plural: str = ""
    ms: str = ""
    fs: str = ""
    mp: str = ""
    fp: str = ""
    text: str = ""
    forms: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every French wording this equivalent may put in a text."""
        nouns = (self.singular, self.plural, self.text)
        jobs = (self.masculine, self.feminine, self.masculine_plural, self.feminine_plural)
        adjectives = (self.ms, self.fs, self.mp, self.fp)
        return tuple(wording for wording in (*nouns, *jobs, *adjectives, *self.forms.values()) if wording)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence before and after the rewriting."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Term:
    """An anglicism: the forms it is found under, what to write instead and why.

    Attributes
    ----------
    singular, plural
        Source forms, spelling variants included.  Matched whatever the case of the text, but for acronyms (*POC*),
        matched in capitals only.  An invariable adjective, a verb or a phrase has all its
        forms in `singular`.
    exceptions
        Longer wordings that hold a form and are plain French, to be left as they are (*empreinte digitale*).
    source_gender
        Gender that the anglicism usually takes in French; empty when only its determiner can tell.
    explanation
        One plain French sentence: why another word serves the reader better.
    replacements
        Best one first.
    """

    id: str
    part: Part
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    exceptions: tuple[str, ...]
    source_gender: Gender
    explanation: str
    replacements: tuple[Replacement, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All source forms, singular then plural."""
        return self.singular + self.plural


@dataclass(frozen=True, slots=True)
class Heading:
    """What a family is, in plain French, and where its content comes from."""

    id: str
    label: str
    default: bool
    source: str


@dataclass(frozen=True, slots=True)
class Family:
    """Terms that are switched on and off together."""

    heading: Heading
    terms: tuple[Term, ...]

    @property
    def id(self) -> str:
        """Name of the file, and of the family in the options."""
        return self.heading.id

    @property
    def label(self) -> str:
        """Plain French name."""
        return self.heading.label
