"""A word right after the subject that may be its verb: "la data éclaire" (also a plant)."""

from transverse.language import determiners, words
from transverse.language.clauses.reading import Reading
from transverse.language.finite import blocks, is_finite
from transverse.language.forms import lexicon
from transverse.language.kinds import is_adjectival
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node
from transverse.language.words_of_grammar import COORDINATORS, RELATIVES, SUBORDINATORS

_OPENERS = SUBORDINATORS | RELATIVES | COORDINATORS
_OBJECT_ARTICLES = words.of("grammar", "object_articles")


def may_be_verb(reading: Reading, node: Node) -> bool:
    """Say whether `node`, which no form shows to be finite, may be the verb that a clause waits for."""
    if "verb:3s" not in lexicon().tags(node.low) or node.pos == "ADP":
        return False
    before = reading.sentence.before(node)
    clause = reading.waiting
    named = node.text[0].isupper() and not all(each.text.isupper() for each in reading.sentence.nodes[:3])
    if named or before is None or clause.subject < 0 or clause.verbs:
        return False
    subject = reading.sentence[clause.subject]
    if _is_adjective_of(reading, subject, node) or is_finite(reading.sentence, node):
        return False
    after = reading.sentence.after(node)
    if after is not None and after.low in _OBJECT_ARTICLES and not blocks(before):
        return before.pos in {"NOUN", "PROPN"} or before.hit >= 0 or is_adjectival(before.low)
    between = reading.sentence.nodes[subject.index + 1 : node.index]
    close = all(is_adjectival(each.low) or each.pos == "ADV" or each.low in {"et", "ou", ","} for each in between)
    # A form that can agree may belong to the complement: "la data de la ligne active".
    return close or (
        not blocks(before) and not is_adjectival(node.low) and _nominal(before) and _leads(reading, subject)
    )


def _leads(reading: Reading, subject: Node) -> bool:
    """Say whether nothing but marks and openers stands before the subject: "Faites glisser la data…" has its verb."""
    start = phrase_start(reading.sentence, subject)
    before = reading.sentence[start - 1] if start else None
    return before is None or not before.text[0].isalpha() or before.low in _OPENERS


def _nominal(before: Node) -> bool:
    return before.hit >= 0 or before.pos in {"NOUN", "PROPN", "ADJ"} or is_adjectival(before.low)


def _is_adjective_of(reading: Reading, subject: Node, node: Node) -> bool:
    """Say whether `node`, without an object after it, can rather be an adjective of the subject."""
    codes = {tag[-2:] for tag in lexicon().tags(node.low) if tag.startswith(("adj", "ppas"))}
    after = reading.sentence.after(node)
    if not codes or (after is not None and determiners.read(after.low) is not None):
        return False
    kind = determiners.read(reading.sentence[phrase_start(reading.sentence, subject)].low)
    return kind is None or kind.gender != "f" or "fs" in codes


def is_sure(reading: Reading, node: Node) -> bool:
    """Say whether what follows shows that a likely verb is one: an object, a clause."""
    after = reading.sentence.after(node)
    return after is not None and (determiners.read(after.low) is not None or after.low in {"ce", "que", "qu'"})
