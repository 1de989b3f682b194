"""A term that is an adjective agrees with the noun that it follows, or that the parse gives it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from transverse.language import clauses, phrase, words
from transverse.language.forms import lexicon
from transverse.language.matching import Match
from transverse.language.plan.model import Plan
from transverse.language.sentence import Node, Sentence

_BEFORE_PREDICATIVE = words.of("adverbs", "before_predicative")


def of_adjective(sentence: Sentence, node: Node, match: Match) -> Plan:
    """Return what becomes of the adjective at `node`: not known yet when no noun stands next to it."""
    code = _noun_before(sentence, node)
    text, *others = (getattr(each, code or "ms") for each in match.term.replacements)
    first = match.term.replacements[0]
    return Plan(match, "adjective", code or "ms", code or "ms", text, first, tuple(others), known=bool(code))


def parsed(plan: Plan, sentence: Sentence, node: Node) -> Plan:
    """Return the plan of an adjective, agreed with the noun that the parse gives it."""
    code = _governed(sentence, node)
    return replace(plan, source=code, target=code, text=getattr(plan.replacement, code), known=True)


def _governed(sentence: Sentence, node: Node) -> str:
    """Return the gender and number of the subject of the predicate that the adjective is, else of a noun above it."""
    read = clauses.read(sentence)
    owners = [sentence[subject] for verb, subject in sorted(read.subjects.items()) if verb < node.index]
    above = (
        noun
        for up in sentence.ancestors(node)
        for noun in (up, *sentence.children(up, "nsubj", "nsubj:pass"))
        if noun.index != node.index and noun.pos in {"NOUN", "PRON"}
    )
    for owner in (*reversed(owners), *above):
        after = sentence.after(owner)
        if after is not None and (code := _noun_before(sentence, after)):
            return code
    return "ms"


def _noun_before(sentence: Sentence, node: Node) -> str:
    """Return the gender and number of the noun that the adjective at `node` follows, "" when it is not next to it."""
    place = node.index - 1
    while place >= 0:
        tags = lexicon().tags(sentence[place].low)
        adjective = any(tag.startswith(("adj", "ppas")) for tag in tags)
        if not _passed_over(sentence, place, tags):
            if _may_be_verb(sentence, place, tags):
                return ""
            after_noun = adjective and place and _is_noun(sentence[place - 1].low)
            noun = [tag[5:] for tag in sorted(tags) if tag.startswith("noun:") and len(tag) == 7]
            if not after_noun and noun and (code := _agreeing(sentence, place, noun)):
                return code
            if not adjective:
                return ""
        place -= 1
    return ""


def _passed_over(sentence: Sentence, place: int, tags: Collection[str]) -> bool:
    """Say whether the word is one that may part an adjective from its noun: "une data vraiment très sensible"."""
    return sentence[place].low in _BEFORE_PREDICATIVE or ("adv" in tags and not _determined(sentence, place))


def _may_be_verb(sentence: Sentence, place: int, tags: Collection[str]) -> bool:
    verb = not {"verb:inf", "verb:3s", "verb:3p"}.isdisjoint(tags)
    return verb and not _determined(sentence, place) and not _opens(sentence, place)


def _opens(sentence: Sentence, place: int) -> bool:
    """Say whether the word opens its fragment: a title, a table cell."""
    return place == 0 or not any(char.isalnum() for char in sentence[place - 1].text)


def _is_noun(low: str) -> bool:
    tags = lexicon().tags(low)
    return any(tag.startswith("noun") for tag in tags) and not tags & {"det", "prep", "pron", "conj"}


def _determined(sentence: Sentence, place: int) -> bool:
    """Say whether an article, or an adjective after one, stands before the word at `place`."""
    return phrase.look(sentence, sentence[place]).kind is not None


def _agreeing(sentence: Sentence, place: int, codes: Sequence[str]) -> str:
    """Return the reading of the noun at `place` that its determiner allows."""
    kind = phrase.look(sentence, sentence[place]).kind
    for code in codes:
        if kind is None or (kind.gender in {"", code[0]} and kind.number == code[1]):
            return code
    return ""
