"""What follows the number of a house: bis, ter, a letter."""

import re

from transverse.inventory.model import Personal

ID = "indice_repetition"
LABEL = "indice de répétition (bis, ter)"
SOURCE = "AITF, format Base Adresse Locale 1.4, suffixe"
PERSONAL = Personal.NONE
WORDS = "suffixe, repetition, indice repetition, rep, complement numero, bis, bister, ter"
RANK = 43
THRESHOLD = 0.8
EXAMPLES = ("bis", "B", "ter")
COUNTER_EXAMPLES = ("bis rue", "12", "avenue", "12/05/2020")

_SUFFIX = re.compile(r"bis|ter|quater|quinquies|[a-z]\d?", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is one of these words or one letter."""
    return _SUFFIX.fullmatch(text) is not None
