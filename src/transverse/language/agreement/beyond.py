"""Adjectives after a complement of the noun: « la data de mesure disponible », « la data des compteurs relevée »."""

from collections.abc import Iterator, Sequence

from transverse.language import determiners, predicate, words
from transverse.language.agreement.adjective import ADVERBS, run
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import can_be, is_adjectival
from transverse.language.sentence import Node
from transverse.language.words_of_grammar import BREAKS, COORDINATORS, RELATIVES, SUBORDINATORS

EXAMPLES = (
    ("La data des compteurs relevée hier arrive.", "Les données des compteurs relevées hier arrivent."),
    ("Voici la data de paie disponible.", "Voici les données de paie disponibles."),
    ("La data pouvant être saisie est là.", "Les données numériques pouvant être saisies sont là."),
)
COUNTER_EXAMPLES = (
    ("La data de la ligne sélectionnée est là.", "Les données de la ligne sélectionnée sont là."),
    ("La data en lecture seule est là.", "Les données numériques en lecture seule sont là."),
    ("La data de fuseau horaire est là.", "Les données de fuseau horaire sont là."),
    ("La liste de la data relue est là.", "La liste des données numériques relues est là."),
)

_GENERAL = words.starts("adjectives", "general")
_PARTICIPLES = frozenset({"ayant", "pouvant", "devant", "étant", "semblant", "venant"})
_STATES = frozenset({"être", "pouvoir", "devoir", "rester", "devenir"})


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that speak of `referent` over its complement."""
    if referent.role not in {"noun", "like"}:
        return
    seen: set[int] = set()
    place = referent.node.index + 1
    for node in run(frame, referent.node):
        place = node.index + 1
    group = _group(frame, place)
    for node in (*_over(frame, group), *_passive(frame, group), *_to_be(frame, place + len(group))):
        if node.index not in seen:
            yield from predicate.adjective(frame, node, seen, past=True)


def _group(frame: Frame, place: int) -> Sequence[Node]:
    """The words after the noun up to what closes its phrase: a finite verb, a mark, another clause."""
    nodes = frame.sentence.nodes
    for node in nodes[place:]:
        closes = (
            node.low in BREAKS | COORDINATORS | RELATIVES | SUBORDINATORS | {","}
            or node.index in frame.clauses.subjects
        )
        if closes or is_finite(frame.sentence, node) or node.clitic or "verb:inf" in lexicon().tags(node.low):
            return nodes[place : node.index]
    return nodes[place:]


def _over(frame: Frame, group: Sequence[Node]) -> Iterator[Node]:
    """Adjectives that no noun of the complement can claim."""
    nouns: list[Node] = []
    for node in group:
        if node.low in ADVERBS:
            continue
        if (
            is_adjectival(node.low)
            and nouns
            and _ours(frame, node, nouns)
            and frame.agreed(node, past=True) is not None
        ):
            yield node
        elif _is_noun(node):
            nouns.append(node)


def _is_noun(node: Node) -> bool:
    tags = lexicon().tags(node.low)
    return node.pos in {"NOUN", "PROPN"} or (any(tag.startswith("noun") for tag in tags) and node.pos == "X")


def _ours(frame: Frame, node: Node, nouns: Sequence[Node]) -> bool:
    explicit = lexicon().inflect(node.low, "ms", "mp", kind=("adj", "ppas")) is None
    rivals = [noun for noun in nouns if _could_agree(noun, frame.source)]
    bare = all(not _determined(frame, noun) for noun in nouns)
    first = frame.sentence.before(nouns[0])
    complement = first is not None and first.low in {"de", "d'"}
    if explicit and not rivals:
        return True
    general = node.low.startswith(_GENERAL)
    return bare and complement and (general or (explicit and can_be(node.low, "ppas")))


def _could_agree(noun: Node, source: str) -> bool:
    tags = {tag for tag in lexicon().tags(noun.low) if tag.startswith("noun")}
    return not tags or f"noun:{source}" in tags


def _determined(frame: Frame, noun: Node) -> bool:
    before = frame.sentence.before(noun)
    return before is not None and determiners.read(before.low) is not None


def _passive(frame: Frame, group: Sequence[Node]) -> Iterator[Node]:
    """« pouvant être saisie », « ayant été triée »."""
    nodes = frame.sentence.nodes
    first = next((node for node in group if node.low in _PARTICIPLES), None)
    if first is None:
        return
    for node in nodes[first.index + 1 : first.index + 6]:
        if node.low in {"être", "été"} or node.low in ADVERBS:
            continue
        if is_adjectival(node.low) and frame.sentence[node.index - 1].low in {"être", "été", "étant"} | ADVERBS:
            yield node
            continue
        return


def _to_be(frame: Frame, place: int) -> Iterator[Node]:
    """« permet à la data d'être lue », « force la data à être juste »."""
    nodes = frame.sentence.nodes
    opener = nodes[place - 1] if 0 < place <= len(nodes) else None
    if opener is None or opener.low not in {"d'", "à", "de", "pour"}:
        return
    before = frame.sentence.before(opener)
    able = before is not None and is_adjectival(before.low) and frame.agreed(before) is not None
    if not able and _feminine_subject(frame):
        return
    for node in nodes[place : place + 5]:
        if node.low in _STATES or node.low in ADVERBS or node.pos == "ADV":
            continue
        if is_adjectival(node.low) and nodes[place].low in _STATES:
            yield node
        return


def _feminine_subject(frame: Frame) -> bool:
    """Say whether the verb before the noun has a feminine subject, which the infinitive may speak of."""
    before = [verb for verb in frame.clauses.subjects if verb < frame.noun.index]
    if not before:
        return False
    subject = frame.sentence[frame.clauses.subjects[max(before)]]
    return subject.index not in frame.ours and (subject.low == "elle" or "noun:fs" in lexicon().tags(subject.low))
