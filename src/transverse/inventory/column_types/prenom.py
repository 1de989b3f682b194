"""The first name of a person."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "prenom"
LABEL = "prénom"
SOURCE = "Usage of French registers of persons; list of names in `references`"
PERSONAL = Personal.DIRECT
WORDS = "prenom, enfant prenom, first nom, firstname, prenom usuel, given nom"
NOT_WORDS = "nombre, voie, numero, rang"
RANK = 40
THRESHOLD = 0.6
ALONE = 0.7
LEAST = 8
EXAMPLES = ("Marie", "JEAN-PIERRE", "Zoé")
COUNTER_EXAMPLES = ("12", "P12", "rue Marie Curie prolongée", "marie@ville.fr")

_FIRST = re.compile(r"[^\W\d_]{2,20}\.?(?:[ ,'’-]{1,2}[^\W\d_]{1,20}\.?){0,3}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is at most four short words of letters."""
    return _FIRST.fullmatch(text) is not None and "rue " not in text.lower()


def is_sure(text: str) -> bool:
    """Tell whether the cell is a first name of the list, or two."""
    return _FIRST.fullmatch(text) is not None and all(each in listed("prenoms") for each in folded(text).split(" "))
