"""Which subject each finite verb has, read from left to right like a shift-reduce parser of clauses.

A second opinion beside the statistical parse: it goes by forms (articles, prepositions, relative pronouns, number of
verbs), which are certain, where the parser goes by likelihood.
"""

from dataclasses import dataclass, field

from transverse.language import determiners, openers, words
from transverse.language.finite import blocks, intransitive, is_finite
from transverse.language.forms import lexicon
from transverse.language.kinds import is_adjectival
from transverse.language.nominal import fits, is_noun, is_prepositional, phrase_start, quoted
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import (
    BREAKS,
    CLITIC_WORDS,
    COORDINATORS,
    PREPOSITIONS,
    QUESTION_WORDS,
    RELATIVES,
    SPEECH,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_OBJECT_ARTICLES = words.of("grammar", "object_articles")
_HUNG = words.of("grammar", "hung_subjects")


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


def read(sentence: Sentence) -> Clauses:
    """Read the clauses of `sentence`."""
    reader = _Reader(sentence)
    for node in sentence.nodes:
        reader.take(node)
    reader.close()
    return Clauses(reader.subjects, reader.openers, reader.antecedents, frozenset(reader.coordinated))


class _Reader:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.stack: list[Clause] = [Clause()]
        self.subjects: dict[int, int] = {}
        self.openers: dict[int, int] = {}
        self.antecedents: dict[int, int] = {}
        self.coordinated: set[int] = set()
        self.last_noun = -1
        self.pending = -1  # first noun without preposition since the last boundary
        self.boundary = -1  # index of the last comma or coordinator
        self.saved: list[tuple[int, int, int]] = []  # stack depth, pending and boundary before a bracket
        self.quoted = quoted(sentence)

    @property
    def top(self) -> Clause:
        return self.stack[-1]

    def take(self, node: Node) -> None:
        low = node.low
        if node.index in self.quoted:
            return
        if low in {"(", "["}:
            self.saved.append((len(self.stack), self.pending, self.boundary))
            self.stack.append(Clause())
            self.boundary, self.pending = node.index, -1
        elif low in {")", "]"}:
            self._leave_bracket()
        elif low in BREAKS:
            self._break(node)
        elif low in {"celle", "celles", "celui", "ceux"}:
            self._noun(node)
        elif "verb:inf" in lexicon().tags(low) and node.pos in {"VERB", "AUX"}:
            self._infinitive(node)
        elif self._may_be_verb(node) and not is_finite(self.sentence, node):
            after = self.sentence.after(node)
            if after is not None and (determiners.read(after.low) or after.low in {"ce", "que", "qu'"}):
                self._verb(node)
            else:
                self.top.likely = node.index
        elif low in {","} | COORDINATORS:
            self.boundary, self.pending = node.index, -1
        elif is_finite(self.sentence, node):
            self._verb(node)
        elif low in RELATIVES and not openers.compares(self.sentence, node, max(self.boundary, self.top.opener) + 1):
            self._open(node)
        elif low in {"quel", "quelle", "quels", "quelles"} and self.top.verbs:
            self.stack.append(Clause(opener=node.index))
            self.pending = -1
        elif low in SUBORDINATORS and not openers.intensifies(self.sentence, node):
            self.stack.append(Clause(opener=node.index, waits=low in QUESTION_WORDS))
            self.pending = -1
        elif low in SUBJECT_PRONOUNS | {"nous", "vous"} and openers.is_subject(self.sentence, node):
            self._subject(node)
        elif is_noun(self.sentence, node):
            self._noun(node)

    def _break(self, node: Node) -> None:
        if node.low in {"«", "»"}:
            return
        self.close()
        self.saved.clear()
        self.stack = [Clause()]
        self.boundary, self.pending = node.index, -1

    def _leave_bracket(self) -> None:
        if self.saved:
            depth, self.pending, self.boundary = self.saved.pop()
            self.close(depth)
            del self.stack[depth:]

    def close(self, depth: int = 0) -> None:
        """End the clauses: where no sure verb came, the likely one is it."""
        for clause in self.stack[depth:]:
            if not clause.verbs and clause.subject >= 0 and clause.likely >= 0 and not clause.tentative:
                clause.verbs.append(clause.likely)
                self._assign(clause.likely, clause)

    def _may_be_verb(self, node: Node) -> bool:
        """Say whether `node`, right after the subject, may be its verb: "la data éclaire" (also a plant)."""
        tags = lexicon().tags(node.low)
        before = self.sentence.before(node)
        if "verb:3s" not in tags or before is None or self.top.subject < 0 or self.top.verbs:
            return False
        subject = self.sentence[self.top.subject]
        adjective = {tag[-2:] for tag in tags if tag.startswith(("adj", "ppas"))}
        kind = determiners.read(self.sentence[phrase_start(self.sentence, subject)].low)
        after = self.sentence.after(node)
        acts = after is not None and determiners.read(after.low) is not None
        if adjective and not acts and (kind is None or kind.gender != "f" or "fs" in adjective):
            return False
        if after is not None and after.low in _OBJECT_ARTICLES and not blocks(before):
            return before.pos in {"NOUN", "PROPN"} or before.hit >= 0 or is_adjectival(before.low)
        between = self.sentence.nodes[subject.index + 1 : node.index]
        return all(is_adjectival(each.low) or each.pos == "ADV" or each.low in {"et", "ou", ","} for each in between)

    def _open(self, node: Node) -> None:
        before = self.sentence.before(node)
        prepared = before is not None and before.low in PREPOSITIONS
        clause = Clause(
            opener=node.index,
            antecedent=self.last_noun if openers.takes_up(self.sentence, node) else -1,
            waits=node.low in QUESTION_WORDS,
        )
        if node.low in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"} and not prepared:
            clause.subject = node.index
        else:
            clause.waits = True
        self.stack.append(clause)
        self.pending = -1

    def _subject(self, node: Node) -> None:
        if self.top.verbs or (self.top.subject >= 0 and not self._asked(self.top.subject, node)):
            self.stack.append(Clause())
        self.top.subject = node.index
        self.pending = -1

    def _asked(self, place: int, node: Node) -> bool:
        """« Quelle data la ville détient-elle ? »: the noun asked about is the object when another follows."""
        kind = determiners.read(self.sentence[phrase_start(self.sentence, self.sentence[place])].low)
        return kind is not None and kind.name == "which" and self.boundary < place < node.index

    def _infinitive(self, node: Node) -> None:
        """An infinitive that opens its clause is a subject: « Exploiter la data coûte cher »."""
        place = node.index - 1
        while place >= 0 and (
            self.sentence[place].clitic or self.sentence[place].low in {"ne", "pas", "y", "en", "se", "s'"}
        ):
            place -= 1
        opens = place < 0 or place == self.boundary or self.sentence[place].low in BREAKS | {"que", "qu'"}
        if opens and not self.top.verbs and self.top.subject < 0:
            self.top.subject = node.index
        if opens and self.pending < 0:
            self.pending = node.index

    def _noun(self, node: Node) -> None:
        prepared = is_prepositional(self.sentence, node)
        top = self.top
        if not prepared and top.verbs and top.subject >= 0 and self.boundary >= 0 and self._opens(node.index):
            self.stack.append(Clause(subject=node.index, tentative=True))
        elif not prepared:
            if top.waits and top.verbs and top.subject < 0:
                if not top.follows or phrase_start(self.sentence, node) == top.verbs[0] + 1:
                    self._inverted(top, node)
            elif not top.verbs and (top.subject < 0 or self._asked(top.subject, node)):
                top.subject = node.index
            elif not top.verbs and self._joined(node):
                top.several = True
            elif not top.verbs and self._opens(node.index):
                top.later = node.index
            if self.pending < 0:
                self.pending = node.index
        self.last_noun = node.index

    def _inverted(self, clause: Clause, node: Node) -> None:
        clause.subject = node.index
        for verb in clause.verbs:
            self._assign(verb, clause)

    def _joined(self, node: Node) -> bool:
        start = phrase_start(self.sentence, node)
        return start > 0 and self.sentence[start - 1].low in {"et", "ou", "ni", "&"}

    def _verb(self, node: Node) -> None:
        if self._is_incise(node):
            return
        clause = self._clause_for(node)
        hung = self._hung(node, clause)
        if hung >= 0:
            self.subjects[node.index], self.openers[node.index], self.antecedents[node.index] = hung, clause.opener, -1
            clause.verbs.append(node.index)
            return
        if clause.subject < 0 and not clause.verbs and not clause.waits and intransitive(node):
            clause.waits = clause.follows = True
        clause.verbs.append(node.index)
        self.pending = -1
        self._assign(node.index, clause)

    def _hung(self, verb: Node, clause: Clause) -> int:
        """Return the place of the pronoun after the verb when it is the subject itself, not the echo of one."""
        after = self.sentence.after(verb)
        pronoun = (
            after.low.removeprefix("-").removeprefix("t-") if after is not None and after.low.startswith("-") else ""
        )
        if after is None or pronoun not in _HUNG:
            return -1
        if pronoun in {"il", "elle"} and clause.subject >= 0:
            noun = self.sentence[clause.subject]
            kind = determiners.read(self.sentence[phrase_start(self.sentence, noun)].low)
            gender = (kind.gender if kind is not None else "") or "".join(sorted(lexicon().gender_of_noun(noun.low)))
            if noun.low not in SUBJECT_PRONOUNS and (not gender or {"il": "m", "elle": "f"}[pronoun] in gender):
                return -1
        return after.index

    def _assign(self, verb: int, clause: Clause) -> None:
        if clause.subject < 0:
            return
        self.subjects[verb] = clause.subject
        self.openers[verb] = clause.opener
        self.antecedents[verb] = clause.antecedent
        if clause.several:
            self.coordinated.add(verb)

    def _is_incise(self, node: Node) -> bool:
        """« dit-elle », « explique la maire »: a verb between commas with its subject after it."""
        before, after = self.sentence.before(node), self.sentence.after(node)
        if before is not None and before.low in {"se", "s'"}:
            before = self.sentence.before(before)
        hung = after is not None and after.low.startswith("-") and len(after.low) > 2
        if before is None or before.low not in {",", "»", "—", "–", "?", "!"}:
            return False
        spoken = node.low.startswith(SPEECH) and after is not None and not self.sentence[max(0, node.index - 1)].clitic
        named = spoken and after is not None and (determiners.read(after.low) is not None or after.text[0].isupper())
        return hung or (named and bool(self.stack[0].verbs))

    def _clause_for(self, node: Node) -> Clause:
        plural = "verb:3p" in lexicon().tags(node.low) and "verb:3s" not in lexicon().tags(node.low)
        if not lexicon().tags(node.low) & {"verb:3s", "verb:3p"}:
            return self.top
        while self.top.tentative and not self.top.verbs and self._shares(node):
            self.stack.pop()
        top = self.top
        if not top.verbs:
            return self._unverbed(node, plural=plural)
        if self._shares(node):
            outer = self._outer(plural=plural) if self.sentence[self.boundary].low == "," else None
            return outer or self._sharing(plural=plural)
        if (
            self.pending > self.boundary >= 0
            and self._opens(self.pending)
            and fits(self.sentence, self.pending, plural=plural)
        ):
            self.stack.append(Clause(subject=self.pending))
            return self.top
        while len(self.stack) > 1 and self.top.verbs:
            self.stack.pop()
        if not self.top.verbs:
            self._settle(self.top, node, plural=plural)
            if self.top.subject < 0 <= self.pending and fits(self.sentence, self.pending, plural=plural):
                self.top.subject = self.pending
        if self.top.verbs:
            self.stack.append(
                Clause(
                    subject=self.pending
                    if self.pending >= 0 and fits(self.sentence, self.pending, plural=plural)
                    else -1
                )
            )
        return self.top

    def _unverbed(self, node: Node, *, plural: bool) -> Clause:
        """A clause without a verb yet: its subject, or the noun right before the verb."""
        top = self.top
        self._settle(top, node, plural=plural)
        if top.subject >= 0 and not top.several and not fits(self.sentence, top.subject, plural=plural):
            for outer in reversed(self.stack[:-1]):
                if not outer.verbs and outer.subject >= 0 and fits(self.sentence, outer.subject, plural=plural):
                    return outer
        return top

    def _settle(self, clause: Clause, verb: Node, *, plural: bool) -> None:
        """Choose, among two phrases before a verb, the one that no comma parts from it."""
        if clause.later < 0 or clause.several or not fits(self.sentence, clause.later, plural=plural):
            return
        if self.sentence[verb.index - 1].low != "," and self.boundary < clause.later:
            clause.subject = clause.later

    def _opens(self, place: int) -> bool:
        """Say whether the noun phrase at `place` opens its clause, adverbs passed over ("alors la data…")."""
        start = phrase_start(self.sentence, self.sentence[place])
        between = self.sentence.nodes[self.boundary + 1 : start]
        return start > self.boundary and all(
            each.pos == "ADV" or each.low in {"alors", "donc", "puis", "ainsi"} for each in between
        )

    def _outer(self, *, plural: bool) -> Clause | None:
        """Return the clause around that still waits for its verb, and drop those inside it."""
        for place in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[place]
            if (
                not clause.verbs
                and clause.subject >= 0
                and (clause.several or fits(self.sentence, clause.subject, plural=plural))
            ):
                del self.stack[place + 1 :]
                return clause
        return None

    def _shares(self, node: Node) -> bool:
        place = node.index - 1
        while place >= 0 and (self.sentence[place].low in CLITIC_WORDS or self.sentence[place].pos == "ADV"):
            place -= 1
        return place >= 0 and place == self.boundary

    def _sharing(self, *, plural: bool) -> Clause:
        """Coordinated verbs have one subject, of their number."""
        for clause in reversed(self.stack):
            if clause.verbs and clause.subject >= 0:
                agrees = clause.several == plural or fits(self.sentence, clause.subject, plural=plural)
                if agrees:
                    while self.stack[-1] is not clause:
                        self.stack.pop()
                    return clause
        return self.top
