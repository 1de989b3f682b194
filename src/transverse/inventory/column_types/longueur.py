"""A length: of a street, of a pipe, of a tree around; a height, a depth."""

import re

from transverse.inventory.column_types._values import number, without
from transverse.inventory.model import Personal

ID = "longueur"
LABEL = "longueur ou distance"
SOURCE = "Système international d'unités, BIPM"
PERSONAL = Personal.NONE
WORDS = """
    longueur, largeur, hauteur, distance, profondeur, lineaire, diametre, epaisseur, circonference, altitude, shape
    length, st length, perimetre, shape leng, metre, rayon, kilometrage, shape len, len, perim
"""
NOT_WORDS = "nombre, type, classe, code, id, date, nom, unite, libelle"
RANK = 64
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("12,5", "350 m", "1.2 km")
COUNTER_EXAMPLES = ("grande", "350 m²", "12 ha", "longue")

_UNIT = re.compile(r"\s*(?:[ckdm]?m|ml|m[eè]tres?|kilom[eè]tres?)$", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number, with its unit or not."""
    return number(without(_UNIT, text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the unit is there."""
    bare = without(_UNIT, text)
    return bare != text and number(bare) is not None
