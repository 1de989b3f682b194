"""How long something lasts."""

import re

from transverse.inventory.column_types._values import number, without
from transverse.inventory.model import Personal

ID = "duree"
LABEL = "durée"
SOURCE = "Système international d'unités, BIPM; ISO 8601-1, section 5.5.2"
PERSONAL = Personal.NONE
WORDS = "duree, delai, temps, duree moi, duree annee, temps parcour, anciennete"
NOT_WORDS = "nombre, type, libelle, indetermine, illimite"
RANK = 64
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("12", "48.0", "3 mois", "P1Y", "2 ans", "1h30")
COUNTER_EXAMPLES = ("longue", "2020-01-01", "12 m", "rue de Paris", "12/05/2020", "oui", "48.85, 2.35")

_UNIT = re.compile(
    r"\s*(?:ans?|ann[ée]es?|mois|semaines?|jours?|j|heures?|h|minutes?|mi?n|secondes?|s)$", re.IGNORECASE
)
_OTHER = re.compile(r"P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?|\d{1,3}\s?h\s?\d{0,2}(?:\s?mi?n)?|\d{1,3}:\d{2}(?::\d{2})?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number with its unit or not, a period of ISO 8601, or hours and minutes."""
    return number(without(_UNIT, text)) is not None or (_OTHER.fullmatch(text) is not None and len(text) > 1)


def is_sure(text: str) -> bool:
    """Tell whether the cell is a number with a unit in full."""
    bare = without(_UNIT, text)
    return len(text) - len(bare) > 3 and number(bare) is not None
