"""English sentences, clauses, titles and lists of key words inside a French text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from transverse.documents.model import Span
from transverse.language.forms import lexicon
from transverse.language.protect._languages import blank_loans, is_wall, tokens
from transverse.language.protect._text import spans
from transverse.language.protect._words import words
from transverse.language.tokens import plain_words

ID = "english"
REASON = "Passage en anglais : laissé tel quel."
SOURCE = "Reconnaissance de la langue par les mots-outils (Cavnar et Trenkle, 1994, pour le principe)"

_REACH = 40
_ENGLISH, _FAINT = words("english"), words("faint")
_WORD = re.compile(r"[^\W_]+")
_HEADS = (frozenset(_WORD.findall(" ".join(_ENGLISH))) | {"in", "an"}) - {"s", "t", "re"}
_LABELLED = re.compile(
    r"^\W{0,8}(?:abstract|tags|topics|summary|subject headings)\s?:(?!\s*(?:l[ae]s?|une?|des)\b)[^\n|]*"
    r"|\bkey[ -]?words\s?:[^\n|]*",
    re.IGNORECASE | re.MULTILINE,
)
_LABELS = ("abstract", "tags", "topics", "summary", "subject", "key")
"""`_LABELLED` holds one of them."""

EXAMPLES = (
    "Raw ⟦data⟧ is both an oxymoron and a bad idea.",
    "Annexe C : The Supplier shall return all ⟦data⟧ within thirty days of termination.",
    "Keywords: ⟦open data⟧, local government, France.",
    "Dans The ⟦Data⟧ Revolution, Kitchin rappelle les faits.",
    "La devise de l'atelier, ⟦Data⟧ for good, restera affichée.",
    "Kitchin, R. (2014). The Data Revolution: Big Data, ⟦Open Data⟧, Data Infrastructures and Their Consequences.",
    "Dans son essai Weapons of Math Destruction: How ⟦Big Data⟧ Increases Inequality, elle alertait.",
    "Le résumé commence ainsi : This thesis examines how ⟦data⟧ circulates between French municipalities.",
    "Le slogan est connu : ⟦Data⟧ is the new oil.",
    "We need better ⟦data⟧ to act.",
    "KDD : Knowledge Discovery in ⟦Databases⟧",
)
COUNTER_EXAMPLES = (
    "La preuve (proof of concept) ⟦data⟧ est faite.",
    "Une offre ⟦data⟧ as a service pour les communes",
    "Le projet ⟦data⟧ suit une logique B to B.",
    "Nous construisons la ⟦data⟧ de bout en bout, end to end.",
    "Le ⟦data analyst⟧ travaille en full remote.",
    "Stack : Python, SQL, ⟦data lake⟧, Airflow",
    "Notre ⟦data⟧ : oui, mais pas à vendre.",
    "La ⟦data⟧ du conseil. The end.",
    "Vers l'⟦open data⟧ : le code is law, disait l'autre.",
    "Le best of de la ⟦data⟧ locale",
    "Ville, climat, ⟦data⟧ : trois sujets",
    "Le for intérieur de la ⟦data⟧",
    "⟦Data⟧ & IA : feuille de route",
    "Rattaché au ⟦Chief Data Officer⟧, il anime le réseau.",
    "Mots-clés : ⟦open data⟧, communes, transparence.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the English run around each hit."""
    low = text.lower()
    if any(label in low for label in _LABELS):
        yield from spans(_LABELLED, text)
    if _HEADS.isdisjoint(plain_words(low)):
        return  # no tool word at all: most texts
    seen = tokens(blank_loans(text))
    starts = [word.start() for word in seen]
    for hit in hits:
        first, last = bisect_left(starts, hit.start), bisect_left(starts, hit.end)
        left, right = _run(seen[max(0, first - _REACH) : first][::-1]), _run(seen[last : last + _REACH])
        if _weight([*left, *right]) > 1 or _is_unknown(left):
            yield _cover(hit, left, right)
        else:
            sides = (_cover(hit, left[:2], []), _is_close(left)), (_cover(hit, [], right[:2]), _is_close(right))
            yield from (side for side, close in sides if close and "," not in text[side.start : side.end])


def _run(following: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the first of the words up to one that English cannot hold."""
    return list(takewhile(lambda word: not is_wall(word.group()), following))


def _cover(hit: Span, left: list[re.Match[str]], right: list[re.Match[str]]) -> Span:
    return Span(left[-1].start() if left else hit.start, right[-1].end() if right else hit.end)


def _is_close(run: list[re.Match[str]]) -> bool:
    return any(map(_is_strong, run[:2]))


def _is_unknown(run: list[re.Match[str]]) -> bool:
    """Say whether the words before are none of French's, tied by a small English word: « Discovery in »."""
    near = [word.group().lower() for word in run[:3]]
    foreign = [word for word in near if word not in _FAINT and len(word) > 3 and not lexicon().tags(word)]
    return len(foreign) > 1 and any(word in _FAINT for word in near)


def _weight(run: list[re.Match[str]]) -> int:
    """Count the English tool words; faint ones count by pairs, beside a strong one."""
    strong = sum(map(_is_strong, run))
    faint = sum(word.group().lower() in _FAINT for word in run)
    return strong and strong + faint // 2


def _is_strong(word: re.Match[str]) -> bool:
    return word.group().lower().replace("’", "'") in _ENGLISH
