"""Infinitive passives further in the clause, with the same subject: "a été bloquée, sans être volée"."""

from collections.abc import Iterator

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame
from transverse.language.kinds import is_participle
from transverse.language.predicate.adjectives import adjective
from transverse.language.sentence import Node, Sentence

_PASSIVE_LEADS = words.of("grammar", "passive_leads")


def _past_adverbs(sentence: Sentence, node: Node) -> Node | None:
    """Return the word after `node`, adverbs in -ment passed over: "être automatiquement définie"."""
    after = sentence.after(node)
    while after is not None and after.low.endswith("ment") and after.pos == "ADV":
        after = sentence.after(after)
    return after


def passives(frame: Frame, verb: Node, seen: set[int]) -> Iterator[Change]:
    """An infinitive passive further in the clause has the same subject: "a été bloquée, sans être volée"."""
    sentence = frame.sentence
    for node in sentence.nodes[verb.index + 1 :]:
        if node.index in frame.clauses.subjects and frame.clauses.subjects[node.index] not in frame.ours:
            return
        if node.low in {";", ":"}:
            return
        after = _past_adverbs(sentence, node)
        if (
            (node.low == "être" or (node.low == "été" and sentence[node.index - 1].low == "avoir"))
            and after is not None
            and is_participle(after.low)
            and after.index not in seen
        ):
            before = sentence.before(node, 2 if node.low == "été" else 1)
            modal = before is not None and bool(lexicon().tags(before.low) & {"verb:inf", "verb:3s"})
            if before is not None and (modal or before.low in _PASSIVE_LEADS):
                yield from adjective(frame, after, seen, slip=True)
