"""The predicate agrees with its subject: "La data est stockée" -> "Les données sont stockées"."""

from collections.abc import Iterator

from transverse.language import predicate
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent, is_finite3, own_subject
from transverse.language.sentence import AUXILIARY, SUBJECT, Node

EXAMPLES = (
    ("La data est collectée et peut être ouverte.", "Les données numériques sont collectées et peuvent être ouvertes."),
    ("Où est stockée la data ?", "Où sont stockées les données numériques ?"),
)
COUNTER_EXAMPLES = (
    ("Exploiter la data coûte cher.", "Exploiter les données numériques coûte cher."),
    ("La personne chargée de la data est absente.", "La personne chargée des données numériques est absente."),
    ("Le maire publie la data et reste prudent.", "Le maire publie les données numériques et reste prudent."),
)

_QUESTION = frozenset({"où", "que", "qu'", "comment", "quand", "combien", "quoi", "qui", "dont", "lequel", "laquelle",
                       "lesquels", "lesquelles", "auquel", "duquel", "pourquoi", "quelle", "quel", "quelque", "là"})  # fmt: skip


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the predicates whose subject is `referent`."""
    seen: set[int] = set()
    for verb in predicates(frame, referent):
        yield from predicate.agree(frame, verb, seen=seen)


def predicates(frame: Frame, referent: Referent) -> Iterator[Node]:
    """Yield the heads of the predicates whose subject is `referent`."""
    if referent.role == "subject" and referent.verb is not None:
        yield referent.verb
        return
    if referent.role != "noun":
        return
    sentence, noun = frame.sentence, frame.head
    top = _top_of_coordination(frame, noun)
    head = sentence.head(top)
    if head is not None and top.dep in SUBJECT:
        yield head
    elif head is not None and _is_inverted(frame, head):
        yield head
    elif sentence.children(noun, "cop") and not noun.dep.startswith("nsubj"):
        return
    else:
        yield from _linear(frame)


def _top_of_coordination(frame: Frame, noun: Node) -> Node:
    """Climb from "l'algorithme" to "la data" in "ni la data ni l'algorithme n'est neutre"."""
    top = noun
    while top.dep == "conj":
        head = frame.sentence.head(top)
        if head is None or head.pos not in {"NOUN", "PROPN", "PRON"}:
            break
        top = head
    return top


def _is_inverted(frame: Frame, verb: Node) -> bool:
    """Say whether the noun, right after `verb`, is its subject: "Où est stockée la data ?"."""
    sentence, noun = frame.sentence, frame.head
    if noun.dep not in {"obj", "obl:arg", "obl:mod", "xcomp", "nmod", "dep"} or own_subject(sentence, verb) is not None:
        return False
    words = [*sentence.children(verb, *AUXILIARY), verb]
    if not any(is_finite3(word.low) for word in words) or noun.index < verb.index:
        return False
    first = min(word.index for word in words)
    opening = [node.low for node in sentence.nodes[:first]]
    return bool(opening) and any(word in _QUESTION for word in opening[-4:]) and not _preposed(frame)


def _preposed(frame: Frame) -> bool:
    """Say whether the noun has a preposition, and so is no subject."""
    return bool(frame.sentence.children(frame.head, "case")) and frame.head is frame.noun and frame.source[1] == "s"


def _linear(frame: Frame) -> Iterator[Node]:
    """Where the parser is lost: a noun that opens its clause is the subject of the next finite verb."""
    sentence, noun = frame.sentence, frame.head
    if sentence.children(noun, "case"):
        return
    start = min(node.index for node in (noun, *sentence.children(noun, "det", "amod")) if node.index <= noun.index)
    left = sentence[start - 1] if start else None
    if left is not None and left.low not in {",", ":", ";", "(", "–", "—", "que", "qu'", "si", "car", "et", "mais", "or", "quand", "donc"}:
        return
    for node in sentence.nodes[noun.index + 1 :]:
        if node.low in {",", ":", ";", "qui", "que", "qu'", "dont", "où", "et", "ou", "si"} or node.low.startswith("-"):
            return
        if is_finite3(node.low) and "verb:3s" in lexicon().tags(node.low) and node.pos in {"VERB", "AUX"}:
            if own_subject(sentence, node) is None:
                yield _lexical(frame, node)
            return


def _lexical(frame: Frame, verb: Node) -> Node:
    """Return the head of the predicate that the auxiliary `verb` belongs to, or `verb`."""
    head = frame.sentence.head(verb)
    return head if head is not None and verb.dep in AUXILIARY else verb
