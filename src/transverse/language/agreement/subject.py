"""The predicate agrees with its subject: "La data est stockée" -> "Les données sont stockées"."""

from collections.abc import Iterator

from transverse.language import predicate, words
from transverse.language.frame import Change, Frame, Referent, own_subject
from transverse.language.kinds import is_finite3
from transverse.language.sentence import AUXILIARY, SUBJECT, Node, lexical
from transverse.language.words_of_grammar import CLITIC_WORDS

EXAMPLES = (
    ("La data est collectée et peut être ouverte.", "Les données numériques sont collectées et peuvent être ouvertes."),
    ("Où est stockée la data ?", "Où sont stockées les données numériques ?"),
    ("Quel usage concret la data permet-elle ?", "Quel usage concret les données numériques permettent-elles ?"),
)
COUNTER_EXAMPLES = (
    ("Exploiter la data coûte cher.", "Exploiter les données numériques coûte cher."),
    ("La personne chargée de la data est absente.", "La personne chargée des données numériques est absente."),
    ("Quel usage la ville fait-elle de la data ?", "Quel usage la ville fait-elle des données numériques ?"),
    ("Le maire publie la data et reste prudent.", "Le maire publie les données numériques et reste prudent."),
)

_QUESTION = words.of("grammar", "inverting")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the predicates whose subject is `referent`."""
    seen: set[int] = set()
    for verb in predicates(frame, referent):
        yield from predicate.agree(frame, verb, seen=seen)


def predicates(frame: Frame, referent: Referent) -> Iterator[Node]:
    """Yield the heads of the predicates whose subject is `referent`: by the clauses, then by the parse."""
    place = referent.node.index if referent.role != "noun" else frame.head.index
    for verb in frame.clauses.verbs_of(place):
        if not (verb in frame.clauses.coordinated and not _alternative(frame)):
            yield lexical(frame.sentence, frame.sentence[verb])
    if referent.role == "subject":
        yield from _verb_beside(frame, referent.node)
    if referent.role == "subject" and referent.verb is not None:
        yield referent.verb
    if referent.role != "noun" or not frame.sentence.parsed:
        return
    top = _top_of_coordination(frame, frame.head)
    head = frame.sentence.head(top)
    if head is not None and (top.dep in SUBJECT or _is_inverted(frame, head)) and own(frame, head):
        yield head


def _verb_beside(frame: Frame, pronoun: Node) -> Iterator[Node]:
    """The verb right after a subject pronoun, other pronouns passed over, or before its hyphen: "permet-elle"."""
    if pronoun.low.startswith("-"):
        inverted = frame.sentence.before(pronoun)
        if inverted is not None and is_finite3(inverted.low):
            yield lexical(frame.sentence, inverted)
        return
    for node in frame.sentence.nodes[pronoun.index + 1 :]:
        if node.low in CLITIC_WORDS:
            continue
        if is_finite3(node.low):
            yield lexical(frame.sentence, node)
        return


def own(frame: Frame, verb: Node) -> bool:
    """Say whether no finite word of the predicate `verb` belongs to another subject."""
    return all(frame.owns(word) for word in (*frame.sentence.children(verb, *AUXILIARY), verb))


def _alternative(frame: Frame) -> bool:
    """Say whether the noun is coordinated by "ou" or "ni", whose verb was in the singular."""
    return any(node.low in {"ou", "ni"} for node in frame.sentence.nodes)


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
    chain = [*sentence.children(verb, *AUXILIARY), verb]
    if not any(is_finite3(word.low) for word in chain) or noun.index < verb.index:
        return False
    first = min(word.index for word in chain)
    opening = [node.low for node in sentence.nodes[:first]]
    return bool(opening) and any(word in _QUESTION for word in opening[-4:]) and not _preposed(frame)


def _preposed(frame: Frame) -> bool:
    """Say whether the noun has a preposition, and so is no subject."""
    return bool(frame.sentence.children(frame.head, "case")) and frame.head is frame.noun and frame.source[1] == "s"
