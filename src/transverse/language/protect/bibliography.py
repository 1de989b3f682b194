"""Entries of a bibliography: author, year, title."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import rows

ID = "bibliography"
REASON = "Référence bibliographique : laissée telle quelle."
SOURCE = "ISO 690 ; présentation auteur-date"

_AUTHOR = r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?"
_ENTRY = re.compile(
    rf"\s*(?:[-–•*]\s+|\[\d+\]\s*)?(?:{_AUTHOR},?\s(?:[A-ZÀ-Ý]\.[\s-]?)+(?:,\s|\set\s|\s&\s|;\s)?|"
    rf"(?:[A-ZÀ-Ý]\.[\s-]?)+{_AUTHOR}(?:,\s|\set\s)?"
    rf"|[A-ZÀ-Ý][A-ZÀ-Ý'’-]+\s[A-ZÀ-Ý][\w'’-]+,\s){{1,8}}(?:et al\.,?\s?|\(dir\.\),?\s?)?[^«»]{{0,12}}\(?(?:19|"
    rf"20)\d\d[a-z]?\)?[.,]"
)
_TAIL = re.compile(
    r"(?:[,.]\s(?:vol\.|n°\s?\d+|p(?:p|\.)\s?\.?\s?\d+|[ÉE]ditions|Presses|coll\.)[^.]*){2,}|ISBN\s[\d-]+|\bDOI\b|"
    r"doi\.org",
    re.IGNORECASE,
)
_TAIL_MARKS = ("vol.", "n°", "p.", "pp", "ditions", "presses", "coll.", "isbn", "doi")

EXAMPLES = (
    "Goëta, S. (2016). Instaurer des données : une enquête dans les coulisses de l'⟦open data⟧. Thèse.",
    "- Boullier, D. (2015). Vie et mort des sciences sociales avec le ⟦big data⟧. Socio, 4.",
    "[12] CHIGNARD Simon, 2012, L'⟦open data⟧, FYP éditions",
)
COUNTER_EXAMPLES = (
    "M. Ferrand estime que la ⟦data⟧ n'est pas neutre (2016).",
    "En 2016, la ⟦data⟧ de la commune a été perdue.",
    "Selon Goëta (2016), l'⟦open data⟧ repose sur un travail invisible.",
    "Mme Roy, adjointe, présente la ⟦data⟧ 2024.",
    "Article 3. (2015) La ⟦data⟧ est ouverte.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines that read as an entry of a bibliography."""
    for row in dict.fromkeys(row for _, row in rows(text, hits)):
        part = text[row.start : row.end].casefold()
        dated = "19" in part or "20" in part
        if (dated and _ENTRY.match(text, row.start, row.end)) or (
            any(mark in part for mark in _TAIL_MARKS) and _TAIL.search(text, row.start, row.end)
        ):
            yield row
