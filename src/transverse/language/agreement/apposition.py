"""Adjectives set apart from the noun: « la data, longtemps négligée », « la data la plus fiable »."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from transverse.language import determiners, predicate
from transverse.language.agreement.adjective import ADVERBS
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_adjectival
from transverse.language.lemmas import of_person
from transverse.language.nominal import is_noun, is_prepositional, phrase_start
from transverse.language.sentence import Node

EXAMPLES = (
    ("La data, longtemps négligée, sert.", "Les données numériques, longtemps négligées, servent."),
    ("La data la plus fiable est ici.", "Les données numériques les plus fiables sont ici."),
)
COUNTER_EXAMPLES = (
    ("Passionnée par la data, vous venez.", "Passionnée par les données numériques, vous venez."),
    ("La ville publie la data, fière d'elle.", "La ville publie les données numériques, fière d'elle."),
    ("Il fait de la data un bien, utile à tous.", "Il fait des données numériques un bien, utile à tous."),
)

_BEFORE = ADVERBS | frozenset(
    {"mais", "une", "fois", "bien", "que", "quoique", "même", "aussitôt", "sitôt", "à", "peine"}
)
_MORE = frozenset({"plus", "moins", "mieux"})
_CLOSERS = frozenset({",", ".", "et", ";", ")", "!", "?"})


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the adjectives that a comma, a bracket or a superlative parts from `referent`."""
    if referent.role not in {"noun", "like"}:
        return
    seen: set[int] = set()
    for article, node in _superlatives(frame, referent.node):
        new = determiners.form("definite", frame.target)
        yield Change(article.index, article.index, new, "determiner")
        yield from predicate.adjective(frame, node, seen, led=True)
    for node in _apposed(frame, referent.node):
        yield from predicate.adjective(frame, node, seen)


def _superlatives(frame: Frame, noun: Node) -> Iterator[tuple[Node, Node]]:
    """« la data la plus couramment utilisée », also after a comma."""
    nodes = frame.sentence.nodes
    place = noun.index + 1
    while place < len(nodes) and (
        nodes[place].low == ","
        or nodes[place].text.isupper()
        or (is_adjectival(nodes[place].low) and nodes[place].pos == "ADJ")
    ):
        place += 1
    if place + 2 >= len(nodes) or nodes[place].low not in {"la", "le"} or nodes[place + 1].low not in _MORE:
        return
    article = nodes[place]
    place += 2
    while place < len(nodes) and nodes[place].low.endswith("ment"):
        place += 1
    if place < len(nodes) and is_adjectival(nodes[place].low):
        yield article, nodes[place]


def _apposed(frame: Frame, noun: Node) -> Iterator[Node]:
    sentence = frame.sentence
    mark = next((node for node in sentence.nodes[noun.index + 1 :] if node.low in {",", "("}), None)
    if mark is None or not _only_complements(frame, sentence.nodes[noun.index + 1 : mark.index]):
        return
    place = mark.index + 1
    while place < len(sentence) and (sentence[place].low in _BEFORE or sentence[place].pos == "ADV"):
        place += 1
    node = sentence[place] if place < len(sentence) else None
    if node is None or not is_adjectival(node.low) or predicate.bears_person(sentence, node):
        return
    head = sentence.head(node)
    claimed = head is not None and head.pos in {"NOUN", "PROPN"} and head.index < node.index and head.hit < 0
    if head is not None and claimed and mark.low == "," and _agrees(node, head):
        return
    if _speaks_of_a_person(frame, noun, node) or _subject_claims(frame, noun) or _governor_claims(frame, noun, node):
        return
    after, last = sentence.after(node), sentence.after(node, 2)
    impersonal = after is not None and after.low in {"de", "d'"} and last is not None
    if impersonal and last is not None and "verb:inf" in lexicon().tags(last.low) and not _feminine(node):
        return  # « …, impossible de supprimer »
    if node.pos != "NOUN" or after is None or after.low in _CLOSERS:
        yield node
        yield from _pairs(frame, node)


def _pairs(frame: Frame, node: Node) -> Iterator[Node]:
    """« la data, publique ou pas, ouverte ou fermée »: the adjectives that follow in the same list."""
    listed = False
    for each in frame.sentence.nodes[node.index + 1 :]:
        if each.low in {",", "et", "ou", "et/ou"}:
            listed = True
        elif each.low not in {"pas", "non"}:
            if not listed or not is_adjectival(each.low) or frame.agreed(each) is None or not _feminine(each):
                return
            yield each
            listed = False


def _feminine(node: Node) -> bool:
    return lexicon().inflect(node.low, "ms", "mp", kind=("adj", "ppas")) is None


def _agrees(node: Node, noun: Node) -> bool:
    """Say whether the adjective can agree with `noun` as they stand."""
    codes = {tag[5:] for tag in lexicon().tags(noun.low) if tag.startswith("noun:") and len(tag) == 7}
    return not codes or any(lexicon().inflect(node.low, code, code, kind=("adj", "ppas")) for code in codes)


def _speaks_of_a_person(frame: Frame, noun: Node, node: Node) -> bool:
    """« Elle a lu la data, inquiète »."""
    return of_person(node.low) and bool(frame.clauses.subjects) and not frame.clauses.verbs_of(noun.index)


def _governor_claims(frame: Frame, noun: Node, node: Node) -> bool:
    """« ce premier pas vers l'open data, suivi par d'autres »: a noun that ours completes takes the adjective."""
    sentence = frame.sentence
    if not is_prepositional(sentence, noun):
        return False
    for each in reversed(sentence.nodes[: phrase_start(sentence, noun)]):
        verbal = each.index in frame.clauses.subjects or "verb:inf" in lexicon().tags(each.low)
        if verbal or each.low in {",", ";", ":"} or is_finite(sentence, each):
            return False
        if is_noun(sentence, each):
            codes = {tag[5:] for tag in lexicon().tags(each.low) if tag.startswith("noun:") and len(tag) == 7}
            if frame.source in codes and _agrees(node, each):
                return True
    return False


def _only_complements(frame: Frame, between: Sequence[Node]) -> bool:
    """Say whether nothing but complements of the noun stands between it and the mark."""
    run = list(takewhile(lambda node: is_adjectival(node.low) and frame.agreed(node) is not None, between))
    for node in between[len(run) :]:
        if is_noun(frame.sentence, node) and not is_prepositional(frame.sentence, node):
            return False
        subject = frame.clauses.subjects.get(node.index, -1)
        if subject >= 0 and subject not in frame.ours and frame.clauses.openers[node.index] < 0:
            return False
        if frame.clauses.subjects.get(node.index, -1) in frame.ours:
            return False
    return True


def _subject_claims(frame: Frame, noun: Node) -> bool:
    """Say whether the noun is an object whose feminine subject the adjective may describe as well."""
    if frame.clauses.verbs_of(noun.index) or not frame.clauses.subjects:
        return False
    head = frame.sentence.head(noun)
    subject = frame.clauses.subjects.get(head.index, -1) if head is not None else -1
    if subject < 0 or subject > noun.index:
        return False
    following = frame.sentence.nodes[noun.index + 1 :]
    closed = sum(1 for node in following if node.low == ",") > 1
    return not closed and any(node.low in {"de", "d'"} for node in following[-4:])
