"""Participles set apart before or after their subject: « Une fois triée, la data sera lue »."""

from collections.abc import Iterator, Sequence

from transverse.language import predicate, words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_adjectival, is_participle
from transverse.language.sentence import SUBJECT, Node

EXAMPLES = (
    ("Une fois triée, la data est lue.", "Une fois triées, les données numériques sont lues."),
    ("Bien rangée, la data sert.", "Bien rangées, les données numériques servent."),
)
COUNTER_EXAMPLES = (
    (
        "Une fois triée par elle, la liste rejoint la data.",
        "Une fois triée par elle, la liste rejoint les données numériques.",
    ),
    ("Passionnée par la data, vous venez.", "Passionnée par les données numériques, vous venez."),
    ("Formée ici, Inès lit la data.", "Formée ici, Inès lit les données numériques."),
)

_OPENERS = words.of("adverbs", "in_detached")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that open the clause of which the noun is the subject."""
    sentence = frame.sentence
    if referent.role == "noun":
        if not frame.clauses.verbs_of(frame.head.index) and frame.head.dep not in {*SUBJECT, "dislocated"}:
            return
        start = _phrase_start(frame)
    elif referent.role == "subject":
        start = referent.node.index
    else:
        return
    comma = sentence[start - 1] if start else None
    if comma is None or comma.low != ",":
        return
    opening = _opening(frame, comma.index)
    for node in opening:
        yield from predicate.adjective(frame, node)


def _phrase_start(frame: Frame) -> int:
    inside = [
        node.index
        for node in frame.sentence.children(frame.noun, "det", "amod", "case")
        if node.index < frame.noun.index
    ]
    return min([frame.noun.index, *inside])


def _seen_from(group: Sequence[Node], place: int) -> bool:
    """« Vu de loin, l'open data… » is a participle; « vu la délibération » is not."""
    after = group[place + 1].low if place + 1 < len(group) else ""
    return place == 0 and group[0].low == "vu" and after in {"de", "d'", "depuis", "ainsi", "comme"}


def _opening(frame: Frame, comma: int) -> Iterator[Node]:
    """The participles of a verbless group that runs from the start of the clause to `comma`."""
    sentence = frame.sentence
    start = comma
    while start and sentence[start - 1].low not in {":", ";", "—", "–"}:
        start -= 1
    group = sentence.nodes[start:comma]
    if group and group[0].low == "si" and not any(node.low in {"-elle", "-il"} for node in group):
        return
    if any(node.index in frame.clauses.subjects and not node.low.startswith("soi") for node in group):
        return
    for place, node in enumerate(group):
        if node.low in _OPENERS:
            continue
        if node.low in {",", "et", "puis", "tant", "autant", "que"} or node.low.startswith("-"):
            continue
        if (
            is_adjectival(node.low)
            and (node.pos != "NOUN" or is_participle(node.low) or len(group) == 1 or group[place - 1].low == "comme")
            and frame.agreed(node)
            and ("prep" not in lexicon().tags(node.low) or _seen_from(group, place))
        ):
            yield node
        elif place == 0 or node.pos in {"VERB", "NOUN", "PROPN", "PRON", "ADP"}:
            return
