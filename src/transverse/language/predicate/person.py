"""The finite words of a predicate, and the pronouns hung on them: "est-elle" -> "sont-elles"."""

from collections.abc import Iterator

from transverse.language.finite import blocks, is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame
from transverse.language.kinds import is_finite3, is_participle
from transverse.language.sentence import AUXILIARY, Node, Sentence
from transverse.language.words_of_grammar import BE

_GHOSTS = {"-elle": "elle", "-t-elle": "elle", "-il": "il", "-t-il": "il"}


def bears_person(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` is a finite verb here, not a participle after its auxiliary."""
    before = sentence.before(node)
    if not is_finite3(node.low) or (before is not None and blocks(before)):
        return False
    if node.dep in {"acl", "amod"} and is_participle(node.low):
        return False
    if any(is_finite3(child.low) or child.low in BE for child in sentence.children(node, *AUXILIARY)):
        return False
    return not (node.pos in {"ADJ", "NOUN", "ADV"} and not _only_verb(node.low))


def _only_verb(form: str) -> bool:
    return all(tag.startswith("verb") for tag in lexicon().tags(form))


def finite(frame: Frame, verb: Node) -> Iterator[Change]:
    """Yield the changes of the finite words of the predicate `verb`, and of the pronouns hung on them."""
    sentence = frame.sentence
    helpers = [node for node in sentence.children(verb, *AUXILIARY) if is_finite3(node.low)]
    for node in (*helpers, verb):
        sure = node.index in frame.clauses.subjects or is_finite(sentence, node)
        if not sure and not (node is verb and not helpers and bears_person(sentence, verb)):
            continue
        if not frame.owns(node):
            continue
        plural = lexicon().pluralise_verb(node.text) if frame.pluralises else None
        if plural:
            yield Change(node.index, node.index, plural, "verb")
        for ghost in sentence.ghosts(node):
            yield from _ghost(frame, ghost)


def _ghost(frame: Frame, ghost: Node) -> Iterator[Change]:
    if _GHOSTS.get(ghost.low) == ("elle" if frame.source[0] == "f" else "il"):
        new = "-elle" if frame.target[0] == "f" else "-il"
        keeps_t = "t-" if "t-" in ghost.low and not frame.pluralises else ""
        new = f"-{keeps_t}{new[1:]}" + ("s" if frame.target[1] == "p" else "")
        if new != ghost.low:
            yield Change(ghost.index, ghost.index, new.upper() if ghost.text.isupper() else new, "inversion")
