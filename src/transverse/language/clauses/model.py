"""A clause, and what is known of all the clauses of a sentence."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Clause:
    """A clause on the stack.

    Attributes
    ----------
    opener
        Index of the word that opened it, -1 for a main clause.
    subject
        Index of the head of its subject, -1 while unknown.
    verbs
        Indexes of its finite verbs.
    several
        Whether its subject is a coordination.
    antecedent
        For a relative clause, the index of the noun before the pronoun.
    tentative
        Whether it only may be one: « … et la data »: an object or the subject of a verb to come.
    likely
        A word that may be its verb, should no surer one come.
    follows
        Whether that subject can only come right after the verb ("ci-dessous figure la data").
    later
        A noun that opens another phrase of the clause after a comma: « Bonjour à tous, la data est là ».
    waits
        Whether a subject may still come after the verb ("que produit la ville").
    """

    opener: int = -1
    subject: int = -1
    verbs: list[int] = field(default_factory=list)
    several: bool = False
    antecedent: int = -1
    waits: bool = False
    follows: bool = False
    later: int = -1
    tentative: bool = False
    likely: int = -1


@dataclass(frozen=True, slots=True)
class Clauses:
    """The result: for each finite verb its subject, its clause's opener and the clause's coordination."""

    subjects: dict[int, int]
    openers: dict[int, int]
    antecedents: dict[int, int]
    coordinated: frozenset[int]

    def verbs_of(self, subject: int) -> list[int]:
        """Return the finite verbs whose subject is the word at `subject`, in order."""
        return [verb for verb, owner in self.subjects.items() if owner == subject]
