"""The verb « dater »: « il data la charte de 1204 »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import after, before

ID = "verb_dater"
REASON = "Verbe « dater » au passé simple : laissé tel quel."
SOURCE = "Dictionnaire de l'Académie française, 9e édition, « dater »"

_FORM = re.compile(r"datas?\Z")
_PRONOUN = re.compile(r"(?<!\w)(?:je|tu|il|elle|on|qui)\s(?:(?:ne|le|la|les|en|y)\s|[nly]['’]){0,2}$", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"(?:-t-(?:il|elle|on)|\s(?:l[ae]s?\s(?!plus\b)|l['’]|une?\s|cet?\s|cette\s|ces\s|son\s|sa\s|ses\s|des?\s|du\s|"
    r"d['’]|au\s|aux\s|avec\s|à\s|vers\s|"
    r"ainsi\s|donc\s|précisément\s|alors\s|même\s|pas\s|plus\s))"
)
_NOUN = re.compile(r"(?<!\w)(?:(?:l[ae]|un|une|cet?|cette|son)\s|l['’])?\w+\s$", re.IGNORECASE)
# A dated thing and a time: the sign that the word is a verb after a noun.
_DATING = re.compile(
    r"\s(?:l[ae]s?\s|l['’]|cet?\s|cette\s|ces\s|son\s|sa\s|ses\s)[^.;:]{3,60}?\s(?:de\s|d['’]|du\s|vers\s|à\s|"
    r"entre\s|au\s)"
    r"(?:environ\s|l['’]an\s|l['’]époque|[IVXL]+e?\s|début\s|la fin\s|(?:1[0-8]|[1-9])\d{2}\b|siècle|règne)"
)
_HEADS = re.compile(
    r"(?<!\w)(?:service|pôle|équipe|mission|référente?|direction|cellule|plateforme|stratégie|pas de|une?|la|les|"
    r"des|sa|cette|notre)\s$",
    re.IGNORECASE,
)

EXAMPLES = (
    "Il ⟦data⟧ la charte de 1204.",
    "Elle ⟦data⟧ l'édifice du XIIe siècle.",
    "L'archiviste ⟦data⟧ le manuscrit de 1348, puis se ravisa.",
    "Mabillon ⟦data⟧ la bulle du règne de Philippe.",
    "De quand la ⟦data⟧-t-on ?",
)
COUNTER_EXAMPLES = (
    "Pour elle, la ⟦data⟧ est un métier.",
    "Celui qui, ⟦data⟧ en main, décide",
    "L'équipe ⟦data⟧ la publie chaque mois.",
    "Le service ⟦data⟧ les accompagne depuis 2023.",
    "Avec lui la ⟦data⟧ circule.",
    "La ⟦data⟧ des archives de 1204 est en ligne.",
    "Le pôle ⟦data⟧ le dit au conseil.",
    "Il faut une ⟦data⟧ des archives du XIIe siècle.",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the hits that are forms of the verb."""
    for hit in hits:
        if not _FORM.match(text[hit.start : hit.end]):
            continue
        lead, rest = before(text, hit), after(text, hit)
        inverted = rest.startswith("-t-")
        spoken = _COMPLEMENT.match(rest) and _PRONOUN.search(lead)
        dated = _DATING.match(rest) and _NOUN.search(lead) and not _HEADS.search(lead)
        if inverted or spoken or dated:
            yield hit
