"""The English term given after its French equivalent, or the other way round: « données ouvertes (open data) »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, before

ID = "gloss"
REASON = "Le terme français est déjà donné juste à côté : laissé tel quel."
SOURCE = "Loi n° 94-665 du 4 août 1994, article 4 : une traduction accompagne le terme français"

_FRENCH = (
    r"(?:données?|mégadonnées?|ville (?:intelligente|connectée|numérique)|villes (?:intelligentes|connectées|"
    r"numériques)|"
    r"territoires? intelligents?|tableaux? de bord|réseaux? (?:électriques? )?intelligents?|"
    r"compteurs? (?:communicants?|intelligents?|connectés?)|"
    r"jeux? de données|centres? de données|science des données|bâtiments? intelligents?|"
    r"comptes?[ -]rendus?|lacs? de données|entrepôts? de données)"
)
_BEFORE = re.compile(
    rf"(?<!\w){_FRENCH}(?:\s(?:publiques?|ouvertes?|massives?|numériques?|libres?|en masse|liées?|"
    rf"territoriales?)){{0,3}}\s?[,]?"
    r"\s?\((?:ou\s|dite?s?\s|alias\s|i\.e\.\s|c['’]est-à-dire\s|appelée?s?\s|en anglais\s?:?\s?|angl\.\s|l['’]|la\s|"
    r"le\s|les\s|«\s?|\"|“)*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:\s?[»\"”])?(?:\s(?:en anglais|dans la langue de Shakespeare))?\s?\)", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:\s?[»\"”])?\s\((?:ou\s|soit\s|littéralement\s|traduit par\s|c['’]est-à-dire\s|en français\s?:?\s?|«\s?|"
    r"\"|“|l['’]|les\s|la\s|des\s)*"
    rf"(?:ouverture des données(?:\spubliques)?|{_FRENCH}(?:\s(?:publiques?|ouvertes?|"
    rf"massives?))?)(?:\s?[»\"”])?(?:\sen français)?\s?\)",
    re.IGNORECASE,
)

_OFFICIAL = (
    r"(?:ouverture des données(?:\spubliques)?|données (?:publiques\s)?ouvertes|données massives|mégadonnées|"
    r"villes? intelligentes?)"
)
_OR_BEFORE = re.compile(rf"(?<!\w){_OFFICIAL},?\sou\s(?:l['’]|la\s|le\s|les\s)?$", re.IGNORECASE)
_OR_DATA = re.compile(r"(?<!\w)donnée,?\s\(?ou\s(?:la\s)?$", re.IGNORECASE)
_OR_AFTER = re.compile(rf",?\sou\s(?:l['’]|la\s|les\s|en français\s)*{_OFFICIAL}(?!\w)", re.IGNORECASE)

EXAMPLES = (
    "L'ouverture des données, ou ⟦open data⟧, est obligatoire.",
    "⟦Open data⟧ ou ouverture des données : que choisir ?",
    "Les données ouvertes (⟦open data⟧) sont gratuites.",
    "L'ouverture des données publiques (⟦open data⟧) progresse.",
    "Les mégadonnées (en anglais ⟦big data⟧) inquiètent.",
    "La ville intelligente (« ⟦smart city⟧ ») divise.",
    "Une équipe de ⟦data⟧ (données) est née.",
    "La donnée, ou ⟦data⟧, est partout.",
    "L'⟦open data⟧ (ouverture des données publiques) est une obligation.",
)
COUNTER_EXAMPLES = (
    "Le papier ou la ⟦data⟧, il faut choisir.",
    "La ville ou l'⟦open data⟧",
    "Les données des écoles (⟦open data⟧ depuis 2020) sont en ligne.",
    "Les données de l'eau, la ⟦data⟧ de l'énergie",
    "Archives (⟦data⟧, papier, photographies) : versement annuel",
    "L'⟦open data⟧ (données de mobilité comprises) avance.",
    "La ⟦data⟧ (voir le tableau) manque.",
    "Le service de l'eau (⟦open data⟧) recrute.",
    "Le pôle (⟦data⟧) est installé.",
    "La donnée de l'eau ou la ⟦data⟧ de l'énergie",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that a bracket, or « ou », ties to their French equivalent."""
    for hit in hits:
        lead, rest = before(text, hit), after(text, hit)
        bracketed = _AFTER.match(rest) or (_CLOSED.match(rest) and _BEFORE.search(lead))
        if bracketed or _OR_AFTER.match(rest) or _OR_BEFORE.search(lead) or _OR_DATA.search(lead):
            yield hit
