"""The attributes in a row after the copula, whatever the parse: "était incomplète, mal datée et parfois fausse"."""

from collections.abc import Iterator, Sequence

from transverse.language import words
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame
from transverse.language.kinds import can_be, is_adjectival, is_finite3, is_participle
from transverse.language.predicate.adjectives import adjective
from transverse.language.predicate.person import bears_person
from transverse.language.sentence import AUXILIARY, Node, Sentence
from transverse.language.words_of_grammar import BE

_LINKS = words.of("grammar", "links")
_MODALS = words.starts("verbs", "modal")
_STATE_STEMS = words.starts("verbs", "state")
_ONLY = frozenset({"seul", "seule", "seuls", "seules"})
_LIGHT = words.of("adverbs", "after_copula")


def in_a_row(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """Yield the changes of the adjectives and participles right after the copula of the predicate `verb`."""
    own = [node for node in (*frame.sentence.children(verb, *AUXILIARY), verb) if frame.owns(node)]
    yield from _made_itself(frame, verb)
    yield from _alone(frame, verb)
    start = _copula(frame, own)
    if start < 0:
        return
    yield from _bare_noun(frame, start)
    state = frame.sentence[start]
    helped = state.low != "été" and any(node.low in BE for node in own)
    if helped and is_participle(state.low) and state.index not in seen:
        yield from adjective(frame, state, seen)
    yield from _row(frame, start + 1, seen)


def _alone(frame: Frame, verb: Node) -> Iterator[Change]:
    """« la data s'actualise seule »."""
    nodes = frame.sentence.nodes
    for node in nodes[verb.index + 1 : verb.index + 4]:
        if node.low in _ONLY:
            after = frame.sentence.after(node)
            agreed = frame.agreed(node) if after is None or not after.text[0].isalpha() or after.pos == "ADP" else None
            if agreed and agreed != node.text and frame.owns(verb):
                yield Change(node.index, node.index, agreed, "adjective")
        if node.pos != "ADV":
            return


def _made_itself(frame: Frame, verb: Node) -> Iterator[Change]:
    """« la data a su se rendre indispensable »."""
    nodes = frame.sentence.nodes
    for node in nodes[verb.index : verb.index + 5]:
        before, after = frame.sentence.before(node), frame.sentence.after(node)
        reflexive = before is not None and before.low in {"se", "s'"}
        if reflexive and node.low.startswith("rend") and after is not None and is_adjectival(after.low):
            agreed = frame.agreed(after)
            if agreed and agreed != after.text:
                yield Change(after.index, after.index, agreed, "adjective")


def _copula(frame: Frame, own: Sequence[Node]) -> int:
    """Return the place of the last word of the verb of state, -1 when the predicate has none."""
    if not any(is_finite3(node.low) for node in own):
        return -1
    start = max((node.index for node in own if node.low in BE or node.low.startswith(_STATE_STEMS)), default=-1)
    return max(start, _modal_state(frame, own))


def _bare_noun(frame: Frame, copula: int) -> Iterator[Change]:
    """« la data est reine »: a feminine noun without article, right after the copula, agrees as an adjective."""
    node, last = frame.sentence.after(frame.sentence[copula]), frame.sentence.after(frame.sentence[copula], 2)
    alone = last is None or not (last.text[0].isalnum() or last.low == "-")
    if node is None or not alone or is_adjectival(node.low) or "noun:fs" not in lexicon().tags(node.low):
        return
    plural = (
        lexicon().inflect(node.text, "fs", "fp", kind=("noun",)) if frame.source == "fs" and frame.pluralises else None
    )
    if plural:
        yield Change(node.index, node.index, plural, "adjective")


def _row(frame: Frame, start: int, seen: set[int]) -> Iterator[Change]:
    sentence = frame.sentence
    listed, skip = False, 0
    for node in sentence.nodes[start:]:
        if node.index < skip:
            continue
        if node.low in _LINKS:
            listed, skip = True, _after_aside(sentence, node)
            continue
        if node.low in _ONLY and listed:
            return  # « …, seul un relevé fait foi »
        if node.low == "comme":
            yield from _as(frame, node, seen)
            return
        if node.pos == "ADV" or node.low in _LIGHT or node.low.startswith("-"):
            continue
        agreed = (
            frame.agreed(node, slip=not listed)
            if is_adjectival(node.low) and not bears_person(sentence, node)
            else None
        )
        if agreed is None or (listed and _opens_clause(node)):
            yield from _parallel(frame, node, seen)
            return
        if node.index not in seen:
            seen.add(node.index)
            if agreed != node.text:
                yield Change(node.index, node.index, agreed, "adjective")
        listed = False


def _opens_clause(node: Node) -> bool:
    """Say whether the word, in a list, rather begins another clause: "elle est lue et la ville…"."""
    return node.pos in {"NOUN", "PROPN", "DET", "PRON", "AUX"} and not is_participle(node.low)


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


def _modal_state(frame: Frame, own: Sequence[Node]) -> int:
    """Return the place of the infinitive of state after a modal: "peut paraître", "doit rester"; -1 for none."""
    for word in own:
        if word.low.startswith(_MODALS):
            for node in frame.sentence.nodes[word.index + 1 : word.index + 5]:
                if node.low in BE or (node.low.startswith(_STATE_STEMS) and "verb:inf" in lexicon().tags(node.low)):
                    return node.index
                if node.pos != "ADV" and node.low not in _LIGHT and not node.low.startswith("-"):
                    break
    return -1


def _as(frame: Frame, node: Node, seen: set[int]) -> Iterator[Change]:
    """« est considérée comme validée », and not « est vue comme un bien »."""
    after = frame.sentence.after(node)
    if after is None or not is_adjectival(after.low) or after.index in seen:
        return
    last = frame.sentence.after(after)
    if last is None or not can_be(last.low, "noun"):
        yield from adjective(frame, after, seen)
