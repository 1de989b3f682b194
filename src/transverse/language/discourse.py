"""The thread of a text: which nouns a pronoun may look back to, from one sentence to the next."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from transverse.language import clauses, coreference
from transverse.language.coreference import Candidate
from transverse.language.frame import Referent
from transverse.language.sentence import Node, Sentence

_FADING, _FORGOTTEN = 0.85, 0.15
"""What a candidate loses with each sentence that does not speak of it, and the weight below which it is forgotten."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A pronoun that stands for the noun (``mine``), or may do so (``doubt``)."""

    referent: Referent
    doubt: bool
    mine: bool = True


@dataclass(slots=True)
class Thread:
    """What the sentence before left to refer to.

    ``source`` and ``target`` are those of the noun; ``owner`` is the number of the proposal that the pronouns
    of the next sentences belong to, -1 when the thread is cut.
    """

    source: str = ""
    target: str = ""
    owner: int = -1
    candidates: list[Candidate] = field(default_factory=list)

    def cut(self) -> None:
        """Forget everything."""
        self.owner, self.candidates = -1, []


def resolve(
    sentence: Sentence, nouns: Sequence[Node], rivals: Collection[int], before: Sequence[Candidate], gender: str
) -> Iterator[Resolved]:
    """Yield the pronouns of `sentence` that stand for the noun.

    Parameters
    ----------
    sentence
        The sentence.
    nouns
        The nodes of the noun in it; none in a sentence that only follows.
    rivals
        Places of the other terms that keep the gender and number of the pronouns.
    before
        The candidates of the sentence before.
    gender
        "f" or "m": that of the source.
    """
    ours = {node.index for node in nouns}
    read = clauses.read(sentence)
    last: Referent | None = None
    known: list[Candidate] = []
    for pronoun in coreference.pronouns(sentence, gender):
        known = known or [*before, *coreference.candidates(sentence, read, gender, ours, rivals)]
        mine, doubt = coreference.resolve(pronoun, sentence, read, known, initial=_opens(sentence, pronoun.node))
        if not mine and doubt:
            yield Resolved(Referent(pronoun.node, pronoun.role, pronoun.verb), doubt=True, mine=False)
        if mine:
            ours.add(pronoun.node.index)
            known = []  # there is one more
            last = Referent(pronoun.node, pronoun.role, pronoun.verb)
            yield Resolved(last, doubt)
    yield from _datives(sentence, last)


def _datives(sentence: Sentence, last: Referent | None) -> Iterator[Resolved]:
    """« les comprendre et lui donner un responsable »: a dative in a list of verbs whose objects were the noun."""
    if last is None or last.role != "object" or last.verb is None:
        return
    for node in sentence.nodes[last.verb.index + 1 : last.verb.index + 4]:
        if node.low in {"lui", "-lui"}:
            yield Resolved(Referent(node, "dative"), doubt=False)
        elif node.low not in {"et", ",", "ou", "puis"} and not node.clitic:
            return


def _opens(sentence: Sentence, node: Node) -> bool:
    return not any(each.pos in {"NOUN", "VERB"} for each in sentence.nodes[: node.index])


def follow(
    sentence: Sentence, gender: str, ours: set[int], before: Sequence[Candidate], rivals: Collection[int] = ()
) -> list[Candidate]:
    """Return the candidates that `sentence` leaves to the next one; `rivals` as for `resolve`."""
    here = list(coreference.candidates(sentence, clauses.read(sentence), gender, ours, rivals, previous=True))
    if ours:
        return here
    faded = [replace(each, weight=each.weight * _FADING) for each in before if each.weight > _FORGOTTEN]
    return [*here, *(each for each in faded if each.ours or not here)]
