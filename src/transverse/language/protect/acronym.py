"""« SMART », the acronym of well-set goals, and Smart, the make of cars."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, before

ID = "acronym"
REASON = "Sigle ou marque, sans rapport avec la ville intelligente : laissé tel quel."
SOURCE = "Doran, « There's a S.M.A.R.T. way to write management's goals and objectives », 1981"

_GOALS = re.compile(
    r"(?<!\w)(?:objectifs?|indicateurs?|cibles?|critères?|méthode|démarche|règle|approche|résultats?|dits|est|sont|"
    r"acronyme)\s(?:dits?\s)?(?:«\s?|\"|“)?$",
    re.IGNORECASE,
)
_SPELT = re.compile(r"\s?\(?(?:\s?:\s?|\()?(?:spécifiques?|simples?)\b", re.IGNORECASE)
_CAR = re.compile(r"voiture|véhicule|automobile|Hambach|Mercedes|garée?|stationn|carrosserie|conduct", re.IGNORECASE)

EXAMPLES = (
    "Fixez des objectifs ⟦SMART⟧ à chaque agent.",
    "Des indicateurs ⟦SMART⟧ : spécifiques, mesurables",
    "La méthode ⟦SMART⟧ est rappelée en annexe.",
    "L'usine ⟦Smart⟧ d'Hambach fermera.",
    "La CDMP (Certified ⟦Data Management⟧ Professional) est demandée.",
    "Une ⟦Smart⟧ était garée devant la mairie.",
)
COUNTER_EXAMPLES = (
    "Des capteurs ⟦smart⟧ équipent les colonnes.",
    "Une ville ⟦smart⟧ pour tous",
    "LA ⟦SMART CITY⟧ EN QUESTION",
    "Le CDO (⟦Chief Data Officer⟧) est arrivé.",
    "Des objectifs ⟦smart⟧ et verts",
    "Le système de ⟦smart parking⟧ signale les places où se garer.",
    "La ⟦Smart City⟧ du stationnement",
    "Une approche ⟦Smart City⟧ assumée",
)


_EXPANDED = re.compile(
    r"(?<!\w)(?P<letters>[A-Z]{3,6})\s\((?P<words>[A-Z][a-z]+(?:\s(?:of\s|and\s|for\s)?[A-Z][a-z]+){2,6})\)"
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that are the acronym or the make, and the English names that an acronym stands for."""
    for name in _EXPANDED.finditer(text):
        if "".join(re.findall("[A-Z]", name["words"])) == name["letters"]:
            yield from (hit for hit in hits if name.start("words") <= hit.start and hit.end < name.end("words"))
            yield from (hit for hit in hits if name.start("words") < hit.start and hit.end == name.end("words"))
    for hit in hits:
        word, lead, rest = text[hit.start : hit.end], before(text, hit), after(text, hit)
        if (word == "SMART" and (_GOALS.search(lead) or _SPELT.match(rest))) or (
            word == "Smart" and not re.match(r"\s[A-Z]", rest) and lead.strip() and _CAR.search(text)
        ):
            yield hit
