"""Which subject each finite verb has, read from left to right like a shift-reduce parser of clauses.

A second opinion beside the statistical parse: it goes by forms (articles, prepositions, relative pronouns, the number of
verbs), which are certain, where the parser goes by likelihood.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from transverse.language import determiners
from transverse.language.forms import lexicon
from transverse.language.kinds import is_adjectival
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import (
    BREAKS,
    CLITIC_WORDS,
    COMPARISONS,
    COORDINATORS,
    NEGATIONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    RELATIVES,
    SPEECH,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_BEFORE_ARTICLE = frozenset({"tout", "toute", "tous", "toutes", "seul", "seule", "seuls", "seules", "même", "surtout"})
_PERSONS = frozenset({"verb:1s", "verb:2s", "verb:3s", "verb:1p", "verb:2p", "verb:3p"})
_BE_HAVE = frozenset("est sont était étaient sera seront serait seraient soit soient fut furent fût a ont avait avaient aura "
                     "auront aurait auraient ait aient eut eût".split())  # fmt: skip


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
        self.quoted = _quoted(sentence)

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
        elif low in RELATIVES and not self._compared(node):
            self._open(node)
        elif low in {"quel", "quelle", "quels", "quelles"} and self.top.verbs:
            self.stack.append(Clause(opener=node.index))
            self.pending = -1
        elif low in SUBORDINATORS and not self._intensive(node):
            self.stack.append(Clause(opener=node.index, waits=low in QUESTION_WORDS))
            self.pending = -1
        elif low in SUBJECT_PRONOUNS | {"nous", "vous"} and self._is_subject(node):
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
        if after is not None and after.low in {"le", "la", "les", "l'", "un", "une", "ce", "cette", "ces"} and not blocks(before):
            return before.pos in {"NOUN", "PROPN"} or before.hit >= 0 or is_adjectival(before.low)
        between = self.sentence.nodes[subject.index + 1 : node.index]
        return all(is_adjectival(each.low) or each.pos == "ADV" or each.low in {"et", "ou", ","} for each in between)

    def _compared(self, node: Node) -> bool:
        """Say whether "que" compares or restricts: no clause opens."""
        if node.low not in {"que", "qu'"}:
            return False
        start = max(self.boundary, self.top.opener) + 1
        before = [each.low for each in self.sentence.nodes[start : node.index]]
        if any(word in COMPARISONS for word in before[-6:]) and not any(word in {"tel", "telle"} for word in before[-2:]):
            after = self.sentence.nodes[node.index + 1 : node.index + 3]
            return not any(each.low in SUBJECT_PRONOUNS - {"celui", "celle", "ceux", "celles"} for each in after)
        negated = any(word in {"ne", "n'"} for word in before)
        return negated and not any(word in NEGATIONS for word in before)

    def _intensive(self, node: Node) -> bool:
        """Say whether "si" or "comme" stands before an adjective or a noun, and opens no clause."""
        after = self.sentence.after(node)
        if after is None:
            return True
        if node.low == "si":
            return any(tag.startswith("adj") for tag in lexicon().tags(after.low)) and determiners.read(after.low) is None
        return node.low == "comme" and not any(is_finite(self.sentence, each) for each in self.sentence.nodes[node.index :])

    def _open(self, node: Node) -> None:
        before = self.sentence.before(node)
        prepared = before is not None and before.low in PREPOSITIONS
        clause = Clause(opener=node.index, antecedent=self._antecedent(node, before), waits=node.low in QUESTION_WORDS)
        if node.low in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"} and not prepared:
            clause.subject = node.index
        else:
            clause.waits = True
        self.stack.append(clause)
        self.pending = -1

    def _antecedent(self, node: Node, before: Node | None) -> int:
        """Return the noun that a relative pronoun takes up, -1 for a conjunction ("et que", "ce que", "il faut que")."""
        if before is None:
            return -1
        if before.low == ",":
            before = self.sentence[before.index - 1] if before.index else before
        nominal = before.hit >= 0 or is_noun(self.sentence, before) or is_adjectival(before.low) or before.low in {"-là", "-ci"}
        if before.low in {"tel", "telle", "tels", "telles"}:
            return -1
        preposition = before.low in PREPOSITIONS and node.low not in {"que", "qu'"}
        return self.last_noun if (nominal and not is_finite(self.sentence, before)) or preposition else -1

    def _is_subject(self, node: Node) -> bool:
        after, left = self.sentence.after(node), self.sentence.before(node)
        if left is not None and left.low in PREPOSITIONS:
            return False
        if node.low in {"tout", "tous"} and not (after is not None and (is_finite(self.sentence, after) or after.low in CLITIC_WORDS)):
            return False
        if node.low == "ce":
            return after is not None and (after.low in {"ne", "n'", "que", "qu'", "qui", "dont"} or is_finite(self.sentence, after))
        if node.low.endswith(("-même", "-mêmes")):
            opens = left is None or left.low in {",", "que", "qu'", "et", "si", "mais"}
            return opens and after is not None and (after.low in CLITIC_WORDS or is_finite(self.sentence, after))
        if node.low in {"nous", "vous"}:
            return self._first_person(node)
        if node.low in {"tout", "tous", "aucun", "nul", "peu", "beaucoup", "certains", "personne", "rien", "celui", "celle", "ceux", "celles"}:
            before = self.sentence.before(node)
            return before is None or before.low in {",", ";", ":", "que", "qu'", "si", "mais", "car", "quand"}
        return True

    def _first_person(self, node: Node) -> bool:
        """Say whether "nous" or "vous" is the subject of a verb of its person, pronouns passed over."""
        for each in self.sentence.nodes[node.index + 1 : node.index + 5]:
            tags = lexicon().tags(each.low)
            if tags & {"verb:1p", "verb:2p"} and not tags & {"verb:3s"}:
                return True
            if each.low not in CLITIC_WORDS:
                return False
        return False

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
        while place >= 0 and (self.sentence[place].clitic or self.sentence[place].low in {"ne", "pas", "y", "en", "se", "s'"}):
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
        if clause.subject < 0 and not clause.verbs and not clause.waits and _intransitive(node):
            clause.waits = clause.follows = True
        clause.verbs.append(node.index)
        self.pending = -1
        self._assign(node.index, clause)

    def _hung(self, verb: Node, clause: Clause) -> int:
        """Return the place of the pronoun after the verb when it is the subject itself, not the echo of one."""
        after = self.sentence.after(verb)
        pronoun = after.low.removeprefix("-").removeprefix("t-") if after is not None and after.low.startswith("-") else ""
        if after is None or pronoun not in {"il", "elle", "on", "je", "tu", "nous", "vous", "ce"}:
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
        if self.pending > self.boundary >= 0 and self._opens(self.pending) and fits(self.sentence, self.pending, plural=plural):
            self.stack.append(Clause(subject=self.pending))
            return self.top
        while len(self.stack) > 1 and self.top.verbs:
            self.stack.pop()
        if not self.top.verbs:
            self._settle(self.top, node, plural=plural)
            if self.top.subject < 0 <= self.pending and fits(self.sentence, self.pending, plural=plural):
                self.top.subject = self.pending
        if self.top.verbs:
            self.stack.append(Clause(subject=self.pending if self.pending >= 0 and fits(self.sentence, self.pending, plural=plural) else -1))
        return self.top

    def _unverbed(self, node: Node, *, plural: bool) -> Clause:
        """A clause without a verb yet: its subject, or the noun right before the verb when another phrase came first."""
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
        return start > self.boundary and all(each.pos == "ADV" or each.low in {"alors", "donc", "puis", "ainsi"} for each in between)

    def _outer(self, *, plural: bool) -> Clause | None:
        """Return the clause around that still waits for its verb, and drop those inside it."""
        for place in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[place]
            if not clause.verbs and clause.subject >= 0 and (clause.several or fits(self.sentence, clause.subject, plural=plural)):
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


def _intransitive(node: Node) -> bool:
    """Say whether no reading of the verb takes a direct object: "ci-dessous figure la data"."""
    readings = [verb for verb in lexicon().finite(node.low) if verb.person == 3]
    return bool(readings) and not any("t" in verb.valency for verb in readings) and node.low not in _BE_HAVE


def fits(sentence: Sentence, place: int, *, plural: bool) -> bool:
    """Say whether the noun or pronoun at `place` can be the subject of a plural (or singular) verb."""
    node = sentence[place]
    if node.low in RELATIVES:
        return True
    if node.low in SUBJECT_PRONOUNS:
        return (node.low in {"ils", "elles", "ceux", "celles", "ceux-ci", "celles-ci", "tous", "certains", "d'autres"}) == plural
    if node.low in {"nous", "vous", "je", "j'", "tu"}:
        return False
    if node.low in {"celle", "celui"} or "verb:inf" in lexicon().tags(node.low):
        return not plural
    start = phrase_start(sentence, node)
    kind = determiners.read(sentence[start].low)
    if kind is None:
        numbers = {tag[-1] for tag in lexicon().tags(node.low) if tag.startswith("noun") and len(tag) == 7}
        return len(numbers) != 1 or node.hit >= 0 or (numbers == {"p"}) == plural
    return (kind.number == "p") == plural


def phrase_start(sentence: Sentence, noun: Node) -> int:
    """Return the index of the first word of the noun phrase: its determiner, or an adjective before the noun."""
    place = noun.index
    while place > 0:
        low = sentence[place - 1].low
        kind = determiners.read(low)
        if kind is not None and not sentence[place - 1].clitic:
            place -= 1
            if place > 0 and sentence[place - 1].low in _BEFORE_ARTICLE:
                place -= 1
            return place
        if any(tag.startswith(("adj", "num")) for tag in lexicon().tags(low)) and "prep" not in lexicon().tags(low):
            place -= 1
            continue
        break
    return noun.index if place == noun.index or determiners.read(sentence[place].low) is None else place


def is_prepositional(sentence: Sentence, noun: Node) -> bool:
    """Say whether the noun phrase of `noun` follows a preposition."""
    start = phrase_start(sentence, noun)
    low = sentence[start].low
    if low in {"du", "au", "aux"}:
        return not (low == "du" and start == 0)
    before = sentence.before(sentence[start])
    if _partitive(sentence, start, before):
        return False
    if low == "des":
        return before is not None and (before.pos in {"NOUN", "PROPN", "ADJ"} or _nounlike(before))
    return before is not None and before.low in PREPOSITIONS


def _partitive(sentence: Sentence, start: int, before: Node | None) -> bool:
    """« De la data arrive »: at the start of a clause, "de la" is an article."""
    if sentence[start].low == "du":
        opener = before
    elif before is not None and before.low == "de" and sentence[start].low in {"la", "l'"}:
        opener = sentence.before(before)
    else:
        return False
    return opener is None or opener.low in BREAKS | COORDINATORS | SUBORDINATORS | {",", "que", "qu'", "où", "dont"}


def _nounlike(node: Node) -> bool:
    return any(tag.startswith(("noun", "ppas")) for tag in lexicon().tags(node.low)) and node.pos not in {"VERB", "AUX"}


def is_noun(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` heads a noun phrase."""
    if node.hit >= 0:
        return node.dep != "ghost"
    if not node.text[0].isalpha() or node.low in RELATIVES or node.clitic or determiners.read(node.low):
        return False
    before, after = sentence.before(node), sentence.after(node)
    if after is not None and after.hit >= 0 and any(tag.startswith("adj") for tag in lexicon().tags(node.low)) and after.dep != "ghost":
        return False
    determined = before is not None and determiners.read(before.low) is not None and not before.clitic
    noun = any(tag.startswith(("noun", "name")) for tag in lexicon().tags(node.low))
    if determined and noun:
        return True
    return node.pos in {"NOUN", "PROPN"}


def is_finite(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` is a finite verb in the third person here."""
    tags = lexicon().tags(node.low)
    if not tags & _PERSONS:
        return False
    before = sentence.before(node)
    if not tags & {"verb:3s", "verb:3p"}:
        return node.pos in {"VERB", "AUX"} and before is not None and before.low in CLITIC_WORDS | {"je", "j'", "tu"}
    if (node.low == "soit" and _conjunction(sentence, node)) or _set_phrase(sentence, node):
        return False
    if node.low in _BE_HAVE:
        return not (node.low == "a" and before is not None and before.low in {"un", "le"})
    if before is not None and blocks(before):
        return False
    if before is not None and before.clitic and "verb:3s" in tags:
        return "verb:inf" not in tags
    if before is not None and before.low in {"ne", "n'", "se", "s'", "me", "m'", "te", "t'", "y"}:
        return "verb:inf" not in tags
    others = {tag.partition(":")[0] for tag in tags} - {"verb"}
    if not others:
        return True
    if others <= {"ppas", "adj"} and before is not None and _auxiliary(sentence, node):
        return False
    if "ppas:fs" in tags or (node.dep in {"acl", "amod"} and "ppas" in others):
        return False
    return node.pos in {"VERB", "AUX"} and not (others & {"ppas"} and _auxiliary(sentence, node))


def _quoted(sentence: Sentence) -> frozenset[int]:
    """Return the places of the words in short quotations, which are labels and no part of the syntax."""
    found: set[int] = set()
    start = -1
    for node in sentence.nodes:
        if start < 0 and node.low in {"«", '"', "“"}:
            start = node.index
        elif start >= 0 and node.low in {"»", '"', "”"}:
            if node.index - start <= 5:
                found |= set(range(start, node.index + 1))
            start = -1
    return frozenset(found)


def _set_phrase(sentence: Sentence, node: Node) -> bool:
    """« n'importe quelle », « autrement dit », « très précise »: no finite verb."""
    before, after = sentence.before(node), sentence.after(node)
    if node.low == "importe" and before is not None and before.low == "n'":
        return after is not None and (after.low in QUESTION_WORDS or after.low in {"quel", "quelle", "quels", "quelles", "qui", "quoi"})
    if before is not None and before.low in {"autrement", "c'est-à-dire", "très", "plus", "moins", "trop", "aussi", "assez"}:
        return True
    if before is None or before.hit < 0 or not any(tag.startswith("adj:fs") for tag in lexicon().tags(node.low)):
        return False
    start = phrase_start(sentence, before)
    left = sentence[start - 1] if start else None
    if left is not None and left.low == "de":
        left = sentence.before(left)
    return left is not None and (bool(lexicon().tags(left.low) & {"verb:inf", "verb:ppre"}) or left.low in PREPOSITIONS)


def _conjunction(sentence: Sentence, node: Node) -> bool:
    """« soit en ligne, soit sur place », « soit 30 % »."""
    after = sentence.after(node)
    pair = sum(1 for each in sentence.nodes if each.low == "soit") > 1
    subject = sentence.before(node)
    hung = after is not None and after.low.startswith("-")
    return (pair and not hung and (subject is None or subject.low not in SUBJECT_PRONOUNS | {"que", "qu'", "qui"})) or (
        after is not None and after.text[0].isdigit()
    )


def blocks(before: Node) -> bool:
    """Say whether the word before excludes a finite verb: an article that is no pronoun, or a preposition."""
    if before.low == "en":
        return before.pos == "ADP"
    if before.clitic or before.low in {"y", "leur"}:
        return False
    kind = determiners.read(before.low)
    return (kind is not None and kind.name not in {"no", "null", "all"}) or before.low in PREPOSITIONS - {"voici", "voilà", "en"}


def _auxiliary(sentence: Sentence, node: Node) -> bool:
    """Say whether an auxiliary stands before `node`, adverbs passed over."""
    place = node.index - 1
    words: Sequence[Node] = sentence.nodes
    while place >= 0 and (words[place].pos == "ADV" or words[place].low in {"pas", "été", "bien", "plus", "jamais", "déjà"} or words[place].low.startswith("-")):
        place -= 1
    return place >= 0 and (words[place].low in _BE_HAVE or words[place].low in {"être", "avoir", "étant", "ayant"})
