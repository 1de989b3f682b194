"""People, real or not, who bear the term as a name."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, before, is_shouted

ID = "person"
REASON = "Nom d'une personne ou d'un personnage : laissé tel quel."
SOURCE = "Base des patronymes de l'Insee (Data y figure) ; personnage de Star Trek"

_WORD = r"(?:(?:(?i:de|du|des|le|la)\s|[dDlL]['’])*[A-ZÀ-Ý][\w.’'-]*)"
_TITLE = re.compile(
    r"(?<!\w)(?:MM?\.|M(?:me|lle)s?\.?|[Mm]onsieur|[Mm]essieurs|[Mm]adame|[Mm]esdames|[Mm]ademoiselle|Dr\.?|Pr\.?|"
    r"M[eᵉ]|[Mm]aître|[Dd]octeure?|"
    r"[Pp]rofesseure?|[Cc]apitaine|[Cc]ommandante?|[Ll]ieutenante?|famille|époux|épouse)\s"
    rf"(?:{_WORD}(?:,\s|\set\s|\s)){{0,4}}$"
)
_ROLE = re.compile(
    r",\s(?:l['’]androïde|le robot|l['’]officier|du (?:club|syndicat)|des commerçants|(?:président|maire|adjoint|"
    r"conseill|représentant|trésori|secrétaire|née?\s))"
)
_FICTION = re.compile(r"androïde|Star Trek|Goonies|Picard|Enterprise", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:(?<!\w)(?:l[ae]s?|une?|des|du|de|nos|notre|cette|sa|ses|leurs?|en)\s|[ld]['’])$", re.IGNORECASE
)

EXAMPLES = (
    "M. Jean ⟦DATA⟧, conseiller, est absent.",
    "M. ⟦Data⟧, représentant des commerçants, est excusé.",
    "Présents : MM. Le Roux et ⟦Data⟧ (association Le Relais)",
    "Mme Inès ⟦Data⟧ prend la parole.",
    "⟦Data⟧, l'androïde de Star Trek, était mon héros.",
    "On laissera l'androïde ⟦Data⟧ à Star Trek.",
)
COUNTER_EXAMPLES = (
    "M. LE MAIRE : LA ⟦DATA⟧ EST UTILE",
    "M. Roy (⟦DATA⟧) est absent.",
    "Mme la référente ⟦data⟧ est présente.",
    "M. Ferrand et la ⟦data⟧ de l'eau",
    "M. Petit, ⟦data analyst⟧, est excusé.",
    "Mme Roussel juge la ⟦data⟧ fausse.",
    "M. le maire évoque la ⟦Data⟧.",
    "⟦Data⟧, cartes et plans",
    "Madame la directrice ⟦Data⟧",
    "La ⟦data⟧ fait rêver les amateurs de Star Trek.",
    "M. Roy, ⟦Data⟧ manager",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the capitalised hits that stand where a person's name stands."""
    for hit in hits:
        lead, rest = before(text, hit), after(text, hit)
        name = text[hit.start : hit.end]
        if not (name.istitle() or (name.isupper() and not is_shouted(lead))) or re.match(
            r"\s(?:manager|analyst|steward|scientist|engineer|owner)", rest, re.IGNORECASE
        ):
            continue
        titled = _TITLE.search(lead) and not lead.endswith(", ")
        fictional = not _DETERMINED.search(lead) and _FICTION.search(text)
        if titled or _ROLE.match(rest) or fictional:
            yield hit
