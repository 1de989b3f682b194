"""Titles without quotation marks, announced as such: « un rapport intitulé De la smart city au territoire »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import spans

ID = "title"
REASON = "Titre d'une œuvre ou nom annoncé : laissé tel quel."
SOURCE = "Règle de la maison : on ne réécrit ni un titre ni les mots d'autrui"

_ANNOUNCED = re.compile(
    r"(?<!\w)(?:s['’](?:intitul|appel|est appel)\w+|(?:intitul|titr|baptis|surnomm|dénomm|rebaptis)ée?s?|"
    r"(?:a|ont) pour titre)"
    r"\s*:?\s+(?P<title>[A-ZÀ-Ý][^.;,:()«»\n]*(?::\s[A-Z][^.;,()«»\n]*)?)"
)
_STEMS = ("ntitul", "titr", "appel", "aptis", "nomm")
"""`_ANNOUNCED` holds one of them."""

EXAMPLES = (
    "Il a remis un rapport intitulé De la ⟦smart city⟧ au territoire.",
    "L'épisode s'intitule Fada de ⟦Data⟧ !",
    "Le programme, rebaptisé Ville et ⟦Data⟧, repart.",
)
COUNTER_EXAMPLES = (
    "Le poste est intitulé ainsi : ⟦data analyst⟧.",
    "Le service s'appelle désormais le pôle ⟦data⟧.",
    "Le rapport, intitulé Demain, parle de ⟦data⟧.",
    "Un intitulé de poste : ⟦Data Manager⟧",
)


def find(text: str, _hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the titles, up to the end of their clause."""
    if any(stem in text for stem in _STEMS):
        yield from spans(_ANNOUNCED, text, "title")
