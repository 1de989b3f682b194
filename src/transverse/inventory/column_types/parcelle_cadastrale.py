"""A parcel of the land register: whole identifier, or section and number, one or several."""

import re

from transverse.inventory.model import Personal

ID = "parcelle_cadastrale"
LABEL = "parcelle cadastrale"
SOURCE = "DGFiP, plan cadastral informatisé: commune, prefix of three digits, section, number of four digits"
PERSONAL = Personal.NONE
WORDS = "parcelle, cadastre, reference cadastrale, numero parcelle, id parcelle, parcelle cadastrale, section parcelle"
NOT_WORDS = "section, surface, nombre, contenance, type, superficie"
RANK = 17
THRESHOLD = 0.5
ALONE = 0.8
LEAST = 2
EXAMPLES = ("93010000AB0123", "AB 123", "AB123, AB124", "ZC0045")
COUNTER_EXAMPLES = ("rue de Paris", "PC 093 010", "AB123CD", "93010", "12/05/2020", "Place du marché")

_WHOLE = re.compile(r"\d[\dAB]\d{3}[0-9]{3}[ 0]?[0-9A-Z]{1,2}\d{4}")
_SHORT = re.compile(r"(?:\d{3}\s?)?[A-Z]{1,2}\s?(?:n ?°\s?)?0*\d{1,4}(?:\s?[a-z])?", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:[,;/+&-]|\bet\b)\s*")


def is_valid(text: str) -> bool:
    """Tell whether each part of the cell is a parcel, or a number of parcel alone."""
    first, *others = _CUT.split(text.strip())
    known = _WHOLE.fullmatch(first) or _SHORT.fullmatch(first) or (first.isdecimal() and len(first) < 5)
    return bool(known) and text.count("/") != 2 and all(len(each) < 20 for each in others)


def is_sure(text: str) -> bool:
    """Tell whether the cell is one whole identifier."""
    return _WHOLE.fullmatch(text) is not None and not text.isdecimal()
