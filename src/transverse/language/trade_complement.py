"""Whether what follows the noun already says which data these are.

"Les données des compteurs d'eau", "scolaires", "relatives aux déchets" say their trade or their nature: nothing is
appended.  "Les données de l'agglomération", "de 2023", "du rapport social unique" only say whose, when or where.
The lists are data, in ``trade_complement.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transverse.language.forms import lexicon
from transverse.trades import recognise
from transverse.trades.words import stem, unaccented

_TOKEN = re.compile(r"[\w.]*\w(?:-\w+)*|\S")
_OF_WORD = r"\s+(?:de la|de l['’]|du|des|de|d['’])\s*[\w-]+"
_TAIL = re.compile(rf"[\w-]+(?:\s+(?!(?:du|des|de|d)\b)[\w-]+)?((?:{_OF_WORD})*)")
_OF = frozenset(("de", "du", "des", "d"))
_PRONOUNS = frozenset(("laquelle", "lesquelle", "lequel", "quoi", "ce", "ceux", "celle", "cela"))


@dataclass(frozen=True, slots=True)
class _Lists:
    owners: frozenset[str]
    closed: frozenset[str]
    determiners: frozenset[str]
    nature: frozenset[str]
    endings: tuple[str, ...]
    silent: frozenset[str]
    descriptive: frozenset[str]
    openers: frozenset[str]
    appositions: frozenset[str]
    links: dict[str, str]


@cache
def _lists() -> _Lists:
    data = tomllib.loads((resources.files(__package__) / "trade_complement.toml").read_text(encoding="utf-8"))
    heads, adjectives = data["heads"], data["adjectives"]
    transparent = _stems(adjectives["transparent"])
    return _Lists(
        owners=_stems(heads["owners"]),
        closed=_stems([*heads["people"], *heads["documents"], *heads["idioms"]]),
        determiners=frozenset(data["determiners"]["words"]),
        nature=_stems(adjectives["nature"]),
        endings=tuple(adjectives["endings"]),
        silent=transparent | _stems(adjectives["verbs"]),
        descriptive=transparent | _stems(adjectives["descriptive"]),
        openers=_stems(data["prepositions"]["nature"]),
        appositions=_stems(data["appositions"]["words"]),
        links={word: link for link, listed in data["appositions"]["links"].items() for word in listed},
    )


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def has_own_complement(following: str) -> bool:
    """Say whether the text right after the noun already tells the trade or the nature of the data.

    Parameters
    ----------
    following
        The text after the noun, up to the end of the sentence at least; its first characters decide.

    Examples
    --------
    >>> [has_own_complement(text) for text in (" des compteurs d'eau est relevée", " scolaire est dispersée")]
    [True, True]
    >>> [has_own_complement(text) for text in (" de l'agglomération", " du rapport social unique", " de 2023")]
    [False, False, False]
    """
    if not following[:1].isspace():
        return False
    if following.isupper():
        following = following.lower()
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(following)]
    while tokens and stem(tokens[0][0]) in _lists().descriptive:
        tokens = tokens[1:]
    return bool(tokens) and _says_nature(following, tokens)


def apposition_link(following: str) -> str:
    """Return the preposition that a bare noun set against ours lacks, "" for none.

    Examples
    --------
    >>> apposition_link(" mobilité est en ligne"), apposition_link(" eau"), apposition_link(" RH")
    ('de', "de l'", '')
    """
    found = _TOKEN.match(following.lstrip(" ")) if following[:1] == " " else None
    return _lists().links.get(found.group(), "") if found is not None else ""


def _says_nature(text: str, tokens: list[tuple[str, int]]) -> bool:
    word = stem(tokens[0][0])
    if word in _OF:
        return _of_nature(text, tokens)
    if word == "sur":
        return len(tokens) > 1 and stem(tokens[1][0]) not in _PRONOUNS and _of_nature(text, tokens[1:])
    if word in {"à", "en"}:
        return len(tokens) > 1 and stem(tokens[1][0]) in {"caractère", "matière"}
    return word in _lists().openers or _classes(word) or word in _lists().appositions or _names_trade(tokens[0][0])


def _classes(word: str) -> bool:
    """Say whether an adjective (feminine) classes the data rather than describes it."""
    lists = _lists()
    if word in lists.nature:
        return True
    return len(word) > 4 and "-" not in word and word.endswith(lists.endings) and word not in lists.silent


def _names_trade(word: str) -> bool:
    """Say whether a bare word set against the noun names a trade: "la data RH"."""
    ranked = recognise(word).ranked
    return bool(ranked) and not word.endswith(("e", "ent"))


def _of_nature(text: str, tokens: list[tuple[str, int]]) -> bool:
    """Say whether a group "de X" or "sur X" is more than an owner, a place, a date or a document."""
    rest = [token for token in tokens if token[0] not in {"'", "’"}]
    while rest and rest[0][0].lower() in _lists().determiners:
        rest = rest[1:]
    if not rest or not rest[0][0][0].isalpha() or "." in rest[0][0]:
        return False
    head, start = rest[0]
    word = stem(head)
    if tokens[0][0] in {"d", "de"} and "verb:inf" in lexicon().tags(head.lower()):
        return False
    if word in _lists().closed or unaccented(word) in _lists().closed:
        return False
    tail = _TAIL.match(text, start)
    named = tail is not None and bool(recognise(tail.group()).ranked or recognise(tail.group(1)).hints)
    is_owner = word in _lists().owners or head[0].isupper()
    return named or not is_owner
