"""A noun followed by a bare term: "stratégie data" -> "stratégie des données", each head with its own link."""

import tomllib
from dataclasses import dataclass
from functools import cache

from transverse.common.registry import data_files
from transverse.language.forms import lexicon

_PACKAGE = "transverse.language.terms.compounds"
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Compounds:
    """How the nouns take one term as their complement.

    Attributes
    ----------
    default
        The complement of a head that is not listed.
    complements
        Head, in the singular and lower case, to complement.
    replaced
        Head to the words that replace it and the term together.
    plain
        Heads that name a digital thing already, after which "numériques" would be said twice.
    """

    default: str
    complements: dict[str, str]
    replaced: dict[str, str]
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """The complement to write; ``words`` is how many words before the term it replaces too."""

    text: str
    words: int = 0
    known: bool = True


@cache
def _compounds() -> dict[str, Compounds]:
    found = {}
    for file in data_files(_PACKAGE):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        heads = {head: link for link, listed in data.get("complements", {}).items() for head in listed}
        found[file.name.removesuffix(".toml")] = Compounds(
            data["default"], heads, data.get("replaced", {}), frozenset(data.get("plain", {}).get("heads", ()))
        )
    return found


def link(term: str, before: list[str]) -> Link | None:
    """Return how the noun that ends `before` takes the term.

    Parameters
    ----------
    term
        Id of the term.
    before
        The lower-case words before the term, the nearest last.

    Returns
    -------
    The complement, or None when nothing is known of this term.
    """
    known = _compounds().get(term)
    if known is None:
        return None
    for size in range(min(_LONGEST, len(before)), 0, -1):
        head = " ".join(before[-size:]).replace("' ", "'")
        single = _singular(head)
        if single in known.replaced:
            return Link(known.replaced[single], size)
        if single in known.complements:
            return Link(known.complements[single])
    return Link(known.default, known=False)


def is_head(word: str) -> bool:
    """Say whether `word` is known to take a bare term as its complement, whatever the dictionary makes of it."""
    return any(_one(word) in known.complements for known in _compounds().values())


def joins_directly(word: str) -> bool:
    """Say whether `word` takes its complement with a bare "de", as "fiche de données"."""
    return any(known.complements.get(_one(word), "").startswith("de ") for known in _compounds().values())


def is_plain(word: str) -> bool:
    """Say whether `word` names a digital thing already, as "base" in "base de données"."""
    return any(_one(word) in known.plain for known in _compounds().values())


def _singular(head: str) -> str:
    """Return a head in the singular: each word of the table's singular, "(e)" left out."""
    words = head.replace("(e)", "").replace("·e", "").replace(".e", "").split(" ")
    return " ".join([_one(words[0]), *words[1:]])


def _one(word: str) -> str:
    for source, target in (("mp", "ms"), ("fp", "fs")):
        if f"noun:{source}" in lexicon().tags(word) and f"noun:{target}" not in lexicon().tags(word):
            return lexicon().inflect(word, source, target, kind=("noun",)) or word
    return word
