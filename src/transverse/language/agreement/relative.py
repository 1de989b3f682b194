"""Relative clauses: "la data qui circule, que nous avons triée et à laquelle il tient"."""

from collections.abc import Iterator
from itertools import pairwise

from transverse.language import predicate, words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_adjectival, is_finite3, is_participle
from transverse.language.sentence import AUXILIARY, SUBJECT, Node, lexical

EXAMPLES = (
    ("La data qui circule est lue.", "Les données numériques qui circulent sont lues."),
    ("La data que j'ai reçue arrive.", "Les données numériques que j'ai reçues arrivent."),
    ("La data à laquelle il accède dort.", "Les données numériques auxquelles il accède dorment."),
)
COUNTER_EXAMPLES = (
    ("Le service qui exploite la data est prêt.", "Le service qui exploite les données numériques est prêt."),
    ("La convention par laquelle la data est cédée.", "La convention par laquelle les données numériques sont cédées."),
    ("Le service dont la data dort est prêt.", "Le service dont les données numériques dorment est prêt."),
    ("La data dont dispose le service dort.", "Les données numériques dont dispose le service dorment."),
)

_LEADS = words.of("grammar", "leads_relative")
_WHICH = {
    "laquelle": ("", "lequel", "laquelle", "lesquels", "lesquelles"),
    "lequel": ("", "lequel", "laquelle", "lesquels", "lesquelles"),
    "duquel": ("", "duquel", "de laquelle", "desquels", "desquelles"),
    "auquel": ("", "auquel", "à laquelle", "auxquels", "auxquelles"),
}
_HAVE = words.of("verbs", "have")
_ORDER = ("", "ms", "fs", "mp", "fp")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the relative clauses that `referent` heads."""
    clauses = [
        child for child in frame.sentence.children(referent.node, "acl:relcl") if child.index > referent.node.index
    ]
    clauses += _misplaced(frame, referent.node, clauses)
    for clause in clauses:
        yield from _clause(frame, referent.node, clause)
    yield from _next_objects(frame, referent.node)
    read = frame.clauses
    for verb, subject in read.subjects.items():
        if frame.sentence[subject].low == "qui" and read.antecedents[verb] == referent.node.index:
            yield from predicate.agree(frame, lexical(frame.sentence, frame.sentence[verb]))


def _clause(frame: Frame, noun: Node, clause: Node) -> Iterator[Change]:
    pronoun = _pronoun(frame, noun, clause)
    if pronoun is None:
        return
    if pronoun.low == "qui":
        before = frame.sentence.before(pronoun)
        if before is None or before.low not in _LEADS:
            yield from predicate.agree(frame, clause)
    elif pronoun.low in {"que", "qu'"}:
        yield from _object(frame, clause)
    elif pronoun.low in _WHICH:
        yield from _which(frame, pronoun, clause)


def _next_objects(frame: Frame, noun: Node) -> Iterator[Change]:
    """« la data que nous avons triée et que nous avons publiée »: a second "que" takes up the same noun."""
    sentence = frame.sentence
    first = next((node for node in sentence.nodes[noun.index + 1 :] if node.low in {"que", "qu'"}), None)
    if first is None or not _right_after(frame, noun, first):
        return
    for link, pronoun in pairwise(sentence.nodes[first.index + 1 :]):
        if link.low in {"et", "ou"} and pronoun.low in {"que", "qu'"}:
            for helper, participle in pairwise(sentence.nodes[pronoun.index + 1 : pronoun.index + 6]):
                if helper.low in _HAVE and is_participle(participle.low):
                    agreed = frame.agreed(participle, slip=True)
                    if agreed and agreed != participle.text and not _causative(frame, participle):
                        yield Change(participle.index, participle.index, agreed, "participle")
                    break


def _right_after(frame: Frame, noun: Node, pronoun: Node) -> bool:
    """Say whether nothing but adjectives of the noun stands before its relative pronoun."""
    between = frame.sentence.nodes[noun.index + 1 : pronoun.index]
    return all(node.low in {",", "-là", "-ci"} or _own_adjective(frame, node) for node in between)


def _pronoun(frame: Frame, noun: Node, clause: Node) -> Node | None:
    wanted = {"qui", "que", "qu'", *_WHICH}
    inside = [
        node
        for node in frame.sentence.nodes[noun.index + 1 : max(clause.index, noun.index + 1)]
        if node.low in wanted and (node.head == clause.index or clause in set(frame.sentence.ancestors(node)))
    ]
    return inside[0] if inside else None


def _misplaced(frame: Frame, noun: Node, found: list[Node]) -> Iterator[Node]:
    """A relative pronoun right after the noun, whatever the parser hung its clause on."""
    sentence = frame.sentence
    pronoun = next((node for node in sentence.nodes[noun.index + 1 :] if node.low in {"qui", "que", "qu'"}), None)
    if pronoun is None or not _right_after(frame, noun, pronoun):
        return
    head = sentence.head(pronoun)
    if head is not None and head.index > pronoun.index and head not in found and head.dep != "acl:relcl":
        yield head


def _own_adjective(frame: Frame, node: Node) -> bool:
    return node.pos in {"ADJ", "VERB"} and is_adjectival(node.low) and frame.agreed(node) is not None


def _object(frame: Frame, clause: Node) -> Iterator[Change]:
    """The participle after avoir agrees with "que" before it; so does an attribute of the object."""
    sentence = frame.sentence
    helpers = sentence.children(clause, *AUXILIARY)
    if helpers and is_participle(clause.low) and not any(node.dep == "aux:pass" for node in helpers):
        agreed = frame.agreed(clause, slip=True)
        if agreed and agreed != clause.text and not _causative(frame, clause):
            yield Change(clause.index, clause.index, agreed, "participle")
    for child in sentence.children(clause, "xcomp", "amod", "obj", "obl:arg", "acl"):
        if child.pos in {"ADJ", "VERB"} and is_adjectival(child.low) and not is_finite3(child.low):
            yield from predicate.adjective(frame, child)


def _causative(frame: Frame, clause: Node) -> bool:
    after = frame.sentence.after(clause)
    return clause.low in {"fait", "faite"} and after is not None and "verb:inf" in lexicon().tags(after.low)


def _which(frame: Frame, pronoun: Node, clause: Node) -> Iterator[Change]:
    sentence = frame.sentence
    if frame.source[0] == "f" and pronoun.low in {"lequel", "duquel", "auquel"}:
        return
    if frame.source[0] == "m" and pronoun.low == "laquelle":
        return
    first, new = pronoun, _WHICH[pronoun.low][_ORDER.index(frame.target)]
    before = sentence.before(pronoun)
    if pronoun.low == "laquelle" and before is not None and before.low in {"à", "de"}:
        first = before
        new = _WHICH["auquel" if before.low == "à" else "duquel"][_ORDER.index(frame.target)]
    if new:
        yield Change(first.index, pronoun.index, new, "relative")
    if pronoun.dep in SUBJECT and first is pronoun:
        yield from predicate.agree(frame, clause)
