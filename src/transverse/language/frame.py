"""What the agreement phenomena work on: one noun whose gender or number changes, in one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from transverse.language.forms import lexicon
from transverse.language.sentence import AUXILIARY, EXPLETIVE, NOMINAL, SUBJECT, Node, Sentence


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
    """

    sentence: Sentence
    noun: Node
    source: str
    target: str
    head: Node

    @property
    def pluralises(self) -> bool:
        """Whether the verb of this subject goes from singular to plural."""
        return self.source[1] == "s" and self.target[1] == "p"

    def agreed(self, form: str) -> str | None:
        """Return the adjective or participle `form` agreed with the target; None when it does not agree with the source."""
        return lexicon().inflect(form, self.source, self.target, kind=("adj", "ppas"))


def is_finite3(form: str) -> bool:
    """Say whether `form` can be a third person singular."""
    return "verb:3s" in lexicon().tags(form)


def is_participle(form: str) -> bool:
    """Say whether `form` can be a past participle."""
    return any(tag.startswith("ppas") for tag in lexicon().tags(form))


def is_adjectival(form: str) -> bool:
    """Say whether `form` can agree with a noun."""
    return any(tag.startswith(("ppas", "adj")) for tag in lexicon().tags(form))


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
