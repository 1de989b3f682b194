"""Which pronouns stand for the noun: candidates in the sentence and the one before, weighed by function and distance.

A pronoun is changed only when no other noun of its gender and number is a better antecedent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transverse.language import determiners
from transverse.language.forms import lexicon
from transverse.language.frame import Referent, is_finite3
from transverse.language.lemmas import of_data, of_person
from transverse.language.sentence import AUXILIARY, SUBJECT, Node, Sentence

_WEIGHT = {"nsubj": 1.0, "nsubj:pass": 1.0, "nsubj:caus": 1.0, "dislocated": 1.05, "ROOT": 0.9, "obj": 0.8, "appos": 0.5,
           "obl:arg": 0.6, "obl:mod": 0.5, "obl:agent": 0.45, "iobj": 0.5, "nmod": 0.35, "conj": 0.6, "xcomp": 0.4}  # fmt: skip
_PREVIOUS_SENTENCE = 0.8
_MARGIN = 0.12
"""Between two candidates closer than this, the proposal is to be reviewed."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that might stand for the noun, its role and its verb."""

    node: Node
    role: str
    verb: Node | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible antecedent and its weight; ``ours`` when it stands for the noun."""

    node: Node
    weight: float
    ours: bool
    previous: bool


def pronouns(sentence: Sentence, gender: str) -> Iterator[Pronoun]:
    """Yield the singular third-person pronouns of `gender` ("f", "m"), with their role and verb, in order."""
    subject = {"elle", "celle-ci", "celle-là"} if gender == "f" else {"il", "celui-ci", "celui-là"}
    hung = {"-elle", "-t-elle"} if gender == "f" else {"-il", "-t-il"}
    clitics = {"la", "l'"} if gender == "f" else {"le", "l'"}
    for node in sentence.nodes:
        if node.low in subject:
            yield Pronoun(node, "subject", verb_of(sentence, node))
        elif node.low in hung:
            before = sentence.before(node)
            yield Pronoun(node, "subject", lexical(sentence, before) if before else None)
        elif node.low in clitics and node.clitic:
            yield Pronoun(node, "object", clitic_verb(sentence, node))
        elif node.low in {f"-{clitic}" for clitic in clitics}:
            yield Pronoun(node, "object", sentence.before(node))


def lexical(sentence: Sentence, word: Node) -> Node:
    """Return the head of the predicate that the auxiliary `word` belongs to, or `word`."""
    head = sentence.head(word)
    return head if head is not None and word.dep in AUXILIARY else word


def verb_of(sentence: Sentence, pronoun: Node) -> Node | None:
    """Return the head of the predicate of a subject pronoun: by the parse, else the next finite verb."""
    head = sentence.head(pronoun)
    if head is not None and pronoun.dep in SUBJECT:
        return head
    for node in sentence.nodes[pronoun.index + 1 : pronoun.index + 7]:
        if is_finite3(node.low) and not node.clitic:
            return lexical(sentence, node)
    return None


def clitic_verb(sentence: Sentence, clitic: Node) -> Node | None:
    """Return the verb that an object pronoun stands before; the participle when an auxiliary comes between."""
    for node in sentence.nodes[clitic.index + 1 : clitic.index + 4]:
        if any(tag.startswith("verb:") for tag in lexicon().tags(node.low)):
            return lexical(sentence, node)
    return None


def candidates(sentence: Sentence, gender: str, ours: set[int], *, previous: bool = False) -> Iterator[Candidate]:
    """Yield the nouns of `sentence` that a singular pronoun of `gender` could stand for."""
    for node in sentence.nodes:
        mine = node.index in ours
        if not mine and not _fits(sentence, node, gender):
            continue
        weight = _WEIGHT.get(_function(sentence, node), 0.4)
        yield Candidate(node, weight * (_PREVIOUS_SENTENCE if previous else 1.0), mine, previous)


def _function(sentence: Sentence, node: Node) -> str:
    """Return the relation of `node`, that of the first member for a coordinated noun."""
    while node.dep == "conj":
        head = sentence.head(node)
        if head is None or head.pos not in {"NOUN", "PROPN", "PRON"}:
            break
        node = head
    return node.dep


def _fits(sentence: Sentence, node: Node, gender: str) -> bool:
    if node.hit >= 0 or node.pos not in {"NOUN", "PROPN"}:
        return False
    tags = lexicon().tags(node.low)
    if node.pos == "PROPN" and not any(tag.startswith("noun") for tag in tags):
        return False
    if f"noun:{gender}s" not in tags:
        return False
    determiner = next((child for child in sentence.children(node, "det")), sentence.before(node))
    kind = determiners.read(determiner.low) if determiner is not None else None
    if kind is None or kind.number == "p":
        return False
    return kind.gender in {"", gender}


def resolve(
    pronoun: Pronoun, sentence: Sentence, before: Sequence[Candidate], *, initial: bool
) -> tuple[bool, bool]:
    """Say whether `pronoun` stands for the noun.

    Parameters
    ----------
    pronoun
        The pronoun, in `sentence`.
    before
        The candidates of the window, those of the previous sentence included.
    initial
        Whether the pronoun opens its sentence.

    Returns
    -------
    Whether it does; whether that is in doubt.
    """
    subject = governing_subject(sentence, pronoun) if pronoun.role == "object" else None
    best_ours = best_other = 0.0
    for candidate in before:
        if _impossible(candidate, pronoun, sentence, subject):
            continue
        weight = candidate.weight + _preference(candidate, pronoun, sentence, initial=initial)
        if candidate.ours:
            best_ours = max(best_ours, weight)
        else:
            best_other = max(best_other, weight)
    if best_ours <= 0:
        return False, False
    return best_ours > best_other, abs(best_ours - best_other) < _MARGIN


def _impossible(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, subject: Node | None) -> bool:
    if candidate.previous:
        return False
    node = candidate.node
    if node.index > pronoun.node.index:
        return node.dep != "dislocated" or not candidate.ours
    if subject is not None and node.index == subject.index:
        return True
    verb = pronoun.verb
    if verb is None:
        return False
    # A pronoun and its antecedent are never two complements of one verb.
    same = sentence.head(node)
    if same is not None and same.index == verb.index and node.dep != "dislocated":
        return True
    return pronoun.role == "subject" and verb.index in {up.index for up in sentence.ancestors(node)} and node.index > verb.index


def _preference(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, *, initial: bool) -> float:
    verb = pronoun.verb
    bonus = 0.0
    if not candidate.previous:
        distance = abs(pronoun.node.index - candidate.node.index)
        bonus -= min(distance, 40) * 0.006
    if pronoun.role == "object":
        bonus += 0.25 if _function(sentence, candidate.node) in {"obj"} else 0.0
    if initial and candidate.previous and candidate.weight >= _PREVIOUS_SENTENCE:
        bonus += 0.1
    if verb is not None and candidate.ours and of_data(verb.low):
        bonus += 0.35
    if verb is not None and pronoun.role == "subject" and of_person(verb.low):
        bonus += -0.4 if candidate.ours else 0.1
    return bonus


def governing_subject(sentence: Sentence, pronoun: Pronoun) -> Node | None:
    """Return the subject of the verb of an object pronoun, looked for up the chain of infinitives and coordinations."""
    verb = pronoun.verb
    steps = 0
    while verb is not None and steps < 6:
        found = sentence.children(verb, *SUBJECT)
        if found:
            return found[0]
        if verb.dep not in {"xcomp", "conj", "advcl", "obl:mod", "obl:arg", "acl", "ccomp", "ROOT"}:
            return None
        verb = sentence.head(verb)
        steps += 1
    return None


def referent(pronoun: Pronoun) -> Referent:
    """Return `pronoun` as a referent of the noun."""
    return Referent(pronoun.node, pronoun.role, pronoun.verb)
