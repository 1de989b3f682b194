"""A verb, its auxiliaries and what it says of its subject, agreed together."""

from collections.abc import Iterator, Sequence

from transverse.language import words
from transverse.language.finite import blocks, is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, is_nominal, own_subject
from transverse.language.kinds import is_adjectival, is_finite3, is_participle
from transverse.language.sentence import AUXILIARY, Node, Sentence

_LINKS = words.of("grammar", "links")
_MODALS = words.starts("verbs", "modal")
_PASSIVE_LEADS = words.of("grammar", "passive_leads")
BE = words.of("verbs", "be")
_STATE = words.of("verbs", "state")
_STATE_STEMS = words.starts("verbs", "state")
_OPINION = words.starts("verbs", "opinion")
_LIGHT = words.of("adverbs", "after_copula")
_GHOSTS = {"-elle": "elle", "-t-elle": "elle", "-il": "il", "-t-il": "il"}
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
    yield from _finite(frame, verb)
    yield from _linear(frame, verb, seen)
    yield from _later_passive(frame, verb, seen)
    if _agrees_itself(frame.sentence, verb):
        yield from adjective(frame, verb, seen)
    yield from _complements(frame, verb, seen)


def _linear(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """The adjectives and participles right after the copula, one list: "était fausse, mal datée et parfois vide"."""
    sentence = frame.sentence
    words = [node for node in (*sentence.children(verb, *AUXILIARY), verb) if frame.owns(node)]
    start = max((node.index for node in words if node.low in BE or node.low.startswith(_STATE_STEMS)), default=-1)
    start = max(start, _modal_state(frame, words))
    if start < 0 or not any(is_finite3(node.low) for node in words):
        return
    state = sentence[start]
    if (
        is_participle(state.low)
        and state.low != "été"
        and any(node.low in BE for node in words)
        and state.index not in seen
    ):
        yield from adjective(frame, state, seen)
    listed, skip = False, 0
    for node in sentence.nodes[start + 1 :]:
        if node.index < skip:
            continue
        if node.low in _LINKS:
            listed, skip = True, _after_aside(sentence, node)
            continue
        if node.low == "comme":
            yield from _as(frame, node, seen)
            return
        if node.pos == "ADV" or node.low in _LIGHT or node.low.startswith("-"):
            continue
        agreed = frame.agreed(node) if is_adjectival(node.low) and not bears_person(sentence, node) else None
        if agreed is None or (
            listed and node.pos in {"NOUN", "PROPN", "DET", "PRON", "AUX"} and not is_participle(node.low)
        ):
            yield from _parallel(frame, node, seen)
            return
        if node.index not in seen:
            seen.add(node.index)
            if agreed != node.text:
                yield Change(node.index, node.index, agreed, "adjective")
        listed = False


def _after_aside(sentence: Sentence, comma: Node) -> int:
    """Return the place after an aside right after the copula: "est, dit-on, publique"; 0 when there is none."""
    before = sentence.before(comma)
    if comma.low != "," or before is None or before.low not in BE:
        return 0
    return next((node.index + 1 for node in sentence.nodes[comma.index + 1 :] if node.low == ","), 0)


def _parallel(frame: Frame, node: Node, seen: set[int]) -> Iterator[Change]:
    """A second participle after a complement: "sont placées dans une file et exécutées"."""
    nodes = frame.sentence.nodes
    for each in nodes[node.index :]:
        if (
            each.index in frame.clauses.subjects
            or is_finite(frame.sentence, each)
            or each.low in {";", ":", "que", "qu'", "qui", ","}
        ):
            return
        if is_participle(each.low) and nodes[each.index - 1].pos in {"NOUN", "PROPN"}:
            return
        after = frame.sentence.after(each)
        if (
            each.low in {"et", "ou", "puis"}
            and after is not None
            and after.index not in seen
            and is_participle(after.low)
        ):
            if lexicon().inflect(after.low, "ms", "mp", kind=("adj", "ppas")) is None:
                yield from adjective(frame, after, seen)
            return


def _modal_state(frame: Frame, words: Sequence[Node]) -> int:
    """Return the place of the infinitive of state after a modal: "peut paraître", "doit rester"; -1 for none."""
    for word in words:
        if word.low.startswith(_MODALS):
            for node in frame.sentence.nodes[word.index + 1 : word.index + 5]:
                if node.low in BE or (node.low.startswith(_STATE_STEMS) and "verb:inf" in lexicon().tags(node.low)):
                    return node.index
                if node.pos != "ADV" and node.low not in _LIGHT and not node.low.startswith("-"):
                    break
    return -1


def _later_passive(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """An infinitive passive further in the clause has the same subject: "a été bloquée, sans être volée"."""
    sentence = frame.sentence
    for node in sentence.nodes[verb.index + 1 :]:
        if node.index in frame.clauses.subjects and frame.clauses.subjects[node.index] not in frame.ours:
            return
        if node.low in {";", ":"}:
            return
        after = sentence.after(node)
        if (
            (node.low == "être" or (node.low == "été" and sentence[node.index - 1].low == "avoir"))
            and after is not None
            and is_participle(after.low)
            and after.index not in seen
        ):
            before = sentence.before(node, 2 if node.low == "été" else 1)
            modal = before is not None and bool(lexicon().tags(before.low) & {"verb:inf", "verb:3s"})
            if before is not None and (modal or before.low in _PASSIVE_LEADS):
                yield from adjective(frame, after, seen)


def _as(frame: Frame, node: Node, seen: set[int]) -> Iterator[Change]:
    """« est considérée comme validée », and not « est vue comme un bien »."""
    after = frame.sentence.after(node)
    if after is None or not is_adjectival(after.low) or after.index in seen:
        return
    last = frame.sentence.after(after)
    if last is None or not any(tag.startswith("noun") for tag in lexicon().tags(last.low)):
        yield from adjective(frame, after, seen)


def _finite(frame: Frame, verb: Node) -> Iterator[Change]:
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


def _agrees_itself(sentence: Sentence, verb: Node) -> bool:
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


def adjective(
    frame: Frame, node: Node, seen: set[int] | None = None, *, led: bool = False, past: bool = False
) -> Iterator[Change]:
    """Yield the change of one adjective or participle, and of those coordinated with it."""
    seen = seen if seen is not None else set()
    seen.add(node.index)
    agreed = frame.agreed(node, led=led, past=past)
    if agreed is None:
        return
    if agreed != node.text:
        yield Change(node.index, node.index, agreed, "adjective")
    after = frame.sentence.after(node)
    if after is not None and node.low.startswith(_OPINION) and after.index not in seen and is_adjectival(after.low):
        yield from adjective(frame, after, seen)
    for child in frame.sentence.children(node, "conj", "amod", "acl", "appos", "xcomp"):
        free = own_subject(frame.sentence, child) is None and not frame.sentence.children(child, *AUXILIARY)
        if child.index not in seen and is_adjectival(child.low) and free:
            yield from adjective(frame, child, seen)


def _complements(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """Walk what hangs on the predicate and still speaks of its subject."""
    sentence = frame.sentence
    active_object = _has_object(sentence, verb)
    for child in sentence.children(verb):
        if child.dep in _SKIPPED or child.dep in AUXILIARY or child.index in seen:
            continue
        if child.dep == "conj":
            yield from _coordinated(frame, child, seen)
        elif child.index > verb.index and child.dep in {
            "xcomp",
            "advcl",
            "obl:mod",
            "obl:arg",
            "obj",
            "acl",
            "amod",
            "ccomp",
            "dep",
            "parataxis",
            "appos",
        }:
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
