"""« C'est la data qui compte » -> « Ce sont les données qui comptent »."""

from collections.abc import Iterator

from transverse.language import phrase, predicate, words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.sentence import Node, lexical

EXAMPLES = (("C'est la data qui fait foi.", "Ce sont les données numériques qui font foi."),)
COUNTER_EXAMPLES = (
    ("C'est grâce à la data que la fuite est vue.", "C'est grâce aux données numériques que la fuite est vue."),
    ("C'est avec la data qu'il travaille.", "C'est avec les données numériques qu'il travaille."),
)

_BETWEEN = words.of("adverbs", "in_cleft")
_BE = frozenset({"est", "était", "sera", "serait", "fut"})


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the presentative and of the relative clause."""
    if referent.role != "noun" or referent.node is not frame.noun or not frame.pluralises:
        return
    verb = _presentative(frame)
    if verb is None:
        return
    plural = lexicon().pluralise_verb(verb.text)
    if plural:
        yield Change(verb.index, verb.index, plural, "verb")
    relative = next((node for node in frame.sentence.nodes[frame.noun.index + 1 :] if node.low == "qui"), None)
    if relative is not None:
        for inner in frame.clauses.verbs_of(relative.index):
            yield from predicate.agree(frame, lexical(frame.sentence, frame.sentence[inner]))


def _presentative(frame: Frame) -> Node | None:
    """Return the "est" of a "c'est" whose pivot is the bare noun phrase."""
    sentence = frame.sentence
    before = phrase.look(sentence, frame.noun)
    partitive = (
        before.preposition is not None
        and before.preposition.low == "de"
        and before.kind is not None
        and before.kind.name == "definite"
    )
    if (before.preposition is not None and not partitive) or before.determiner is None or before.kind is None:
        return None
    if before.kind.name == "to the":
        return None
    if partitive and any(node.low in {"que", "qu'"} for node in sentence.nodes[frame.noun.index :]):
        return None
    place = ((before.preposition if partitive else None) or before.whole or before.determiner).index - 1
    while place > 0 and sentence[place].low in _BETWEEN:
        place -= 1
    verb = sentence[place] if place >= 0 else None
    if verb is None or verb.low not in _BE or place == 0:
        return None
    left = sentence[place - 1]
    if left.low == "n'" and place > 1:
        left = sentence[place - 2]
    return verb if left.low in {"c'", "ce"} else None
