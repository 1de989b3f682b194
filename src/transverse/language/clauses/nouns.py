"""What a noun, a subject pronoun or an infinitive does to the reading: it may be the subject of the clause."""

from transverse.language.clauses.model import Clause
from transverse.language.clauses.reading import Reading
from transverse.language.nominal import is_prepositional, phrase_start
from transverse.language.sentence import Node
from transverse.language.words_of_grammar import BREAKS

_BEFORE_INFINITIVE = frozenset({"ne", "pas", "y", "en", "se", "s'"})


def take_pronoun(reading: Reading, node: Node) -> None:
    """Read the subject pronoun `node`: it opens a clause when the innermost one has its subject."""
    top = reading.top
    if top.verbs or (top.subject >= 0 and not reading.asked(top.subject, node)):
        reading.stack.append(Clause())
    reading.top.subject = node.index
    reading.pending = -1


def take_infinitive(reading: Reading, node: Node) -> None:
    """Read an infinitive, which is a subject when it opens its clause: « Exploiter la data coûte cher »."""
    sentence, place = reading.sentence, node.index - 1
    while place >= 0 and (sentence[place].clitic or sentence[place].low in _BEFORE_INFINITIVE):
        place -= 1
    if not (place < 0 or place == reading.boundary or sentence[place].low in BREAKS | {"que", "qu'"}):
        return
    if not reading.top.verbs and reading.top.subject < 0:
        reading.top.subject = node.index
    if reading.pending < 0:
        reading.pending = node.index


def take_noun(reading: Reading, node: Node) -> None:
    """Read the noun `node`."""
    reading.last_noun, top = node.index, reading.top
    if is_prepositional(reading.sentence, node):
        return
    if top.verbs and top.subject >= 0 and reading.boundary >= 0 and reading.opens(node.index):
        reading.stack.append(Clause(subject=node.index, tentative=True))
        return
    if not top.verbs:
        _before_verb(reading, top, node)
    elif top.waits and top.subject < 0 and _may_follow(reading, top, node):
        top.subject = node.index
        for verb in top.verbs:
            reading.assign(verb, top)
    if reading.pending < 0:
        reading.pending = node.index


def _before_verb(reading: Reading, clause: Clause, node: Node) -> None:
    if clause.subject < 0 or reading.asked(clause.subject, node):
        clause.subject = node.index
    elif _joined(reading, node):
        clause.several = True
    elif reading.opens(node.index):
        clause.later = node.index


def _joined(reading: Reading, node: Node) -> bool:
    start = phrase_start(reading.sentence, node)
    return start > 0 and reading.sentence[start - 1].low in {"et", "ou", "ni", "&"}


def _may_follow(reading: Reading, clause: Clause, node: Node) -> bool:
    """Say whether the noun can be the subject after the verb: right after it, unless a question leads the clause."""
    return not clause.follows or phrase_start(reading.sentence, node) == clause.verbs[0] + 1
