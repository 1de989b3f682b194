"""One adjective or participle, and those that share its noun."""

from collections.abc import Iterator

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, own_subject
from transverse.language.kinds import is_adjectival, is_participle
from transverse.language.predicate.person import bears_person
from transverse.language.sentence import AUXILIARY, Node, Sentence
from transverse.language.words_of_grammar import BE

_OPINION = words.starts("verbs", "opinion")


def adjective(
    frame: Frame,
    node: Node,
    seen: set[int] | None = None,
    *,
    led: bool = False,
    past: bool = False,
    slip: bool = False,
) -> Iterator[Change]:
    """Yield the change of one adjective or participle, and of those coordinated with it."""
    seen = seen if seen is not None else set()
    seen.add(node.index)
    agreed = frame.agreed(node, led=led, past=past, slip=slip)
    if agreed is None:
        return
    if agreed != node.text:
        yield Change(node.index, node.index, agreed, "adjective")
    after = frame.sentence.after(node)
    if after is not None and node.low.startswith(_OPINION) and after.index not in seen and is_adjectival(after.low):
        yield from adjective(frame, after, seen)
    for child in frame.sentence.children(node, "conj", "amod", "acl", "appos", "xcomp"):
        slipped = slip and is_participle(child.low)
        free = own_subject(frame.sentence, child) is None and not frame.sentence.children(child, *AUXILIARY)
        if child.index not in seen and is_adjectival(child.low) and free:
            yield from adjective(frame, child, seen, slip=slipped)


def agrees_itself(sentence: Sentence, verb: Node) -> bool:
    """Say whether the head of the predicate agrees with the subject: after être, or as a bare participle."""
    if not is_adjectival(verb.low):
        return False
    helpers = sentence.children(verb, *AUXILIARY)
    if helpers:
        return (
            any(helper.low in BE for helper in helpers)
            or lexicon().inflect(verb.low, "ms", "mp", kind=("adj", "ppas")) is None
        )
    return verb.pos == "ADJ" or (is_participle(verb.low) and not bears_person(sentence, verb))
