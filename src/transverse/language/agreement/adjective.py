"""Adjectives and participles of the noun phrase: "la data brute collectée" -> "les données brutes collectées"."""

from collections.abc import Iterator

from transverse.language import compounds, phrase, predicate
from transverse.language.clauses import is_noun, is_prepositional
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_adjectival
from transverse.language.sentence import Node

EXAMPLES = (
    ("La data brute, rare et chère, arrive.", "Les données numériques brutes, rares et chères, arrivent."),
    ("Il faut une data bien tenue.", "Il faut des données numériques bien tenues."),
)
COUNTER_EXAMPLES = (
    ("La data de la ville ancienne est prête.", "Les données numériques de la ville ancienne sont prêtes."),
    ("La présidente, chargée de la data, est absente.", "La présidente, chargée des données numériques, est absente."),
    ("La data est une ressource commune.", "Les données numériques sont une ressource commune."),
)

_ADVERBS = frozenset({"très", "plus", "moins", "bien", "mal", "peu", "trop", "si", "aussi", "ainsi", "déjà", "souvent",
                      "encore", "pas", "jamais", "toujours", "non", "réputée"})  # fmt: skip


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that belong to the noun phrase of `referent`."""
    if referent.role == "noun" and referent.node is frame.noun:
        for node in phrase.look(frame.sentence, frame.noun).adjectives:
            yield from _one(frame, node)
    if referent.node is frame.noun and _typed(frame):
        return
    seen: set[int] = set()
    for node in (*_run(frame, referent.node), *_superlative(frame, referent.node), *_apposed(frame, referent.node), *_attached(frame, referent.node), *_climbed(frame, referent.node)):
        if node.index not in seen:
            yield from predicate.adjective(frame, node, seen)


def _one(frame: Frame, node: Node) -> Iterator[Change]:
    agreed = frame.agreed(node, led=True)
    if agreed and agreed != node.text:
        yield Change(node.index, node.index, agreed, "adjective")


def _run(frame: Frame, noun: Node) -> Iterator[Node]:
    """The adjectives right after the noun, adverbs passed over, whatever the parser made of them."""
    listed = found = False
    for node in frame.sentence.nodes[noun.index + 1 :]:
        if found and node.low in {",", "et", "ou", "mais"}:
            listed = True
            continue
        if node.low in _ADVERBS or (node.pos == "ADV" and node.low.endswith("ment")) or node.low in {"-là", "-ci"}:
            continue
        if not _plain_adjective(frame, node) or (listed and frame.agreed(node) is None):
            return
        yield node
        found = True


def _typed(frame: Frame) -> bool:
    """Say whether the bare noun only says of what kind another noun is: "une fiche de metadata conforme"."""
    before = phrase.look(frame.sentence, frame.noun)
    if before.determiner is not None or before.preposition is None or before.preposition.low == "à":
        return False
    head = frame.sentence.before(before.preposition)
    return head is not None and compounds.joins_directly(head.low)


def _superlative(frame: Frame, noun: Node) -> Iterator[Node]:
    """« la data la plus fiable »: the adjective; the article before it is changed by the determiner's file."""
    after = [frame.sentence.after(noun, distance) for distance in (1, 2, 3)]
    if all(after) and after[0].low in {"la", "le"} and after[1].low in {"plus", "moins", "mieux"}:  # type: ignore[union-attr]
        yield after[2]  # type: ignore[misc]


def _apposed(frame: Frame, noun: Node) -> Iterator[Node]:
    """An adjective set apart by a comma after the noun phrase: « la data, longtemps négligée, »."""
    sentence = frame.sentence
    comma = next((node for node in sentence.nodes[noun.index + 1 :] if node.low == ","), None)
    between = sentence.nodes[noun.index + 1 : comma.index] if comma is not None else ()
    if any(is_noun(sentence, node) and not is_prepositional(sentence, node) for node in between):
        return
    if comma is None or any(node.index in frame.clauses.subjects and frame.clauses.subjects[node.index] in frame.ours for node in between):
        return
    place = comma.index + 1
    while place < len(sentence) and (sentence[place].low in _ADVERBS or sentence[place].pos == "ADV"):
        place += 1
    node = sentence[place] if place < len(sentence) else None
    if node is None or not is_adjectival(node.low) or predicate.bears_person(sentence, node):
        return
    head = sentence.head(node)
    if head is not None and head is not noun and head.pos in {"NOUN", "PROPN"} and head.index < node.index and head.hit < 0:
        return
    after = sentence.after(node)
    if node.pos != "NOUN" or after is None or after.low in {",", ".", "et", ";"}:
        yield node


def _plain_adjective(frame: Frame, node: Node) -> bool:
    """Say whether `node` can only be read as an adjective here: not as a verb of which the noun is the subject."""
    tags = lexicon().tags(node.low)
    if not is_adjectival(node.low):
        return False
    if any(tag.startswith("verb:3s") for tag in tags):
        return node.pos == "ADJ"
    return node.pos not in {"NOUN", "PROPN", "AUX", "ADP", "DET", "PRON", "PUNCT", "CCONJ", "SCONJ", "NUM", "SYM"}


def _attached(frame: Frame, noun: Node) -> Iterator[Node]:
    for child in frame.sentence.children(noun, "amod", "acl", "appos", "advcl", "conj", "xcomp"):
        own_verb = any(node.dep in {"nsubj", "cop", "aux:tense"} for node in frame.sentence.children(child))
        bare_noun = child.pos == "NOUN" and child.dep in {"amod", "acl"} and not frame.sentence.children(child, "det", "case")
        adjectival = (child.pos in {"ADJ", "VERB"} or bare_noun) and is_adjectival(child.low) and child.hit < 0
        if adjectival and not own_verb and child.index > noun.index and not predicate.bears_person(frame.sentence, child):
            yield child


def _climbed(frame: Frame, noun: Node) -> Iterator[Node]:
    """Adjectives hung on a noun of the complement that they cannot agree with: "la data des compteurs relevée"."""
    sentence = frame.sentence
    if any(f"noun:{frame.source}" in lexicon().tags(up.low) for up in sentence.ancestors(noun)):
        return
    for inner in sentence.subtree(noun):
        if inner is noun or inner.pos not in {"NOUN", "PROPN"} or inner.index < noun.index:
            continue
        for child in sentence.children(inner, "amod", "acl"):
            if child.index > inner.index and _only_noun(frame, child, inner):
                yield child


def _only_noun(frame: Frame, child: Node, inner: Node) -> bool:
    explicit = is_adjectival(child.low) and lexicon().inflect(child.low, "ms", "mp") is None
    genders = lexicon().gender_of_noun(inner.low)
    plural = any(tag in {"noun:mp", "noun:fp"} for tag in lexicon().tags(inner.low))
    return frame.source == "fs" and explicit and (genders == {"m"} or plural)
