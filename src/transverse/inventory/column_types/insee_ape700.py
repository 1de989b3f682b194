"""The code of the main activity of a company, with or without its point."""

import re

from transverse.inventory.model import Personal

ID = "insee_ape700"
LABEL = "code d'activité (NAF)"
SOURCE = "Insee, nomenclature d'activités française, révision 2: four digits and a letter"
PERSONAL = Personal.NONE
WORDS = "ape, naf, code ape, code naf, activite principale, code activite"
RANK = 12
THRESHOLD = 0.7
ALONE = 0.95
LEAST = 3
EXAMPLES = ("4772B", "47.72B")
COUNTER_EXAMPLES = ("4772", "47.72", "472B", "AB472")

_NAF = re.compile(r"\d{2}\.?\d{2}[A-Z]")


def is_valid(text: str) -> bool:
    """Tell whether the cell has the form of a class of this nomenclature."""
    return _NAF.fullmatch(text) is not None and text[:2] < "99"


def is_sure(text: str) -> bool:
    """Tell whether the point is there: without it, a street of the tax office looks the same."""
    return len(text) == 6 and is_valid(text)
