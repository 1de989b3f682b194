"""The left side of a noun phrase: preposition, determiner, adjectives before the noun."""

from dataclasses import dataclass

from transverse.language import compounds, determiners, words
from transverse.language.determiners import Determiner
from transverse.language.forms import lexicon
from transverse.language.sentence import Node, Sentence

_QUANTIFIERS = words.of("adverbs", "quantifiers")
_PLURAL_HEADS = words.of("adverbs", "plural_quantifiers")
_ADVERBS = words.of("adverbs", "before_prenominal")
_PRENOMINAL = words.of("adjectives", "prenominal")
_LEAST = frozenset({"moindre"})
_SINGLE = _LEAST | {"seule", "seul"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands before a noun.

    Attributes
    ----------
    determiner, kind
        The determiner's node and what it is; None for a bare noun.
    whole
        "toute" before an article ("toute la data").
    preposition
        A "de" or "à" (or "d'") that stands right before the determiner, or before the bare noun.
    adjectives
        Adjectives between the determiner and the noun.
    modified
        The noun that a bare noun completes: "stratégie" in "stratégie data".
    """

    determiner: Node | None = None
    kind: Determiner | None = None
    whole: Node | None = None
    preposition: Node | None = None
    adjectives: tuple[Node, ...] = ()
    modified: Node | None = None

    @property
    def single(self) -> bool:
        """Whether the words before the noun count one item at a time: "chaque", "la moindre", "toute" alone."""
        if self.kind is None:
            return False
        if self.kind.name in determiners.SINGULAR_ONLY or (self.kind.name == "all" and self.kind.number == "s"):
            return True
        one = _SINGLE if self.kind.name == "indefinite" else _LEAST
        return any(adjective.low in one for adjective in self.adjectives)


def look(sentence: Sentence, noun: Node) -> Phrase:
    """Return what stands before `noun`; several rules ask in turn."""
    found: Phrase | None = sentence.looked.get(noun.index)
    if found is None:
        found = sentence.looked[noun.index] = _look(sentence, noun)
    return found


def _look(sentence: Sentence, noun: Node) -> Phrase:
    adjectives, place = _adjectives(sentence, noun)
    node = sentence[place] if place >= 0 else None
    if node is None:
        return Phrase(adjectives=adjectives)
    kind = determiners.read(node.low.replace("(e)", ""))
    if node.low in {"du", "au", "aux", "des"}:
        return _contracted(node, adjectives)
    if kind is not None and not node.clitic:
        return _determined(sentence, node, kind, adjectives)
    if node.low in {"de", "d'", "à"}:
        return Phrase(preposition=node, adjectives=adjectives)
    if not adjectives and _completes(sentence, node):
        return Phrase(modified=node)
    return Phrase(adjectives=adjectives)


def _contracted(node: Node, adjectives: tuple[Node, ...]) -> Phrase:
    name = "of the" if node.low in {"du", "des"} else "to the"
    plural = node.low in {"des", "aux"}
    kind = Determiner(name, "" if plural else "m", "p" if plural else "s")
    return Phrase(determiner=node, kind=kind, adjectives=adjectives)


def _determined(sentence: Sentence, node: Node, kind: Determiner, adjectives: tuple[Node, ...]) -> Phrase:
    left = sentence.before(node)
    whole = left if left and left.low in {"toute", "tout", "toutes", "tous"} and kind.name != "all" else None
    edge = whole or node
    left = sentence.before(edge)
    preposition = left if left and left.low in {"de", "d'", "à"} else None
    return Phrase(node, kind, whole, preposition, adjectives)


def _adjectives(sentence: Sentence, noun: Node) -> tuple[tuple[Node, ...], int]:
    """Return the adjectives right before `noun`, and the place of the word before them."""
    found: list[Node] = []
    place = noun.index - 1
    while place >= 0 and _precedes(sentence, sentence[place], place):
        found.insert(0, sentence[place])
        place -= 1
        while (
            place >= 0 and (sentence[place].low in _ADVERBS or sentence[place].low == "et") and _more(sentence, place)
        ):
            place -= 1
    return tuple(found), place


def _more(sentence: Sentence, place: int) -> bool:
    """Say whether, before the adverb at `place`, the noun phrase goes on."""
    return place > 0 and (
        determiners.read(sentence[place - 1].low) is not None or sentence[place - 1].low in _PRENOMINAL
    )


def _precedes(sentence: Sentence, node: Node, place: int) -> bool:
    if node.hit >= 0 or determiners.read(node.low):
        return node.low in {"certaine", "certaines", "telle", "telles", "tel", "tels"} and _more(sentence, place)
    if node.low in _PRENOMINAL:
        return True
    if compounds.is_head(node.low):
        return False
    tags = lexicon().tags(node.low)
    adjective = any(tag.startswith(("adj", "ppas")) for tag in tags)
    noun = any(tag.startswith("noun") for tag in tags)
    left = sentence[place - 1] if place else None
    return (
        adjective
        and not noun
        and left is not None
        and (determiners.read(left.low) is not None or left.low in {"de", "d'"})
    )


def _completes(sentence: Sentence, node: Node) -> bool:
    """Say whether a noun without any determiner completes the word `node` right before it."""
    if not node.text[0].isalpha() or node.low in _QUANTIFIERS:
        return False
    if (
        node.pos in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "DET", "PRON"}
        and node.hit < 0
        and not _noun(node.low)
    ):
        return False
    left = sentence.before(node)
    if left is not None and left.low in {"qui", "il", "elle", "on"} and "verb:3s" in lexicon().tags(node.low):
        return False  # « qui dit data dit stockage »
    return (
        node.hit >= 0
        or compounds.is_head(node.low)
        or _noun(node.low)
        or node.pos in {"NOUN", "PROPN", "ADJ"}
        or ")" in node.low
    )


def _noun(low: str) -> bool:
    tags = lexicon().tags(low)
    return any(tag.startswith("noun") for tag in tags) and not tags & {"prep", "conj", "adv", "verb:inf"}


def quantified_head(sentence: Sentence, noun: Node, phrase: Phrase) -> Node:
    """Return the quantifier that carries the function of `noun` ("beaucoup de data"), else `noun` itself."""
    start = phrase.preposition or phrase.determiner
    if start is None or start.low not in {"de", "d'", "du", "des"}:
        return noun
    left = sentence.before(start)
    if left is not None and left.low in _PLURAL_HEADS:
        return left
    return noun
