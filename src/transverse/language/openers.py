"""Words that open a clause or a subject, and the same words where they do not."""

from itertools import pairwise, takewhile

from transverse.language import determiners, words
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.kinds import can_be, is_adjectival
from transverse.language.nominal import is_noun
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import CLITIC_WORDS, COMPARISONS, NEGATIONS, PREPOSITIONS, SUBJECT_PRONOUNS

_CONJUNCTIONS = words.of("grammar", "before_que")
_GUARDED = words.of("grammar", "guarded_pronouns")
_BEFORE_GUARDED = words.of("grammar", "before_guarded")


def compares(sentence: Sentence, node: Node, start: int) -> bool:
    """Say whether "que" compares or restricts: no clause opens."""
    if node.low not in {"que", "qu'"}:
        return False
    before = [each.low for each in sentence.nodes[start : node.index]]
    if before[-1:] and before[-1] in _CONJUNCTIONS:
        return False
    if (before[-1:] == ["tant"] and before[-2:] != ["en", "tant"]) or before[-2:] == ["avant", "même"]:
        return False
    if _superlative(before[-6:]):
        return False
    if any(word in COMPARISONS for word in before[-6:]) and not any(word in {"tel", "telle"} for word in before[-2:]):
        after = sentence.nodes[node.index + 1 : node.index + 3]
        return not any(each.low in SUBJECT_PRONOUNS - {"celui", "celle", "ceux", "celles"} for each in after)
    negated = any(word in {"ne", "n'"} for word in before)
    return negated and not any(word in NEGATIONS for word in before)


def _superlative(before: list[str]) -> bool:
    """« la plus fine que l'on charge »: what follows is a relative clause."""
    return any(article in {"la", "le", "les"} and more in {"plus", "moins"} for article, more in pairwise(before))


def intensifies(sentence: Sentence, node: Node) -> bool:
    """Say whether "si" or "comme" stands before an adjective or a noun, and opens no clause."""
    after = sentence.after(node)
    if after is None:
        return True
    if node.low == "si":
        return can_be(after.low, "adj") and determiners.read(after.low) is None
    return node.low == "comme" and not any(is_finite(sentence, each) for each in _up_to_comma(sentence, node))


def _up_to_comma(sentence: Sentence, node: Node) -> list[Node]:
    """Return the words after `node` up to the comma that closes its group: « la data, comme le reste, est là »."""
    opened = node.index > 0 and sentence[node.index - 1].low == ","
    return list(takewhile(lambda each: not (opened and each.low == ","), sentence.nodes[node.index + 1 :]))


def takes_up(sentence: Sentence, node: Node) -> bool:
    """Say whether "que" or "qui" takes up the noun before it, and is no conjunction ("et que", "ce que")."""
    before = sentence.before(node)
    if node.low in {"que", "qu'"} and (
        _concludes(sentence, node) or (before is not None and before.low in _CONJUNCTIONS)
    ):
        return False
    if before is not None and before.low == ",":
        before = sentence.before(before)
    if before is None or before.low in {"tel", "telle", "tels", "telles"}:
        return False
    nominal = before.hit >= 0 or is_noun(sentence, before) or is_adjectival(before.low) or before.low in {"-là", "-ci"}
    preposition = before.low in PREPOSITIONS and node.low not in {"que", "qu'"}
    return (nominal and not is_finite(sentence, before)) or preposition


def _concludes(sentence: Sentence, node: Node) -> bool:
    """« si simple qu'elle disparaît »: what follows is the consequence."""
    return any(each.low in {"si", "tellement"} for each in sentence.nodes[max(0, node.index - 4) : node.index])


def is_subject(sentence: Sentence, node: Node) -> bool:
    """Say whether a word that can be a subject pronoun is one here."""
    after, left = sentence.after(node), sentence.before(node)
    if left is not None and left.low in PREPOSITIONS:
        return False
    if node.low in {"tout", "tous"} and not (
        after is not None and (is_finite(sentence, after) or after.low in CLITIC_WORDS)
    ):
        return False
    if node.low == "ce":
        return after is not None and (
            after.low in {"ne", "n'", "que", "qu'", "qui", "dont"} or is_finite(sentence, after)
        )
    if node.low.endswith(("-même", "-mêmes")):
        opens = left is None or left.low in {",", "que", "qu'", "et", "si", "mais"}
        return opens and after is not None and (after.low in CLITIC_WORDS or is_finite(sentence, after))
    if node.low in {"nous", "vous"}:
        return _first_person(sentence, node)
    if node.low in {"trop", "tant"} and (after is None or after.low not in {"de", "d'"}):
        return False
    if node.low in {"trop", "tant"} and left is not None and left.low in {"et", "ou"}:
        return True
    if node.low in _GUARDED:
        before = sentence.before(node)
        return before is None or before.low in _BEFORE_GUARDED
    return True


def _first_person(sentence: Sentence, node: Node) -> bool:
    """Say whether "nous" or "vous" is the subject of a verb of its person, pronouns passed over."""
    for each in sentence.nodes[node.index + 1 : node.index + 5]:
        tags = lexicon().tags(each.low)
        if tags & {"verb:1p", "verb:2p"} and not tags & {"verb:3s"}:
            return True
        if each.low not in CLITIC_WORDS:
            return False
    return False
