"""What a verb says of its object: "rendre la data lisible" -> "rendre les données lisibles"."""

from collections.abc import Iterator

from transverse.language import predicate, words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent, own_subject
from transverse.language.kinds import is_adjectival
from transverse.language.sentence import Node

EXAMPLES = (
    ("Il faut rendre la data lisible.", "Il faut rendre les données numériques lisibles."),
    ("La ville rend publique la data.", "La ville rend publiques les données numériques."),
)
COUNTER_EXAMPLES = (
    ("La ville attentive publie la data.", "La ville attentive publie les données numériques."),
    ("La ville, inquiète, lit la data.", "La ville, inquiète, lit les données numériques."),
    ("La ville rend la data à la régie.", "La ville rend les données numériques à la régie."),
)

_CLOSERS = words.of("grammar", "closes_attribute")
_VERBS = words.starts("verbs", "attribute")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that a verb applies to `referent`, its object."""
    yield from _as_such(frame, referent.node)
    verb = referent.verb if referent.role == "object" else _governor(frame, referent)
    if verb is None or not verb.low.startswith(_VERBS):
        return
    for node in (*_adjectives(frame, verb), *_as(frame, referent)):
        yield from predicate.adjective(frame, node)


def _as_such(frame: Frame, noun: Node) -> Iterator[Change]:
    """« la data en tant que telle »."""
    last = frame.sentence.after(noun, 4)
    such = [each.low for each in frame.sentence.nodes[noun.index + 1 : noun.index + 4]] == ["en", "tant", "que"]
    if such and last is not None and last.low in {"tel", "telle"}:
        agreed = frame.agreed(last, led=True)
        if agreed:
            yield Change(last.index, last.index, agreed, "adjective")


def _as(frame: Frame, referent: Referent) -> Iterator[Node]:
    """« définir la data comme publique »."""
    for node in frame.sentence.nodes[referent.node.index + 1 : referent.node.index + 8]:
        if node.low == "comme":
            after, last = frame.sentence.after(node), frame.sentence.after(node, 2)
            closes = last is None or not last.text[0].isalpha() or last.low in _CLOSERS
            if after is not None and is_adjectival(after.low) and closes:
                yield after
            return


def _governor(frame: Frame, referent: Referent) -> Node | None:
    head = frame.sentence.head(frame.head)
    if referent.role == "noun" and frame.head.dep in {"obj", "nsubj", "dislocated"}:
        return head
    return None


def _adjectives(frame: Frame, verb: Node) -> Iterator[Node]:
    for child in frame.sentence.children(verb):
        if (
            child.dep in {"nsubj", "nsubj:pass", "det", "cop", "advmod", "aux:tense", "aux:pass"}
            or child.index < verb.index
        ):
            continue
        participle = child.pos in {"ADJ", "VERB"} and is_adjectival(child.low)
        if participle and own_subject(frame.sentence, child) is None and "verb:inf" not in lexicon().tags(child.low):
            yield child
