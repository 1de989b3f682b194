"""Second thoughts: signs, in the words that changed and in those that did not, that an agreement may be wrong.

Each sign is a disagreement between two sources of evidence (the forms, the clauses read by forms, the parse), or a
word left without anything to agree with.  A sign makes the proposal one to review; it never changes the text.
"""

from collections.abc import Collection, Iterator

from transverse.language import determiners, words
from transverse.language.clauses import Clauses
from transverse.language.finite import is_finite
from transverse.language.forms import lexicon
from transverse.language.kinds import is_adjectival
from transverse.language.nominal import is_prepositional, phrase_start
from transverse.language.sentence import AUXILIARY, SUBJECT, Node, Sentence, lexical
from transverse.language.words_of_grammar import BREAKS, PREPOSITIONS, RELATIVES

_FEMININE_OWNERS = words.of("grammar", "feminine_owners")
_CLOSES = BREAKS | RELATIVES | {","}
LONG = 45
"""Words in a sentence past which agreement is worth a look."""


def signs(
    sentence: Sentence, read: Clauses, noun: Node, ours: Collection[int], changed: Collection[int], *, pluralises: bool
) -> Iterator[str]:
    """Yield the ids of the signs that the changes which one noun forces in a sentence may be wrong.

    Parameters
    ----------
    sentence, read
        The sentence before its changes, and its clauses.
    noun
        The noun.
    ours
        Places of the words that stand for it.
    changed
        Places of the words that change.
    pluralises
        Whether verbs are to change too.
    """
    if not sentence.parsed:
        return
    for verb, subject in read.subjects.items():
        for sign in _verb(sentence, verb, subject, ours, changed):
            if pluralises or sign != "verb":
                yield sign
    yield from _orphans(sentence, ours, changed)
    yield from _far_adjectives(sentence, read, noun, changed)
    yield from _relatives(sentence, read, noun)
    yield from _unowned(sentence, read, noun)
    if any(_is_unaccented(node) and node.index not in changed for node in sentence.nodes[noun.index + 1 :]):
        yield "adjective"
    if pluralises:
        yield from _possessives(sentence, read, noun, ours, changed)
    if len(sentence) > LONG:
        yield "long"


def _is_unaccented(node: Node) -> bool:
    """Say whether the word seems a participle typed without its accent: "transportee"."""
    return node.low.endswith("ee") and node.low == node.text and len(node.low) > 5 and not lexicon().tags(node.low)


def _far_adjectives(sentence: Sentence, read: Clauses, noun: Node, changed: Collection[int]) -> Iterator[str]:
    """An adjective after a complement, which either noun may own: "la data de ligne disponible"."""
    complement = False
    for node in sentence.nodes[noun.index + 1 :]:
        if node.index in read.subjects or node.low in _CLOSES or is_finite(sentence, node) or node.clitic:
            return
        tags = lexicon().tags(node.low)
        if tags & {"verb:inf", "conj"}:
            return
        if node.low in PREPOSITIONS:
            complement = True
        elif complement and is_adjectival(node.low) and lexicon().inflect(node.low, "fs", "fp", kind=("adj", "ppas")):
            before = sentence[node.index - 1]
            if before.low not in PREPOSITIONS and (node.index in changed or not _feminine_only_there(sentence, before)):
                yield "reach"
                return


def _feminine_only_there(sentence: Sentence, before: Node) -> bool:
    """Say whether the noun right before the adjective has an article, and so keeps the adjective."""
    article = sentence.before(before)
    return article is not None and determiners.read(article.low) is not None


def _relatives(sentence: Sentence, read: Clauses, noun: Node) -> Iterator[str]:
    """« la data de la base qui est lue »: which noun "qui" takes up."""
    for verb, antecedent in read.antecedents.items():
        opener = read.openers[verb]
        if antecedent < 0 or opener < 0 or sentence[opener].low != "qui" or not noun.index <= antecedent < opener:
            continue
        singular = "verb:3s" in lexicon().tags(sentence[verb].low)
        if singular and antecedent != noun.index and "noun:fs" in lexicon().tags(sentence[antecedent].low):
            yield "relative"


def _unowned(sentence: Sentence, read: Clauses, noun: Node) -> Iterator[str]:
    """A noun that opens its sentence and governs no verb, though some verb has no subject."""
    start = phrase_start(sentence, noun)
    opens = start == 0 or sentence[start - 1].low in {":", ";", ",", "que", "qu'", "si"}
    if not opens or read.verbs_of(noun.index) or is_prepositional(sentence, noun):
        return
    for node in sentence.nodes[noun.index + 1 :]:
        if "verb:3s" in lexicon().tags(node.low) and node.index not in read.subjects and node.pos in {"VERB", "AUX"}:
            yield "verb"
            return


def _possessives(
    sentence: Sentence, read: Clauses, noun: Node, ours: Collection[int], changed: Collection[int]
) -> Iterator[str]:
    """« La data générée est utilisée, avec son modèle »: a possessive that may be that of the subject is left."""
    for node in sentence.nodes[noun.index + 1 :]:
        if node.low in {"son", "sa", "ses"} and node.index not in changed:
            before = [verb for verb in read.subjects if verb < node.index]
            if before and read.subjects[max(before)] in ours:
                yield "possessive"


def _verb(
    sentence: Sentence, verb: int, subject: int, ours: Collection[int], changed: Collection[int]
) -> Iterator[str]:
    """The clauses and the parse give the verb different subjects."""
    node = sentence[verb]
    if "verb:3s" not in lexicon().tags(node.low):
        return
    parsed = [child for child in sentence.children(lexical(sentence, node), *SUBJECT) if child.low not in RELATIVES]
    mine = subject in ours
    theirs = any(child.index in ours for child in parsed)
    if mine and verb not in changed:
        yield "verb"
    if mine and parsed and not theirs:
        yield "subject"
    if not mine and theirs and sentence[subject].low not in RELATIVES:
        yield "subject"


def _orphans(sentence: Sentence, ours: Collection[int], changed: Collection[int]) -> Iterator[str]:
    """A word that can only be feminine singular is left, and nothing feminine singular is there for it."""
    if any(node.index not in ours and _can_own(node) for node in sentence.nodes):
        for node in sentence.nodes:
            head = sentence.head(node)
            if node.index not in changed and head is not None and head.index in ours and _only_feminine(node):
                yield "adjective"
        return
    for node in sentence.nodes:
        if node.index not in changed and _only_feminine(node):
            yield "adjective"


def _only_feminine(node: Node) -> bool:
    if node.hit >= 0 or not is_adjectival(node.low) or node.pos not in {"ADJ", "VERB"} or node.dep in AUXILIARY:
        return False
    return lexicon().inflect(node.low, "fs", "fp") is not None and lexicon().inflect(node.low, "ms", "mp") is None


def _can_own(node: Node) -> bool:
    tags = lexicon().tags(node.low)
    if node.low in _FEMININE_OWNERS:
        return True
    return node.pos == "PROPN" or (node.pos == "NOUN" and "noun:fs" in tags)
