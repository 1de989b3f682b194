"""Known names of bodies, acts, events and products, read from the ``names_*.toml`` files of this folder."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from transverse.common import registry
from transverse.documents.model import Span

ID = "proper_name"
REASON = "Nom d'un organisme, d'un texte, d'un événement ou d'un logiciel : laissé tel quel."
SOURCE = "Fichiers names_*.toml de ce dossier : chacun cite la sienne"

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|&")
_REACH = 80
_Words = tuple[str, ...]

EXAMPLES = (
    "L'association ⟦OpenDataFrance⟧ se réunit.",
    "L'adhésion à ⟦Open Data⟧ France coûte 1 200 euros.",
    "Elle vient du Health ⟦Data Hub⟧.",
    "Le règlement dit ⟦Data⟧ Act s'applique.",
    "Une certification ⟦Databricks⟧ serait un plus.",
    "Partenaires : ⟦Data⟧ Terra, Cerema",
    "OPEN ⟦DATA⟧ FRANCE, MEMBRE FONDATEUR",
    "Au salon ⟦Big Data⟧ Paris",
    "Le schéma Frictionless ⟦Data⟧ est suivi.",
    "Bertrand Roy préside Occitanie ⟦Data⟧.",
)
COUNTER_EXAMPLES = (
    "L'⟦open data⟧ en France avance.",
    "Le ⟦big data⟧ à Paris",
    "Un ⟦data hub⟧ de santé est prévu.",
    "La ⟦data⟧ terra­ssée par le bruit",
    "La semaine de l'⟦open data⟧ ouvre lundi.",
    "Le salon de la ⟦data⟧ du quartier",
    "Le ⟦smart⟧ village fait sourire.",
    "Notre ⟦data⟧ pour le bien commun",
    "La ⟦data⟧ passée au crible",
    "Les ⟦data⟧ de Paris",
    "Une ⟦data⟧ d'étude",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the known names that stand near a hit."""
    firsts = _sizes()
    for hit in hits:
        words = list(_WORD.finditer(text, max(0, hit.start - _REACH), min(len(text), hit.end + _REACH)))
        for index, word in enumerate(words):
            if word.start() >= hit.end:
                break
            if word.group().casefold() in firsts and (size := _longest(text, words, index)):
                span = Span(word.start(), words[index + size - 1].end())
                if span.overlaps(hit):
                    yield span


def _longest(text: str, words: list[re.Match[str]], index: int) -> int:
    """Return how many words the longest name that opens at `index` counts, 0 without any."""
    for size in _sizes().get(words[index].group().casefold(), ()):
        seen = words[index : index + size]
        written = tuple(word.group().replace("’", "'") for word in seen)
        known = _names().get(tuple(word.casefold() for word in written), ())
        if len(seen) == size and any(written in forms or not forms for forms in known) and _joined(text, seen):
            return size
    return 0


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    """Say whether nothing but spaces stands between `words`."""
    return all(text[a.end() : b.start()].isspace() for a, b in pairwise(words))


@cache
def _names() -> dict[_Words, list[frozenset[_Words]]]:
    """Return, by folded name, the forms under which it is one: as listed or in capitals; none when any will do."""
    found: dict[_Words, list[frozenset[_Words]]] = {}
    for entry in registry.data_files(__package__):
        if not entry.name.startswith("names_"):
            continue
        group = tomllib.loads(entry.read_text(encoding="utf-8"))
        for any_case in (True, False):
            for name in group["any_case" if any_case else "names"]:
                words = tuple(_WORD.findall(name))
                forms = frozenset() if any_case else frozenset({words, tuple(word.upper() for word in words)})
                found.setdefault(tuple(word.casefold() for word in words), []).append(forms)
    return found


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return, by first word, how many words its names count, the longest first."""
    found: dict[str, set[int]] = {}
    for words in _names():
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
