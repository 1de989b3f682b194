"""The reader: word after word, what opens a clause, what closes one, and what is left to nouns and verbs."""

from functools import lru_cache

from transverse.language import openers
from transverse.language.clauses.likely import is_sure, may_be_verb
from transverse.language.clauses.model import Clause, Clauses
from transverse.language.clauses.nouns import take_infinitive, take_noun, take_pronoun
from transverse.language.clauses.reading import Reading
from transverse.language.clauses.verbs import take_verb
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.nominal import is_noun, quoted
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import (
    BREAKS,
    COORDINATORS,
    PREPOSITIONS,
    QUESTION_WORDS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_OPENERS = RELATIVES | SUBORDINATORS | {"quel", "quelle", "quels", "quelles"}
_JOINS = COORDINATORS | {","}
_PRONOUNS = SUBJECT_PRONOUNS | {"nous", "vous"}
_ENDS = BREAKS - {"«", "»"}
_MARKS = BREAKS | {"(", ")", "[", "]"}


@lru_cache(maxsize=4)
def read(sentence: Sentence) -> Clauses:
    """Read the clauses of `sentence`; several rules ask for those of the same sentence in turn."""
    reader = _Reader(sentence)
    left_out = quoted(sentence)
    for node in sentence.nodes:
        if node.index not in left_out and not reader.take_mark(node):
            reader.take_word(node)
    done = reader.reading
    done.close()
    return Clauses(done.subjects, done.openers, done.antecedents, frozenset(done.coordinated))


class _Reader:
    def __init__(self, sentence: Sentence) -> None:
        self.reading = Reading(sentence)
        self._brackets: list[tuple[int, int, int]] = []  # depth, pending and boundary before each

    def take_mark(self, node: Node) -> bool:
        """Read a mark that ends clauses or sets some apart; say whether `node` is one."""
        if node.low not in _MARKS:
            return False
        if node.low in {"(", "["}:
            reading = self.reading
            self._brackets.append((len(reading.stack), reading.pending, reading.boundary))
            reading.stack.append(Clause())
            reading.bound(node)
        elif node.low in {")", "]"}:
            self._leave_bracket()
        elif node.low in _ENDS:
            self._break(node)
        return node.low in BREAKS

    def _break(self, node: Node) -> None:
        self.reading.close()
        self._brackets.clear()
        self.reading.stack = [Clause()]
        self.reading.bound(node)

    def _leave_bracket(self) -> None:
        if self._brackets:
            depth, self.reading.pending, self.reading.boundary = self._brackets.pop()
            self.reading.close(depth)
            del self.reading.stack[depth:]

    def take_word(self, node: Node) -> None:
        """Read a word, or a comma."""
        reading, low = self.reading, node.low
        likely = may_be_verb(reading, node)
        if low in {"celle", "celles", "celui", "ceux"}:
            take_noun(reading, node)
        elif node.pos in {"VERB", "AUX"} and "verb:inf" in lexicon().tags(low):
            take_infinitive(reading, node)
        elif likely and not is_sure(reading, node):
            reading.guess(node)
        elif low in _JOINS:
            reading.bound(node)
        elif likely or is_finite(reading.sentence, node):
            take_verb(reading, node)
        elif not self._opens_clause(node):
            self._take_nominal(node)

    def _opens_clause(self, node: Node) -> bool:
        """Open the clause that a relative, interrogative or conjunction begins; say whether `node` does."""
        reading, low = self.reading, node.low
        if low not in _OPENERS:
            return False
        start = max(reading.boundary, reading.top.opener) + 1
        if low in RELATIVES and not openers.compares(reading.sentence, node, start):
            reading.push(self._relative(node))
        elif low in {"quel", "quelle", "quels", "quelles"} and reading.top.verbs:
            reading.push(Clause(opener=node.index))
        elif low in SUBORDINATORS and not openers.intensifies(reading.sentence, node):
            reading.push(Clause(opener=node.index, waits=low in QUESTION_WORDS))
        else:
            return False
        return True

    def _relative(self, node: Node) -> Clause:
        """Return the clause that a relative pronoun opens: its subject, or one whose subject is to come."""
        sentence = self.reading.sentence
        before = sentence.before(node)
        prepared = before is not None and (before.low in PREPOSITIONS or (before.text == "A" and before.index == 0))
        subject = node.low in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"} and not prepared
        return Clause(
            opener=node.index,
            subject=node.index if subject else -1,
            antecedent=self.reading.last_noun if openers.takes_up(sentence, node) else -1,
            waits=not subject or node.low in QUESTION_WORDS,
        )

    def _take_nominal(self, node: Node) -> None:
        pronoun = node.low in _PRONOUNS
        if pronoun and openers.is_subject(self.reading.sentence, node):
            take_pronoun(self.reading, node)
        elif is_noun(self.reading.sentence, node):
            take_noun(self.reading, node)
