"""A term that is a noun: its gender and number in the text, those of its equivalent."""

from transverse.language.determiners import SINGULAR_ONLY
from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.plan.equivalent import choose
from transverse.language.plan.model import Plan
from transverse.language.plan.shown import gender_of_adjectives, gender_of_attribute, number
from transverse.language.sentence import Node, Sentence
from transverse.language.terms import Replacement


def of_noun(sentence: Sentence, node: Node, match: Match, before: Phrase, *, prudent: bool) -> Plan:
    """Return what becomes of the noun at `node`, after the words `before`."""
    one = before.kind is not None and before.kind.name in SINGULAR_ONLY
    term, shown = match.term, "s" if one else number(sentence, node, match, before)
    source = (_gender(before, shown) or _usual_gender(sentence, node, match)) + shown
    replacement = choose(sentence, node, match, before)
    single = prudent or before.single or _one_of_many(sentence, before)
    target = _target(replacement, shown, mass=term.part == "mass", single=single)
    others = [other for other in term.replacements if other is not replacement]
    if term.part == "noun" and not before.kind and shown == "s":
        source = target
    text = replacement.plural if target[1] == "p" else replacement.singular
    return Plan(match, "noun", source, target, text, replacement, tuple(_text(other, target) for other in others))


def _gender(before: Phrase, shown: str) -> str:
    """Return the gender that the words before the noun show, "" when they show none."""
    gender = before.kind.gender if before.kind is not None and shown == "s" else ""
    return gender or gender_of_adjectives(before)


def _usual_gender(sentence: Sentence, node: Node, match: Match) -> str:
    """Return the gender that an attribute shows, else the one that the term usually takes."""
    usual = match.term.source_gender or ("f" if match.term.id == "data" else "m")
    return gender_of_attribute(sentence, node) or usual


def _target(replacement: Replacement, shown: str, *, mass: bool, single: bool) -> str:
    gender = replacement.gender or "m"
    if not mass:
        return gender + shown
    singular = single and replacement.singular and shown == "s"
    return f"{gender}p" if replacement.plural and not singular else f"{gender}s"


def _text(other: Replacement, target: str) -> str:
    return (other.plural if target[1] == "p" else "") or other.singular or other.plural


def _one_of_many(sentence: Sentence, before: Phrase) -> bool:
    """« si une data est fausse » counts one item."""
    if before.kind is None or before.kind.name != "indefinite" or before.determiner is None:
        return False
    left = sentence.before(before.determiner)
    return left is not None and left.low in {"si", "lorsqu'", "quand", "dès", "chaque", "pas"}
