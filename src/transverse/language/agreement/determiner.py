"""The article, demonstrative or possessive of the noun, with its preposition: "à la data" -> "aux données"."""

from collections.abc import Iterator

from transverse.language import determiners, phrase
from transverse.language.frame import Change, Frame, Referent
from transverse.language.phrase import Phrase

EXAMPLES = (
    ("Nous donnons accès à la data.", "Nous donnons accès aux données numériques."),
    ("À partir d'une nouvelle data, on décide.", "À partir de nouvelles données numériques, on décide."),
    ("Toute la data est là.", "Toutes les données numériques sont là."),
)
COUNTER_EXAMPLES = (
    ("Chaque data compte.", "Chaque donnée numérique compte."),
    ("Aucune data ne sort.", "Aucune donnée numérique ne sort."),
    ("Il y a trop de data.", "Il y a trop de données numériques."),
    ("Il reste sans data.", "Il reste sans données numériques."),
)


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the words before the noun."""
    if referent.role != "noun" or referent.node is not frame.noun:
        return
    before = phrase.look(frame.sentence, frame.noun)
    if before.determiner is None or before.kind is None:
        return
    if before.whole is not None:
        new = determiners.form("all", frame.target)
        yield from _replace(before.whole.index, before.whole.index, before.whole.text, new)
    yield from _article(frame, before)
    yield from _superlative(frame)


def _superlative(frame: Frame) -> Iterator[Change]:
    """« la data la plus fiable »: the second article."""
    article, more = frame.sentence.after(frame.noun), frame.sentence.after(frame.noun, 2)
    if (
        article is not None
        and more is not None
        and article.low in {"la", "le"}
        and more.low in {"plus", "moins", "mieux"}
    ):
        yield from _replace(article.index, article.index, article.text, determiners.form("definite", frame.target))


def _article(frame: Frame, before: Phrase) -> Iterator[Change]:
    determiner, kind = before.determiner, before.kind
    if determiner is None or kind is None:
        return
    first, name = determiner, kind.name
    preposition = before.preposition
    if preposition is not None and before.whole is None and preposition.index == determiner.index - 1:
        if name == "definite" and preposition.low in {"de", "à"}:
            first, name = preposition, "of the" if preposition.low == "de" else "to the"
        elif name == "indefinite" and preposition.low == "d'" and frame.target[1] == "p":
            yield Change(preposition.index, determiner.index, "de", "determiner")
            return
    new = determiners.form(name, frame.target)
    if name == "indefinite" and frame.target[1] == "p" and before.adjectives:
        new = "de"
    shown = " ".join(node.text for node in frame.sentence.nodes[first.index : determiner.index + 1])
    yield from _replace(first.index, determiner.index, shown, new)


def _replace(first: int, last: int, shown: str, new: str) -> Iterator[Change]:
    if new and new != shown.lower().replace("’", "'"):
        yield Change(first, last, _cased(shown, new), "determiner")


def _cased(shown: str, new: str) -> str:
    if sum(char.isalpha() for char in shown) > 1 and shown.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if shown[0].isupper() else new
