"""The pronouns of a sentence that may stand for a noun: their function, the verb that they go with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.kinds import can_be, is_finite3
from transverse.language.sentence import SUBJECT, Node, Sentence, lexical
from transverse.language.words_of_grammar import BE, PREPOSITIONS, SPEECH

_BETWEEN = words.of("grammar", "between_subject_and_verb")
_IMPERSONAL = words.starts("verbs", "impersonal")


@dataclass(frozen=True, slots=True)
class _Forms:
    """The singular pronouns of one gender: before the verb, hung on it, its object, or after an article."""

    subjects: frozenset[str]
    hung: frozenset[str]
    clitics: frozenset[str]
    like: frozenset[str]
    latter: str


_FORMS = {
    "f": _Forms(
        frozenset({"elle", "celle-ci", "celle-là"}),
        frozenset({"-elle", "-t-elle"}),
        frozenset({"la", "l'"}),
        frozenset({"celle", "nôtre", "sienne", "vôtre", "mienne", "tienne"}),
        "dernière",
    ),
    "m": _Forms(
        frozenset({"il", "celui-ci", "celui-là"}),
        frozenset({"-il", "-t-il"}),
        frozenset({"le", "l'"}),
        frozenset({"celui"}),
        "dernier",
    ),
}


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that might stand for the noun.

    ``role`` is "subject" or "object" of ``verb``, or "like" for a pronoun that names another thing of the same kind
    ("celle de", "la nôtre").
    """

    node: Node
    role: str
    verb: Node | None
    gender: str = "f"


def may_hold(sentence: Sentence, gender: str, clitics: Mapping[int, bool | None]) -> bool:
    """Say whether `pronouns` may yield any, once `sentence` is parsed; `clitics` are decided, or not (None)."""
    forms = _FORMS[gender]
    for node in sentence.nodes:
        low = node.low
        if low in forms.clitics:
            if clitics.get(node.index, False) is not False:
                return True
        elif (
            low in forms.subjects
            or low in forms.hung
            or low in forms.like
            or low in {forms.latter, "lui"}
            or (low[0] == "-" and low[1:] in forms.clitics)
        ):
            return True
    return False


def pronouns(sentence: Sentence, gender: str) -> Iterator[Pronoun]:
    """Yield the singular third-person pronouns of `gender` ("f", "m"), with their role and verb, in order."""
    forms = _FORMS[gender]
    for node in sentence.nodes:
        if node.low == "lui" and gender == "m" and _oblique(sentence, node):
            yield Pronoun(node, "oblique", None)
        elif node.low in forms.subjects:
            if _oblique(sentence, node):
                yield Pronoun(node, "oblique", None)
            elif not (node.low == "il" and _impersonal(sentence, node)):
                yield Pronoun(node, "subject", _verb_of(sentence, node))
        elif node.low in forms.hung:
            before = sentence.before(node)
            if before is not None and not _said(sentence, before) and not _impersonal_hung(node, before):
                yield Pronoun(node, "subject", lexical(sentence, before))
        elif node.low in forms.clitics and node.clitic and not is_neutral(sentence, node):
            yield Pronoun(node, "object", _clitic_verb(sentence, node), gender)
        elif node.low.startswith("-") and node.low[1:] in forms.clitics:
            yield Pronoun(node, "object", sentence.before(node), gender)
        elif node.low == forms.latter and _is_latter(sentence, node):
            yield Pronoun(node, "subject", _verb_of(sentence, node))
        elif node.low in forms.like:
            yield Pronoun(node, "like", None)


def _is_latter(sentence: Sentence, node: Node) -> bool:
    """« Cette dernière est publiée », and not « cette dernière année »."""
    before, after = sentence.before(node), sentence.after(node)
    opened = before is not None and before.low in {"ce", "cette"} and not _oblique(sentence, before)
    return opened and (
        after is None or not any(tag.startswith("noun") for tag in lexicon().tags(after.low)) or is_finite3(after.low)
    )


def _oblique(sentence: Sentence, node: Node) -> bool:
    """Say whether a preposition makes the pronoun speak of a person, or of what cannot be told: "selon elle"."""
    before = sentence.before(node)
    return before is not None and before.low in PREPOSITIONS


def _said(sentence: Sentence, verb: Node) -> bool:
    """« , dit-elle, »."""
    before = sentence.before(verb)
    return verb.low.startswith(SPEECH) and before is not None and before.low in {",", "»", "?", "!", "—", "–"}


def _impersonal(sentence: Sentence, node: Node) -> bool:
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 7]]
    left = [word for word in after if word not in _BETWEEN]
    there = "y" in after[:2] and not any(word == "été" for word in after[:4])
    if not left or left[0].startswith(_IMPERSONAL) or there:
        return True
    return left[0] in BE and any(word in {"de", "d'", "que", "qu'"} for word in left[2:4])


def _impersonal_hung(node: Node, verb: Node) -> bool:
    """« y a-t-il », « est-il », « faut-il »."""
    return node.low.endswith("il") and verb.low.startswith((*_IMPERSONAL, "a", "est", "pass"))


def is_neutral(sentence: Sentence, node: Node) -> bool:
    """Say whether "l'" stands for a whole clause: "elle l'est déjà", "elle l'a été"."""
    if node.low not in {"l'", "le"}:
        return False
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 4]]
    if node.low == "le" and after and "verb:ppre" in lexicon().tags(after[0]):
        return True  # « sous réserve de motifs le justifiant »
    return bool(after) and (after[0] in BE or "été" in after[1:])


def _verb_of(sentence: Sentence, pronoun: Node) -> Node | None:
    """Return the head of the predicate of a subject pronoun: by the parse, else the next finite verb."""
    head = sentence.head(pronoun)
    if head is not None and pronoun.dep in SUBJECT:
        return head
    for node in sentence.nodes[pronoun.index + 1 : pronoun.index + 7]:
        if is_finite3(node.low) and not node.clitic:
            return lexical(sentence, node)
    return None


def _clitic_verb(sentence: Sentence, clitic: Node) -> Node | None:
    """Return the verb that an object pronoun stands before; the participle when an auxiliary comes between."""
    for node in sentence.nodes[clitic.index + 1 : clitic.index + 4]:
        if can_be(node.low, "verb"):
            return lexical(sentence, node)
    return None
