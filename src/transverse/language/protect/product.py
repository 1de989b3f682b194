"""Products and firms named by a term: « SmartCity est un projet… », « DataFlow, leader français… »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, any_of, before, opens_sentence
from transverse.language.protect._words import words

ID = "product"
REASON = "Semble être le nom d'un produit ou d'une entreprise : laissé tel quel."
SOURCE = "Lexique des règles typographiques en usage à l'Imprimerie nationale : noms de produits et de sociétés"

_THING = any_of(words("products"))
_DEFINED = re.compile(
    rf"\s?(?:est|était|reste)\s(?:aussi\s|donc\s)?(?:un|une|le|la|l['’])\s?(?:\w+\s)?{_THING}(?!\w)"
    rf"|\s?,\s(?:(?:un|une|le|la|l['’])\s?(?:\w+\s)?)?{_THING}(?!\w)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:(?<!\w)(?:l[ae]s?|une?|des|du|de|aux?|nos|notre|vos|votre|cette?|ces|sa|ses|son|leurs?|en|toute|\w+[sx]|\d+)\s|[ld]['’])$",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+\Z")
_LISTED = re.compile(r"(?:[A-Z][a-z]*[A-Z]\w*|[A-Z]\w+/[A-Z]\w+)")

EXAMPLES = (
    "⟦SmartCity⟧ est un projet conçu pour la ville.",
    "⟦DataFlow⟧, leader français des flux, recrute.",
    "Sur le nuage (BigQuery, ⟦Dataflow⟧, Pub/Sub)",
    "⟦Open Data⟧ est une association de quartier.",
    "Installez ⟦DataLab⟧ sur votre poste.",
)
COUNTER_EXAMPLES = (
    "⟦OpenData⟧: Nouvelle arme des villes",
    "La ⟦SmartCity⟧ est un projet de société.",
    "Une démarche ⟦OpenData⟧ sobre",
    "⟦Data⟧ et territoires : dix ans après",
    "L'⟦Open Data⟧ est un outil de transparence.",
    "⟦Big data⟧, la grande promesse",
    "Compétences (SQL, ⟦data science⟧, Python)",
    "Nos ⟦DataCenters⟧ chauffent la piscine.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the capitalised hits without article that are defined, written or listed as names."""
    for hit in hits:
        word, lead = text[hit.start : hit.end], before(text, hit)
        if not word[0].isupper() or word.isupper() or _DETERMINED.search(lead):
            continue
        defined = opens_sentence(text, hit.start) and _DEFINED.match(after(text, hit))
        if defined or _is_camel(word) or _is_listed(text, hit, word):
            yield hit


def _is_camel(word: str) -> bool:
    return bool(_CAMEL.match(word)) and word.lower() not in words("common_solids")


def _is_listed(text: str, hit: Span, word: str) -> bool:
    """Say whether a single word stands in a list beside other names of products."""
    if not word.isalpha() or word.lower() in words("common_solids"):
        return False
    left, right = re.search(r"([\w/]+),\s$", before(text, hit)), re.match(r",\s([\w/]+)", after(text, hit))
    return any(found is not None and bool(_LISTED.fullmatch(found[1])) for found in (left, right))
