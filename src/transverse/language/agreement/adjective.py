"""Adjectives and participles of the noun phrase: "la data brute collectée" -> "les données brutes collectées"."""

from collections.abc import Iterator

from transverse.language import compounds, phrase, predicate, words
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_adjectival, is_participle
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node
from transverse.language.words_of_grammar import PREPOSITIONS

EXAMPLES = (
    ("La data brute, rare et chère, arrive.", "Les données numériques brutes, rares et chères, arrivent."),
    ("Il faut une data bien tenue.", "Il faut des données numériques bien tenues."),
)
COUNTER_EXAMPLES = (
    ("La data de la ville ancienne est prête.", "Les données numériques de la ville ancienne sont prêtes."),
    ("La présidente, chargée de la data, est absente.", "La présidente, chargée des données numériques, est absente."),
    ("La data est une ressource commune.", "Les données numériques sont une ressource commune."),
)

_IF_ANY = words.of("adjectives", "if_any")
ADVERBS = words.of("adverbs", "before_adjective")
_LINKS = frozenset({",", "et/ou", "et", "ou", "mais", "voire", "puis"})


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that belong to the noun phrase of `referent`."""
    noun = referent.node
    if referent.role == "noun" and noun is frame.noun:
        yield from _slip(frame)
        for node in (*phrase.look(frame.sentence, noun).adjectives, *_only(frame)):
            yield from _before(frame, node)
        if _typed(frame):
            return
    seen: set[int] = set()
    for node in (*run(frame, noun), *_attached(frame, noun)):
        if node.index not in seen:
            yield from predicate.adjective(frame, node, seen)


def _before(frame: Frame, node: Node) -> Iterator[Change]:
    agreed = frame.agreed(node, led=True, slip=node.low == "seul")
    if agreed and agreed != node.text:
        yield Change(node.index, node.index, agreed, "adjective")


def _only(frame: Frame) -> Iterator[Node]:
    """« Seule la data compte »."""
    before = phrase.look(frame.sentence, frame.noun)
    edge = before.whole or before.determiner
    left = frame.sentence.before(edge) if edge is not None else None
    if left is not None and left.low in {"seule", "seul", "seules", "seuls"}:
        yield left


def _slip(frame: Frame) -> Iterator[Change]:
    """« une fois la data chargé », « la data collecté par la régie »: the author forgot to agree the participle."""
    node = frame.sentence.after(frame.noun)
    after = frame.sentence.after(frame.noun, 2)
    if node is None or frame.agreed(node) is not None or not is_participle(node.low):
        return
    left = frame.sentence.before(frame.sentence[phrase_start(frame.sentence, frame.noun)])
    if left is not None and left.low in {"de", "d'"}:
        return  # « le type de la data retourné par… »: the participle of another noun
    once = left is not None and left.low == "fois"
    if once or (after is not None and after.low in PREPOSITIONS):
        agreed = frame.agreed(node, slip=True)
        if agreed:
            yield Change(node.index, node.index, agreed, "adjective")


def _typed(frame: Frame) -> bool:
    """Say whether the bare noun only says of what kind another noun is: "une fiche de metadata conforme"."""
    before = phrase.look(frame.sentence, frame.noun)
    if before.determiner is not None or before.preposition is None or before.preposition.low == "à":
        return False
    head = frame.sentence.before(before.preposition)
    return head is not None and (compounds.joins_directly(head.low) or head.low in {"fiche", "notice"})


def run(frame: Frame, noun: Node) -> Iterator[Node]:
    """Yield the adjectives right after the noun, one list, whatever the parser made of them."""
    listed = found = False
    for node in frame.sentence.nodes[noun.index + 1 :]:
        if found and node.low in _LINKS:
            listed = True
            continue
        if node.low == "si" and (found or _conditional(frame, node)):
            return
        if node.low in ADVERBS or (node.pos == "ADV" and node.low.endswith("ment")) or node.low in {"-là", "-ci"}:
            continue
        if not found and _is_label(node):
            continue
        if not _plain(frame, node) or (listed and frame.agreed(node) is None):
            return
        yield node
        found, listed = True, False


def _conditional(frame: Frame, node: Node) -> bool:
    """« si nécessaire », « si possible »: no adjective of the noun."""
    after = frame.sentence.after(node)
    return after is not None and after.low in _IF_ANY


def _is_label(node: Node) -> bool:
    """Say whether the word is a name set beside the noun: "les données HTTP entières"."""
    if not lexicon().tags(node.low) and node.text.isalpha() and not is_adjectival(node.low):
        return True
    letters = [char for char in node.text if char.isalpha()]
    return len(letters) > 1 and node.text[0].isupper() and any(char.isupper() for char in letters[1:])


def _plain(frame: Frame, node: Node) -> bool:
    """Say whether `node` can only be read as an adjective here: not as the verb of which the noun is the subject."""
    if not is_adjectival(node.low) or is_finite(frame.sentence, node) or node.index in frame.clauses.subjects:
        return False
    return node.pos not in {"AUX", "ADP", "DET", "PRON", "PUNCT", "CCONJ", "SCONJ", "NUM", "SYM"}


def _attached(frame: Frame, noun: Node) -> Iterator[Node]:
    """The adjectives that the parse hangs on the noun."""
    sentence = frame.sentence
    for child in sentence.children(noun, "amod", "acl", "appos", "advcl", "conj", "xcomp"):
        bare_noun = child.pos == "NOUN" and child.dep in {"amod", "acl"} and not sentence.children(child, "det", "case")
        adjectival = (child.pos in {"ADJ", "VERB"} or bare_noun) and is_adjectival(child.low) and child.hit < 0
        own_verb = any(node.dep in {"nsubj", "cop", "aux:tense"} for node in sentence.children(child))
        if (
            adjectival
            and not own_verb
            and child.index not in frame.clauses.subjects
            and child.index > noun.index
            and not predicate.bears_person(sentence, child)
        ) and _reaches(frame, noun, child):
            yield child


def _reaches(frame: Frame, noun: Node, child: Node) -> bool:
    """Say whether no closer noun claims the adjective: "la loi khi-deux théorique", "si nécessaire"."""
    left = frame.sentence.before(child)
    if left is not None and left.low == "si" and left.index > noun.index + 1:
        return False
    explicit = lexicon().inflect(child.low, "ms", "mp", kind=("adj", "ppas")) is None
    between = frame.sentence.nodes[noun.index + 1 : child.index]
    subjects = frame.clauses.subjects
    if any(node.index in subjects and subjects[node.index] not in frame.ours for node in between):
        return False
    if any(node.low == "," for node in between):
        return False
    rivals = [node for node in between if node.pos in {"NOUN", "PROPN"} and not is_adjectival(node.low)]
    return explicit or not rivals
