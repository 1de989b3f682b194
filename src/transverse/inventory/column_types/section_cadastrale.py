"""A section of the land register."""

import re

from transverse.inventory.model import Personal

ID = "section_cadastrale"
LABEL = "section cadastrale"
SOURCE = "DGFiP, plan cadastral informatisé: one or two letters, or a digit and a letter in Alsace"
PERSONAL = Personal.NONE
WORDS = "section, section cadastrale, cadastre section"
RANK = 17
THRESHOLD = 0.8
EXAMPLES = ("AB", "C", "0A")
COUNTER_EXAMPLES = ("AB 123", "ABC", "section", "1234")

_SECTION = re.compile(r"(?:\d{3})?\d?[A-Z]{1,2}", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is one or two letters, a digit or a prefix before them."""
    return _SECTION.fullmatch(text) is not None
