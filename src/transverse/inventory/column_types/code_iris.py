"""The code of a quarter of the statistics."""

from transverse.inventory.model import Personal
from transverse.inventory.references import commune_codes

ID = "code_iris"
LABEL = "code de quartier (IRIS)"
SOURCE = "Insee, Contours Iris: code of the commune and four digits"
PERSONAL = Personal.NONE
WORDS = "iris, code iris, dcomiris, codeiris"
NOT_WORDS = "nom, libelle, type"
RANK = 12
THRESHOLD = 0.8
EXAMPLES = ("930100101", "2A0040102")
COUNTER_EXAMPLES = ("93010", "93010010", "Bondy Nord", "999990101")


def is_valid(text: str) -> bool:
    """Tell whether the cell begins with a commune that exists and ends with four digits."""
    return len(text) == 9 and text[5:].isdecimal() and text[:5] in commune_codes()
