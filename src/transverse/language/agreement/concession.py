"""« Quelle que soit la data » -> « Quelles que soient les données » ; « la bonne » after a copula."""

from collections.abc import Iterator

from transverse.language import determiners, phrase, predicate, words
from transverse.language.forms import lexicon
from transverse.language.frame import Change, Frame, Referent
from transverse.language.sentence import lexical

EXAMPLES = (
    ("Quelle que soit la data, on la trie.", "Quelles que soient les données numériques, on les trie."),
    ("La data n'est pas la bonne.", "Les données numériques ne sont pas les bonnes."),
)
COUNTER_EXAMPLES = (
    ("Quelle que soit la source de la data, on trie.", "Quelle que soit la source des données numériques, on trie."),
    ("La data est la bonne clé.", "Les données numériques sont la bonne clé."),
    ("Quelle que soit l'heure, la data arrive.", "Quelle que soit l'heure, les données numériques arrivent."),
)

_BETWEEN = words.of("adverbs", "before_substantive")
_SUBSTANTIVE = words.of("adjectives", "substantive")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the concessive before the noun, and of an adjective with an article after its verb."""
    if referent.role == "noun" and referent.node is frame.noun:
        yield from _whatever(frame)
    for verb in frame.clauses.verbs_of(referent.node.index):
        yield from _substantive(frame, verb)


def _whatever(frame: Frame) -> Iterator[Change]:
    before = phrase.look(frame.sentence, frame.noun)
    edge = before.whole or before.determiner or frame.noun
    verb = frame.sentence.before(edge)
    link, which = frame.sentence.before(edge, 2), frame.sentence.before(edge, 3)
    if verb is None or link is None or which is None or link.low not in {"que", "qu'"}:
        return
    kind = determiners.read(which.low)
    if kind is None or kind.name != "which" or verb.low not in {"soit", "fût", "soient"}:
        return
    new = determiners.form("which", frame.target)
    yield Change(which.index, which.index, new.capitalize() if which.text[0].isupper() else new, "determiner")
    plural = lexicon().pluralise_verb(verb.text) if frame.pluralises else None
    if plural:
        yield Change(verb.index, verb.index, plural, "verb")


def _substantive(frame: Frame, verb: int) -> Iterator[Change]:
    place = verb + 1
    while place < len(frame.sentence) and frame.sentence[place].low in _BETWEEN:
        place += 1
    article = frame.sentence[place] if place + 1 < len(frame.sentence) else None
    adjective = frame.sentence.after(article) if article is not None else None
    if article is None or adjective is None or article.low not in {"la", "le"}:
        return
    if adjective.low in {"plus", "moins"} and len(frame.sentence) > adjective.index + 1:
        most = frame.sentence[adjective.index + 1]
        agreed = frame.agreed(most, led=True)
        if agreed:
            yield Change(article.index, article.index, determiners.form("definite", frame.target), "determiner")
            yield Change(most.index, most.index, agreed, "adjective")
        return
    if adjective.low not in _SUBSTANTIVE:
        return
    after = frame.sentence.after(adjective)
    agreed = frame.agreed(adjective, led=True)
    if agreed and (
        after is None or not after.text[0].isalpha() or after.low in {"pour", "de", "qui", "que", "du", "à"}
    ):
        yield Change(article.index, article.index, determiners.form("definite", frame.target), "determiner")
        yield Change(adjective.index, adjective.index, agreed, "adjective")
        for inner, subject in frame.clauses.subjects.items():
            if after is not None and subject == after.index and after.low == "qui":
                yield from predicate.agree(frame, lexical(frame.sentence, frame.sentence[inner]))
