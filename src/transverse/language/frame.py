"""What the agreement phenomena work on: one noun whose gender or number changes, in one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from transverse.language import determiners, words
from transverse.language.clauses import Clauses
from transverse.language.forms import lexicon
from transverse.language.kinds import AGREES, can_be, is_adjectival, is_participle
from transverse.language.sentence import AUXILIARY, EXPLETIVE, NOMINAL, SUBJECT, Node, Sentence
from transverse.language.words_of_grammar import BE, RELATIVES

_DEGREES = words.of("adverbs", "degrees")
_AFTER_COPULA = words.of("adverbs", "after_copula")
_LEADS_ELSEWHERE = words.of("grammar", "leads_elsewhere")


@dataclass(frozen=True, slots=True)
class Change:
    """Words ``first`` to ``last`` (included) of the sentence become `text`.

    ``doubt`` marks a change that the author should look at.
    """

    first: int
    last: int
    text: str
    phenomenon: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """A word that stands for the noun: the noun itself, a pronoun, a relative.

    ``role`` is "noun", "subject" (of ``verb``) or "object" (of ``verb``).
    """

    node: Node
    role: str = "noun"
    verb: Node | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One noun in one sentence.

    Attributes
    ----------
    sentence
        The parsed sentence.
    noun
        The node of the term.
    source, target
        Gender and number before and after: "ms", "fs", "mp", "fp".
    head
        The word that carries the noun's function: the noun, or its quantifier ("beaucoup de data").
    clauses
        The subjects of the finite verbs of the sentence.
    ours
        Places of the words that stand for the noun: itself, its quantifier, its pronouns.
    """

    sentence: Sentence
    noun: Node
    source: str
    target: str
    head: Node
    clauses: Clauses
    ours: frozenset[int]

    @property
    def pluralises(self) -> bool:
        """Whether the verb of this subject goes from singular to plural."""
        return self.source[1] == "s" and self.target[1] == "p"

    def agreed(self, node: Node, *, led: bool = False, past: bool = False, slip: bool = False) -> str | None:
        """Return the adjective or participle `node` agreed with the target; None when it cannot agree with the source.

        A word right after a preposition or an article belongs to another phrase ("tout à fait"), unless `led`; after
        another noun that it can agree with, to that noun ("une suite inintelligible"), unless `past`.  With `slip`, a
        participle that the author left in the masculine ("la data est stocké") agrees too.
        """
        before = self.sentence.before(node)
        if (node.low == "même" and not led) or self._quoted(node):
            return None
        if before is not None and (before.clitic or (not led and before.low in _LEADS_ELSEWHERE)):
            return None
        while before is not None and before.low in _DEGREES and before.index:
            if before.low in {"plus", "moins"} and self.sentence[before.index - 1].low in {"la", "le", "les"}:
                break
            before = self.sentence[before.index - 1]
        if self._of_another(node):
            return None
        if before is not None and not led and not past and (self._claimed(node, before) or self._named(node, before)):
            return None
        new = lexicon().inflect(node.text, self.source, self.target, kind=AGREES)
        if new is None and self.head is not self.noun:
            new = lexicon().inflect(node.text, "ms", self.target, kind=AGREES)
        if new is None and slip and _only_agrees(node.low):
            new = lexicon().inflect(node.text, f"m{self.source[1]}", self.target, kind=("ppas", "adj"))
        return new

    def _of_another(self, node: Node) -> bool:
        """Say whether the word is what a verb of state says of another subject: « et les dépôts sont lourds »."""
        place = node.index - 1
        while place > 0 and (self.sentence[place].low in _AFTER_COPULA or self.sentence[place].pos == "ADV"):
            place -= 1
        verb = self.sentence[place] if place >= 0 else None
        return verb is not None and verb.low in BE and not self.owns(verb)

    def _named(self, node: Node, before: Node) -> bool:
        """« la bonne nouvelle »: after an article and an adjective comes a noun."""
        article = self.sentence.before(before)
        return (
            article is not None
            and determiners.read(article.low) is not None
            and before.hit < 0
            and can_be(before.low, "adj")
            and can_be(node.low, "noun")
        )

    def _quoted(self, node: Node) -> bool:
        """Say whether the word opens a quotation, other than one of a single adjective right after the noun."""
        before, after = self.sentence.before(node), self.sentence.after(node)
        if before is None or before.low not in {'"', "«", "“"}:
            return False
        of_the_noun = before.index == self.noun.index + 1 and after is not None and after.low in {'"', "»", "”"}
        return not of_the_noun

    def _claimed(self, node: Node, before: Node) -> bool:
        """Say whether the noun right before the adjective, or a superlative's article, takes it away."""
        if before.low in {"plus", "moins"}:
            article = self.sentence.before(before)
            return article is not None and article.low in {"la", "le", "les"}
        article = self.sentence.before(before)
        led = article is not None and not article.clitic and determiners.read(article.low) is not None
        led = led and can_be(before.low, "noun")
        if before.hit >= 0 or before.low == "fois" or not (led or before.pos in {"NOUN", "PROPN"}):
            return False
        if is_adjectival(before.low) and (article is None or determiners.read(article.low) is None):
            return False
        codes = {tag[5:] for tag in lexicon().tags(before.low) if tag.startswith("noun")}
        kind = determiners.read(article.low) if article is not None else None
        if not codes and kind is not None:
            return kind.number == self.source[1] and kind.gender in {"", self.source[0]}
        return any(lexicon().inflect(node.low, code, code, kind=AGREES) is not None for code in codes if len(code) == 2)

    def owns(self, verb: Node) -> bool:
        """Say whether nothing shows that the finite `verb` has another subject."""
        subject = self.clauses.subjects.get(verb.index)
        return subject is None or subject in self.ours or self.sentence[subject].low in RELATIVES


def _only_agrees(low: str) -> bool:
    """Say whether the form is a participle, or an adjective that is nothing else."""
    tags = lexicon().tags(low)
    plain = bool(tags) and all(tag.startswith(("adj", "det", "pron")) for tag in tags)
    return "verb:3s" not in tags and (low in {"nul", "seul", "public"} or plain or is_participle(low))


def own_subject(sentence: Sentence, verb: Node) -> Node | None:
    """Return the subject that `verb` has for itself: a dependent, or a pronoun hung on it or on its auxiliary."""
    for node in (verb, *sentence.children(verb, *AUXILIARY)):
        found = sentence.children(node, *SUBJECT, *EXPLETIVE)
        if found:
            return found[0]
        for ghost in sentence.ghosts(node):
            return ghost
    return None


def is_nominal(node: Node) -> bool:
    """Say whether `node` heads a noun phrase of its own."""
    return node.pos in NOMINAL


def finite_words(sentence: Sentence, verb: Node) -> Iterator[Node]:
    """Yield the words of a predicate that may carry the mark of the person: the auxiliaries, then the verb."""
    yield from sentence.children(verb, *AUXILIARY)
    yield verb
