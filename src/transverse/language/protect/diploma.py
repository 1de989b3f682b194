"""Names of degrees and certificates: « Mastère Spécialisé Big Data », « Licence Pro Data Analysis »."""

import re
from collections.abc import Iterator, Sequence

from transverse.documents.model import Span
from transverse.language.protect._text import before, is_shouted

ID = "diploma"
REASON = "Nom d'un diplôme : laissé tel quel."
SOURCE = "Répertoire national des certifications professionnelles : un intitulé ne se traduit pas"

_DEGREE = re.compile(
    r"(?<!\w)(?:Licence|Mast[eè]re?|MSc|Bachelor|BUT|DUT|DU|Dipl[oô]me|Certificat|Certification|Titre)"
    r"(?:\s(?:Pro|[Pp]rofessionnelle?|[Ss]p[ée]cialis[ée]e?|of Science|universitaire|\d))*\s$"
)

EXAMPLES = (
    "Il suit le Mastère Spécialisé ⟦Big Data⟧ de l'école.",
    "Licence Pro ⟦Data Analysis⟧",
    "Elle sort du Master 2 ⟦Data Science⟧ de Valfleury.",
)
COUNTER_EXAMPLES = (
    "Un master ⟦data science⟧ est apprécié.",
    "Licence ⟦data⟧ exigée",
    "Bac + 5 en ⟦Data Science⟧",
    "Titre : ⟦Data⟧ et territoires",
    "LICENCE ⟦DATA⟧",
)


def find(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the capitalised hits that end the name of a degree."""
    for hit in hits:
        word = text[hit.start : hit.end]
        if word[0].isupper() and not is_shouted(word) and _DEGREE.search(before(text, hit)):
            yield hit
