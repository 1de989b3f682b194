"""The gender and number that the words around a noun show."""

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.sentence import Node, Sentence

_HELPERS = words.of("verbs", "be_or_have") | {"été", "être", "avoir", "peuvent", "doivent", "ne", "n'", "pas"}
_REACH = 6


def number(sentence: Sentence, node: Node, match: Match, before: Phrase) -> str:
    """Return "p" when the form of the term, its determiner or a numeral says that it is plural, else "s"."""
    determined = before.kind is not None and before.kind.number == "p"
    return "p" if match.number == "p" or determined or _counted(sentence, node, before) else "s"


def _counted(sentence: Sentence, node: Node, before: Phrase) -> bool:
    """Say whether a number stands before the noun: "2 data engineers"."""
    place = node.index - 1 - len(before.adjectives)
    if place < 0 or before.kind is not None:
        return False
    low = sentence[place].low
    figure = low.isdigit() and low not in {"0", "1"} and (not place or sentence[place - 1].low not in {"+", "bac"})
    return figure or ("num" in lexicon().tags(low) and low not in {"un", "une", "zéro"})


def gender_of_attribute(sentence: Sentence, node: Node) -> str:
    """Return "m" when an adjective around the noun is masculine: « leurs datas respectifs », « tous les datas »."""
    alone = [each.low for each in sentence.nodes[max(0, node.index - 3) : node.index]]
    if any(low in {"seuls", "tous", "certains", "nombreux"} for low in alone):
        return "m"
    helped = False
    for after in sentence.nodes[node.index + 1 : node.index + _REACH]:
        codes = {tag[-2:] for tag in lexicon().tags(after.low) if tag.startswith(("adj", "ppas"))}
        if after.low in _HELPERS or (not codes and "adv" in lexicon().tags(after.low)):
            helped = True
            continue
        return "m" if codes and codes <= {"ms", "mp"} and (helped or not _can_be_noun_or_verb(after.low)) else ""
    return ""


def _can_be_noun_or_verb(low: str) -> bool:
    return any(tag.startswith(("noun", "verb:3", "prep", "det", "pron")) for tag in lexicon().tags(low))


def gender_of_adjectives(before: Phrase) -> str:
    """Return the gender that an adjective before the noun shows, "" when none does."""
    for adjective in before.adjectives:
        tags = {tag[4:] for tag in lexicon().tags(adjective.low) if tag.startswith("adj:")}
        if tags == {"fs"}:
            return "f"
        if tags == {"ms"}:
            return "m"
    return ""
