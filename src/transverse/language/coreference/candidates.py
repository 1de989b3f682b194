"""The nouns that a pronoun may stand for, weighed by their function."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from transverse.language import determiners, words
from transverse.language.clauses import Clauses
from transverse.language.forms import lexicon
from transverse.language.nominal import is_prepositional, phrase_start
from transverse.language.sentence import SUBJECT, Node, Sentence

_SUBJECT_WEIGHT, _INNER_SUBJECT, _OBJECT, _OBLIQUE, COMPLEMENT, _APART, _NAME = 1.0, 0.9, 0.8, 0.5, 0.35, 1.05, 0.85
PREVIOUS_SENTENCE = 0.8
_COPULAS = words.starts("verbs", "copula")
_NO_THING = words.of("nouns", "no_thing")
_TITLES = frozenset({"mme", "madame", "mlle", "mademoiselle"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible antecedent and its weight; ``ours`` when it stands for the noun, ``thing`` when it is an object."""

    node: Node
    weight: float
    ours: bool
    previous: bool
    thing: bool = False


def candidates(
    sentence: Sentence,
    read: Clauses,
    gender: str,
    ours: set[int],
    rivals: Collection[int] = (),
    *,
    previous: bool = False,
) -> Iterator[Candidate]:
    """Yield the nouns of `sentence` that a singular pronoun of `gender` could stand for."""
    for node in sentence.nodes:
        mine = node.index in ours
        if not mine and node.index not in rivals and not _fits(sentence, node, gender):
            continue
        weight = _weight(sentence, read, node)
        yield Candidate(node, weight * (PREVIOUS_SENTENCE if previous else 1.0), mine, previous, weight == _OBJECT)


def _weight(sentence: Sentence, read: Clauses, node: Node) -> float:
    """Weigh `node` by its function: subject, object, complement of a verb, complement of a noun."""
    if node.pos == "PROPN":
        return _NAME if read.verbs_of(node.index) else COMPLEMENT
    before = sentence.before(sentence[phrase_start(sentence, node)])
    if before is not None and before.low.startswith(_COPULAS) and not read.verbs_of(node.index):
        return _OBJECT if _presents(sentence, read, before) else COMPLEMENT
    openers = [read.openers[verb] for verb in read.verbs_of(node.index)]
    if openers:
        return _SUBJECT_WEIGHT if -1 in openers else _INNER_SUBJECT
    if node.low.startswith("-") or node.clitic:
        return _SUBJECT_WEIGHT if node.low.endswith(("elle", "il")) else _OBJECT
    if is_prepositional(sentence, node):
        start = sentence[phrase_start(sentence, node)]
        before = start if start.low in {"du", "des"} else sentence.before(start)
        governor = sentence.before(before) if before is not None else None
        noun = governor is not None and governor.pos in {"NOUN", "PROPN"}
        complement = before is not None and before.low in {"de", "d'", "du", "des"} and noun
        return COMPLEMENT if complement else _OBLIQUE
    after = sentence.after(node)
    if after is not None and after.low == "," and node.dep not in {"obj", "conj"}:
        return _APART
    return _SUBJECT_WEIGHT if node.dep in SUBJECT else _OBJECT


def _presents(sentence: Sentence, read: Clauses, copula: Node) -> bool:
    """« Ouvrir la data est un devoir ; il s'impose »: nothing else than the attribute can be taken up."""
    subject = read.subjects.get(copula.index, -1)
    return subject >= 0 and "verb:inf" in lexicon().tags(sentence[subject].low)


def _fits(sentence: Sentence, node: Node, gender: str) -> bool:
    if node.hit >= 0:
        return False
    before = sentence.before(node)
    if gender == "f" and (node.low in _TITLES or (node.low == "celle" and before is not None)):
        return True
    if node.pos not in _NOUNS:
        return False
    if node.pos == "PROPN" and node.dep in SUBJECT and (before is None or before.pos != "DET"):
        mister = node.index > 1 and sentence[node.index - 2].low in {"m", "mm"}
        return node.text[0].isupper() and not node.text.isupper() and not (mister and gender == "f")
    if node.low in _NO_THING:
        return False
    if f"noun:{gender}s" not in lexicon().tags(node.low):
        return False
    start = sentence[phrase_start(sentence, node)]
    kind = determiners.read(start.low)
    if kind is None or kind.number == "p":
        return False
    return kind.gender in {"", gender} or start.low in {"du", "au"}
