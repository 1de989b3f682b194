"""The equivalent that fits: of « open data » the things or the policy, of « reporting » the paper or the activity."""

from itertools import pairwise

from transverse.language import compounds, words
from transverse.language.kinds import can_be
from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.sentence import Node, Sentence
from transverse.language.terms import Replacement

_HANDLED = words.starts("adjectives", "handled")
_POLICY = words.starts("nouns", "policy")
_BORN = frozenset({"né", "née", "naît", "naquit"})
_PARTITIVE = words.starts("verbs", "partitive")
_PLACES = words.starts("adjectives", "of_a_place")
_HANDING = words.starts("verbs", "handing")
_DELIVERED = words.starts("adjectives", "delivered")


def choose(sentence: Sentence, node: Node, match: Match, before: Phrase) -> Replacement:
    """Return the equivalent that fits the sentence: for "open data", the things or the policy."""
    thing = match.term.replacements[0]
    process = next((each for each in match.term.replacements if each.use == "process"), None)
    activity = next((each for each in match.term.replacements if each.use == "activity"), None)
    if activity is not None:
        return thing if match.number == "p" or _is_delivered(sentence, node) else activity
    if process is None or match.number == "p":
        return thing
    if any(first.low == "données" and then.low == "ouvertes" for first, then in pairwise(sentence.nodes)):
        return process
    if before.kind is None:
        return _after_preposition(sentence, before, thing, process)
    if _handled(sentence, node) or _local(sentence, node):
        return thing
    if before.kind.name in {"its", "our", "my", "your", "yours", "their", "demonstrative"} or before.kind.number == "p":
        return thing
    if before.preposition is not None and before.preposition.low == "de":
        left = sentence.before(before.preposition)
        found = compounds.link(match.term.id, [left.low]) if left is not None else None
        if left is not None and not can_be(left.low, "noun"):
            return process if _is_policy(sentence) and not left.low.startswith(_PARTITIVE) else thing
        known = found is not None and found.known
        policy = "ouverture" in found.text if found is not None and known else _is_policy(sentence)
        return process if policy else thing
    counted = before.kind.name == "indefinite"
    return process if counted or _is_policy(sentence) else thing


def _handled(sentence: Sentence, node: Node) -> bool:
    """Say whether the sentence handles the open data themselves: "est injoignable", "recharger l'open data"."""
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 5]]
    before = [each.low for each in sentence.nodes[max(0, node.index - 3) : node.index]]
    return any(word.startswith(_HANDLED) for word in (*after, *before))


def _is_policy(sentence: Sentence) -> bool:
    """Say whether the sentence speaks of a duty, a movement, an aim: what one does, rather than what one has."""
    return any(node.low.startswith(_POLICY) or node.low in _BORN for node in sentence.nodes)


def _local(sentence: Sentence, node: Node) -> bool:
    """Say whether an adjective of place follows, which only the data can take: "l'open data municipal"."""
    after = sentence.after(node)
    return after is not None and after.low.startswith(_PLACES)


def _is_delivered(sentence: Sentence, node: Node) -> bool:
    """Say whether the words after a "reporting" speak of a paper one hands in, not of an activity."""
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 6]]
    before = [each.low for each in sentence.nodes[max(0, node.index - 6) : node.index]]
    if any(word.startswith("assur") for word in (*before, *after)):
        return False
    handed = before[-1:] == ["un"] and any(word.startswith(_HANDING) for word in before)
    return handed or any(word.startswith(_DELIVERED) for word in after)


def _after_preposition(sentence: Sentence, before: Phrase, thing: Replacement, process: Replacement) -> Replacement:
    if before.preposition is None or before.preposition.low not in {"de", "d'"}:
        return thing
    left = [each.low for each in sentence.nodes[max(0, before.preposition.index - 4) : before.preposition.index]]
    found = compounds.link("open_data", left)
    return process if found is not None and "ouverture" in found.text else thing
