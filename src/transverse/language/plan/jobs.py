"""A term that names a person's job: for a man, a woman, or either."""

from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.plan.model import Plan
from transverse.language.plan.shown import gender_of_adjectives, number
from transverse.language.sentence import Node, Sentence
from transverse.language.terms import Replacement

_TEAMS = frozenset("équipe équipes groupe communauté pool réseau collectif".split())


def of_job(sentence: Sentence, node: Node, match: Match, before: Phrase) -> Plan:
    """Return what becomes of the job at `node`, after the words `before`."""
    gender = (before.kind.gender if before.kind else "") or gender_of_adjectives(before) or "m"
    if before.determiner is not None and "(e)" in before.determiner.low:
        gender = "m"
    team = before.modified is not None and before.modified.low in _TEAMS
    code = gender + ("p" if team else number(sentence, node, match, before))
    replacement = match.term.replacements[0]
    text, *others = (_text(each, code) for each in match.term.replacements)
    if before.determiner is not None and _both_genders(sentence, before.determiner):
        # A word that is the same for both needs no brackets: "un ou une gestionnaire".
        same = [each for each in match.term.replacements if each.masculine == each.feminine]
        replacement = same[0] if same else replacement
        text = replacement.masculine if same else _inclusive(replacement)
    if team:
        return Plan(match, "complement", code, code, f"de {text}", replacement, tuple(f"de {each}" for each in others))
    return Plan(match, "noun", code, code, text, replacement, tuple(others))


def _both_genders(sentence: Sentence, determiner: Node) -> bool:
    """« un(e) », « un ou une », « le ou la »."""
    link, first = (sentence.before(determiner, distance) for distance in (1, 2))
    joined = link is not None and link.low in {"ou", "/"}
    pair = joined and first is not None and first.low in {"un", "le", "une", "la"}
    return "(e)" in determiner.low or pair


def _inclusive(replacement: Replacement) -> str:
    """Return a wording for a man or a woman: "ingénieur(e) de données"."""
    masculine, feminine = replacement.masculine.split(" "), replacement.feminine.split(" ")
    head = masculine[0] if masculine[0] == feminine[0] else f"{masculine[0]}(e)"
    if feminine[0] not in {masculine[0], masculine[0] + "e"}:
        return f"{replacement.masculine} ou {replacement.feminine}"
    return " ".join([head, *masculine[1:]])


def _text(replacement: Replacement, code: str) -> str:
    return {
        "ms": replacement.masculine,
        "fs": replacement.feminine,
        "mp": replacement.masculine_plural,
        "fp": replacement.feminine_plural,
    }[code]
