"""A postcode of France."""

import re

from transverse.inventory.model import Personal

ID = "code_postal"
LABEL = "code postal"
SOURCE = "La Poste, norme NF Z10-011: five digits, the first two or three those of a department"
PERSONAL = Personal.NONE
WORDS = "code postal, cp, postal, postcode, zip, zip code, bureau distributeur"
RANK = 18
THRESHOLD = 0.7
EXAMPLES = ("93140", "01000", "97400", "1000")
COUNTER_EXAMPLES = ("00140", "99140", "931400", "93 140 Bondy", "98")

_POSTCODE = re.compile(r"(?:0?[1-9]|[1-8]\d|9[0-58])\d{3}|97[1-8]\d{2}")
_CEDEX = re.compile(r"(\d{5})(?: cedex.*)?", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a postcode, with « Cedex » or not; the zero that a spreadsheet eats is put back."""
    found = _CEDEX.fullmatch(text)
    return _POSTCODE.fullmatch(found[1] if found else text) is not None
