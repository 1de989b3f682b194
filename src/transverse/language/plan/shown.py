"""The gender and number that the words before a noun show."""

from transverse.language.forms import lexicon
from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.sentence import Node, Sentence


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
    figure = low.isdigit() and low not in {"0", "1"}
    return figure or ("num" in lexicon().tags(low) and low not in {"un", "une", "zéro"})


def gender_of_adjectives(before: Phrase) -> str:
    """Return the gender that an adjective before the noun shows, "" when none does."""
    for adjective in before.adjectives:
        tags = {tag[4:] for tag in lexicon().tags(adjective.low) if tag.startswith("adj:")}
        if tags == {"fs"}:
            return "f"
        if tags == {"ms"}:
            return "m"
    return ""
