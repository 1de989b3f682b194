"""The walk over a predicate: its finite words, its attributes, then what the parse hangs on it."""

from collections.abc import Iterator

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, is_nominal, own_subject
from transverse.language.kinds import is_adjectival, is_finite3
from transverse.language.predicate.adjectives import adjective, agrees_itself
from transverse.language.predicate.attributes import in_a_row
from transverse.language.predicate.passives import passives
from transverse.language.predicate.person import bears_person, finite
from transverse.language.sentence import AUXILIARY, Node, Sentence
from transverse.language.words_of_grammar import BE

_STATE = words.of("verbs", "state")
_GOVERNED = frozenset(
    {"xcomp", "advcl", "obl:mod", "obl:arg", "obj", "acl", "amod", "ccomp", "dep", "parataxis", "appos"}
)
_SKIPPED = frozenset({"nsubj", "nsubj:pass", "det", "case", "mark", "cc", "punct", "advmod", "ghost", "expl:subj"})


def agree(frame: Frame, verb: Node, *, seen: set[int] | None = None) -> Iterator[Change]:
    """Yield the changes of a predicate whose subject is the noun.

    Parameters
    ----------
    frame
        The noun and its sentence.
    verb
        The head of the predicate: a verb, or the adjective or noun after a copula.
    """
    seen = seen if seen is not None else set()
    if verb.index in seen:
        return
    seen.add(verb.index)
    yield from finite(frame, verb)
    yield from in_a_row(frame, verb, seen)
    yield from passives(frame, verb, seen)
    if agrees_itself(frame.sentence, verb):
        yield from adjective(
            frame, verb, seen, slip=bool(frame.sentence.children(verb, "aux:pass", "cop", "aux:tense"))
        )
    yield from _complements(frame, verb, seen)


def _complements(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """Walk what hangs on the predicate and still speaks of its subject."""
    sentence = frame.sentence
    active_object = _has_object(sentence, verb)
    for child in sentence.children(verb):
        if child.dep in _SKIPPED or child.dep in AUXILIARY or child.index in seen:
            continue
        if child.dep == "conj":
            yield from _coordinated(frame, child, seen)
        elif child.index > verb.index and child.dep in _GOVERNED:
            yield from _complement(frame, verb, child, seen, active_object=active_object)


def _coordinated(frame: Frame, child: Node, seen: set[int]) -> Iterator[Change]:
    sentence = frame.sentence
    if own_subject(sentence, child) is not None:
        return
    if is_nominal(child) and not sentence.children(child, *AUXILIARY):
        return
    yield from agree(frame, child, seen=seen)


def _complement(frame: Frame, verb: Node, child: Node, seen: set[int], *, active_object: bool) -> Iterator[Change]:
    sentence = frame.sentence
    if own_subject(sentence, child) is not None or is_nominal(child):
        return
    helpers = sentence.children(child, *AUXILIARY)
    if any(is_finite3(helper.low) for helper in helpers) or bears_person(sentence, child):
        return
    if any(helper.low in BE for helper in helpers):
        yield from agree(frame, child, seen=seen)
    elif "verb:inf" in lexicon().tags(child.low) and child.dep == "xcomp":
        yield from _infinitive(frame, child, seen)
    elif is_adjectival(child.low) and not active_object and child.index > verb.index:
        yield from adjective(frame, child, seen)


def _infinitive(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """An infinitive whose subject is the noun ("doit rester publique"): only its attributes agree."""
    seen.add(verb.index)
    state = verb.low in _STATE or verb.low in BE
    for child in frame.sentence.children(verb):
        if child.index in seen or child.dep in _SKIPPED or is_nominal(child):
            continue
        if child.dep == "conj" and own_subject(frame.sentence, child) is None:
            helpers = frame.sentence.children(child, *AUXILIARY)
            if any(helper.low in BE for helper in helpers):
                yield from agree(frame, child, seen=seen)
            elif "verb:inf" in lexicon().tags(child.low):
                yield from _infinitive(frame, child, seen)
        elif (state and is_adjectival(child.low)) or any(
            helper.low in BE for helper in frame.sentence.children(child, *AUXILIARY)
        ):
            yield from adjective(frame, child, seen)
        elif child.dep == "xcomp" and "verb:inf" in lexicon().tags(child.low):
            yield from _infinitive(frame, child, seen)


def _has_object(sentence: Sentence, verb: Node) -> bool:
    """Say whether `verb` has a direct object that an adjective after it would describe."""
    if any(helper.low in BE for helper in sentence.children(verb, "aux:pass", "cop")):
        return False
    return any(child.dep == "obj" and (is_nominal(child) or child.clitic) for child in sentence.children(verb))
