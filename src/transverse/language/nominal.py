"""Noun phrases read by their forms: where they start, whether a preposition leads them, what verb they fit."""

from transverse.language import determiners, words
from transverse.language.forms import lexicon
from transverse.language.kinds import can_be
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import (
    BREAKS,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_COMPARED = frozenset({(",", "comme"), ("tout", "comme"), ("ainsi", "que"), ("ainsi", "qu'")})
_PLURAL_PRONOUNS = words.of("grammar", "plural_pronouns")
_BEFORE_ARTICLE = words.of("grammar", "before_article")

_OPENERS = BREAKS | COORDINATORS | SUBORDINATORS | {",", "que", "qu'", "où", "dont"}


def phrase_start(sentence: Sentence, noun: Node) -> int:
    """Return the index of the first word of the noun phrase: its determiner, or an adjective before the noun."""
    place = noun.index
    while place > 0:
        low = sentence[place - 1].low
        kind = determiners.read(low)
        if kind is not None and not sentence[place - 1].clitic:
            place -= 1
            if place > 0 and sentence[place - 1].low in _BEFORE_ARTICLE:
                place -= 1
            return place
        if can_be(low, "adj", "num") and "prep" not in lexicon().tags(low):
            place -= 1
            continue
        break
    return noun.index if place == noun.index or determiners.read(sentence[place].low) is None else place


def is_prepositional(sentence: Sentence, noun: Node) -> bool:
    """Say whether the noun phrase of `noun` follows a preposition."""
    start = phrase_start(sentence, noun)
    low = sentence[start].low
    if low in {"du", "au", "aux"}:
        return not (low == "du" and start == 0)
    before = sentence.before(sentence[start])
    if _partitive(sentence, start, before):
        return False
    if low == "des":
        return before is not None and (before.pos in {"NOUN", "PROPN", "ADJ"} or _nounlike(before))
    if before is not None and before.low == "dit" and before.index and sentence[before.index - 1].low == "qui":
        return True  # « qui dit data dit stockage »: what is said, and no subject
    return before is not None and (
        before.low in PREPOSITIONS or _compared(sentence, before) or _second_of_two(sentence, before)
    )


def _compared(sentence: Sentence, link: Node) -> bool:
    """« la data, tout comme le pétrole »: no subject of its own."""
    first = sentence.before(link)
    return first is not None and (first.low, link.low) in {
        (",", "comme"),
        ("tout", "comme"),
        ("ainsi", "que"),
        ("ainsi", "qu'"),
    }


def _second_of_two(sentence: Sentence, link: Node) -> bool:
    """« entre le pétrole et la data »: the preposition leads both."""
    if link.low != "et":
        return False
    for node in reversed(sentence.nodes[max(0, link.index - 8) : link.index]):
        if node.low == "entre":
            return True
        if node.pos in {"VERB", "AUX"} or node.low in BREAKS | {"et", ","}:
            return False
    return False


def _partitive(sentence: Sentence, start: int, before: Node | None) -> bool:
    """« De la data arrive »: at the start of a clause, "de la" is an article."""
    if sentence[start].low == "du":
        opener = before
    elif before is not None and before.low == "de" and sentence[start].low in {"la", "l'"}:
        opener = sentence.before(before)
    else:
        return False
    return opener is None or opener.low in _OPENERS


def _nounlike(node: Node) -> bool:
    return can_be(node.low, "noun", "ppas") and node.pos not in {"VERB", "AUX"}


def is_noun(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` heads a noun phrase."""
    if node.hit >= 0:
        return node.dep != "ghost"
    if not node.text[0].isalpha() or node.low in RELATIVES or node.clitic or determiners.read(node.low):
        return False
    if node.pos not in {"NOUN", "PROPN"} and not can_be(node.low, "noun", "name"):
        return False
    before, after = sentence.before(node), sentence.after(node)
    if after is not None and after.hit >= 0 and can_be(node.low, "adj") and after.dep != "ghost":
        return False
    determined = before is not None and determiners.read(before.low) is not None and not before.clitic
    noun = can_be(node.low, "noun", "name")
    if determined and noun:
        return True
    if before is not None and before.pos == "NOUN" and can_be(node.low, "adj") and not before.clitic:
        return False  # « quel usage concret » : a noun that could qualify the one before does
    return node.pos in {"NOUN", "PROPN"}


def fits(sentence: Sentence, place: int, *, plural: bool) -> bool:
    """Say whether the noun or pronoun at `place` can be the subject of a plural (or singular) verb."""
    node = sentence[place]
    if node.low in RELATIVES:
        return True
    if node.low in SUBJECT_PRONOUNS:
        return (node.low in _PLURAL_PRONOUNS) == plural
    if node.low in {"nous", "vous", "je", "j'", "tu"}:
        return False
    if node.low in {"celle", "celui"} or "verb:inf" in lexicon().tags(node.low):
        return not plural
    start = phrase_start(sentence, node)
    kind = determiners.read(sentence[start].low)
    if kind is None:
        numbers = {tag[-1] for tag in lexicon().tags(node.low) if tag.startswith("noun") and len(tag) == 7}
        return len(numbers) != 1 or node.hit >= 0 or (numbers == {"p"}) == plural
    return (kind.number == "p") == plural


def quoted(sentence: Sentence) -> frozenset[int]:
    """Return the places of the words in short quotations, which are labels and no part of the syntax."""
    found: set[int] = set()
    start = -1
    for node in sentence.nodes:
        if start < 0 and node.low in {"«", '"', "“"}:
            start = node.index
        elif start >= 0 and node.low in {"»", '"', "”"}:
            if node.index - start <= 5:
                found |= set(range(start, node.index + 1))
            start = -1
    return frozenset(found)
