"""A whole number."""

import re

from transverse.inventory.model import Personal

ID = "int"
LABEL = "nombre entier"
SOURCE = "Usage: thousands may be spaced"
PERSONAL = Personal.NONE
WORDS = "nombre, total, population, effectif, capacite, place"
RANK = 80
THRESHOLD = 0.9
ALONE = 0.9
EXAMPLES = ("12", "5 922", "-3", "12.0")
COUNTER_EXAMPLES = ("12,5", "12 m", "douze", "12-13", "12/05/2020")

_INT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+)(?:[.,]0+)?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a whole number, even if a software wrote its decimal zero."""
    return _INT.fullmatch(text) is not None
