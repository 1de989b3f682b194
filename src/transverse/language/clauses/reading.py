"""The reading of one sentence as far as it has come: a stack of clauses, and the last nouns and marks passed."""

from dataclasses import dataclass, field

from transverse.language import determiners
from transverse.language.clauses.model import Clause
from transverse.language.nominal import fits, phrase_start
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import CLITIC_WORDS


@dataclass(slots=True)
class Reading:
    """What the clause reader knows at one word.

    Attributes
    ----------
    sentence
        The sentence.
    stack
        The open clauses, the outermost first; never empty.
    subjects, openers, antecedents, coordinated
        What is known of the verbs so far; see `Clauses`.
    last_noun
        Index of the last noun, -1 for none; so below.
    pending
        First noun without preposition since the boundary.
    boundary
        The last comma or coordinator.
    """

    sentence: Sentence
    stack: list[Clause] = field(default_factory=lambda: [Clause()])
    subjects: dict[int, int] = field(default_factory=dict)
    openers: dict[int, int] = field(default_factory=dict)
    antecedents: dict[int, int] = field(default_factory=dict)
    coordinated: set[int] = field(default_factory=set)
    last_noun: int = -1
    pending: int = -1
    boundary: int = -1

    @property
    def top(self) -> Clause:
        """The innermost clause."""
        return self.stack[-1]

    @property
    def waiting(self) -> Clause:
        """The innermost clause that has a subject and no verb yet, else the innermost one."""
        for each in reversed(self.stack):
            if not each.verbs and each.subject >= 0:
                return each
        return self.top

    def guess(self, verb: Node) -> None:
        """Keep `verb` as the likely one of the clause that waits, unless it stands past a comma after the first."""
        clause = self.waiting
        if clause.likely < 0 or not any(node.low == "," for node in self.sentence.nodes[clause.likely : verb.index]):
            clause.likely = verb.index

    def push(self, clause: Clause) -> None:
        """Open `clause`; no noun is pending in it."""
        self.stack.append(clause)
        self.pending = -1

    def bound(self, node: Node) -> None:
        """Note a comma, a coordinator or another mark: no noun is pending after it."""
        self.boundary, self.pending = node.index, -1

    def assign(self, verb: int, clause: Clause) -> None:
        """Give the word at `verb` the subject of `clause`, if it has one."""
        if clause.subject < 0:
            return
        self.subjects[verb] = clause.subject
        self.openers[verb] = clause.opener
        self.antecedents[verb] = clause.antecedent
        if clause.several:
            self.coordinated.add(verb)

    def close(self, depth: int = 0) -> None:
        """End the clauses from `depth` on: where no sure verb came, the likely one is it."""
        for clause in self.stack[depth:]:
            if not clause.verbs and clause.subject >= 0 and clause.likely >= 0 and not clause.tentative:
                clause.verbs.append(clause.likely)
                self.assign(clause.likely, clause)

    def fits(self, place: int, *, plural: bool) -> bool:
        """Say whether there is a noun at `place`, and it can be the subject of a plural (or singular) verb."""
        return place >= 0 and fits(self.sentence, place, plural=plural)

    def opens(self, place: int) -> bool:
        """Say whether the noun phrase at `place` opens its clause, adverbs passed over ("alors la data…")."""
        start = phrase_start(self.sentence, self.sentence[place])
        between = self.sentence.nodes[self.boundary + 1 : start]
        return start > self.boundary and all(
            each.pos == "ADV" or each.low in {"alors", "donc", "puis", "ainsi"} for each in between
        )

    def shares(self, verb: Node) -> bool:
        """Say whether `verb` comes right after the boundary, and so may share the subject of the verb before."""
        place = verb.index - 1
        while place >= 0 and (self.sentence[place].low in CLITIC_WORDS or self.sentence[place].pos == "ADV"):
            place -= 1
        return place >= 0 and place == self.boundary

    def asked(self, place: int, node: Node) -> bool:
        """« Quelle data la ville détient-elle ? »: the noun asked about is the object when another follows."""
        kind = determiners.read(self.sentence[phrase_start(self.sentence, self.sentence[place])].low)
        return kind is not None and kind.name == "which" and self.boundary < place < node.index
