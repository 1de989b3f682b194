"""An area, in square metres, hectares or square kilometres."""

import re

from transverse.inventory.column_types._values import number, without
from transverse.inventory.model import Personal

ID = "surface"
LABEL = "surface"
SOURCE = "Système international d'unités, BIPM; hectare accepted with it"
PERSONAL = Personal.NONE
WORDS = "surface, superficie, m2, hectare, ha, contenance, km2, emprise, st area, shape area, =aire"
NOT_WORDS = "nombre, type, prix, annee, densite, libelle, nature, code, montant"
RANK = 64
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("1856.07", "12,5 ha", "350 m²")
COUNTER_EXAMPLES = ("grande", "12 m", "350 m3", "béton")

_UNIT = re.compile(r"\s*(?:k?m²|k?m2|ha|hectares?|ares?)$", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number, with its unit or not."""
    return number(without(_UNIT, text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the unit is there."""
    bare = without(_UNIT, text)
    return bare != text and number(bare) is not None
