"""A year."""

import re

from transverse.inventory.model import Personal

ID = "year"
LABEL = "année"
SOURCE = "ISO 8601-1, section 4.3.1"
PERSONAL = Personal.NONE
WORDS = """
    annee, exercice, millesime, exer, date, saison, bgt annee, construction, creation, plantation, periode, annee
    construction, vintage, annee join
"""
NOT_WORDS = "nombre, duree, annexe"
RANK = 54
THRESHOLD = 0.85
EXAMPLES = ("1999", "2022", "2019-2020", "2019/2020")
COUNTER_EXAMPLES = ("123", "20166", "2020.5", "1156", "janvier")

_YEAR = re.compile(r"(?:1[6-9]|20)\d{2}(?:\s?[-/]\s?(?:(?:1[6-9]|20)\d{2}|\d{2}))?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a year from 1600 to 2099, or a school year."""
    return _YEAR.fullmatch(text) is not None and not (len(text) == 7 and text[4] == "-" and "01" <= text[5:] <= "12")
