"""What makes one candidate likelier than another of the same function: distance, repetition, meaning of the verb."""

from transverse.language.coreference.candidates import COMPLEMENT, PREVIOUS_SENTENCE, Candidate
from transverse.language.coreference.pronouns import Pronoun, is_neutral
from transverse.language.kinds import is_adjectival
from transverse.language.lemmas import is_record, met_by, of_data, of_person
from transverse.language.nominal import is_prepositional
from transverse.language.sentence import Node, Sentence

_KINSHIP = 0.7
"""What a verb that data often receive adds to data, and to nouns that name records."""


def preference(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, *, initial: bool) -> float:
    """Return what to add to the weight of `candidate` as the antecedent of `pronoun`; see `choice.resolve`."""
    bonus = 0.0
    if not candidate.previous:
        bonus -= min(abs(pronoun.node.index - candidate.node.index), 40) * 0.006
    if pronoun.role == "object" and candidate.node.pos == "PROPN":
        bonus -= 0.4
    if pronoun.role in {"object", "like"} and candidate.thing and not candidate.previous:
        bonus += 0.25
    if initial and candidate.previous and candidate.weight >= PREVIOUS_SENTENCE:
        bonus += 0.1
    return (
        _of_ours(candidate, pronoun, sentence, bonus)
        if candidate.ours
        else _of_rival(candidate, pronoun, sentence, bonus)
    )


def _of_rival(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, bonus: float) -> float:
    passive = pronoun.role == "subject"
    if pronoun.verb is not None and _handles(sentence, pronoun.verb, passive=passive) and is_record(candidate.node.low):
        bonus += _KINSHIP
    return bonus + (0.4 if pronoun.node.low in {"celle-ci", "celui-ci"} and _nearest(candidate, pronoun) else 0.0)


def _of_ours(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, bonus: float) -> float:
    verb = pronoun.verb
    if pronoun.role == "like":
        bonus += 0.3
    if verb is None:
        return bonus
    if pronoun.role == "subject" and _echo(sentence, pronoun.node):
        bonus += 0.5 if candidate.weight > COMPLEMENT else 0.0
    if pronoun.role == "subject" and (of_person(verb.low) or _acts_on_ours(sentence, verb)):
        return bonus - 0.4
    if pronoun.role == "object" and met_by(verb.low):
        return bonus - 0.4
    return bonus + (_KINSHIP if _handles(sentence, verb, passive=pronoun.role == "subject") else 0.0)


def _handles(sentence: Sentence, verb: Node, *, passive: bool) -> bool:
    """Say whether the verb, or the participle or infinitive that it leads to, is one that data often receive.

    A subject receives it in the passive only.
    """
    chain = [verb, *(node for node in sentence.nodes[verb.index + 1 : verb.index + 4] if node.pos in {"VERB", "ADJ"})]
    return any(of_data(node.low) for node in chain if not passive or is_adjectival(node.low))


def _nearest(candidate: Candidate, pronoun: Pronoun) -> bool:
    """Say whether the candidate is a few words before a "celle-ci"."""
    return not candidate.previous and 0 < pronoun.node.index - candidate.node.index <= 5


def _echo(sentence: Sentence, node: Node) -> bool:
    """« elle l'est depuis lundi » answers « est-elle arrivée ? »."""
    after = sentence.after(node)
    return after is not None and is_neutral(sentence, after)


def _acts_on_ours(sentence: Sentence, verb: Node) -> bool:
    """Say whether the verb has a pronoun or our noun as its object: "elle la conserve" speaks of two things."""
    named = any(
        node.hit >= 0 and not is_prepositional(sentence, node)
        for node in sentence.nodes[verb.index + 1 : verb.index + 4]
    )
    return named or any(
        node.clitic and not is_neutral(sentence, node) for node in sentence.nodes[max(0, verb.index - 3) : verb.index]
    )
