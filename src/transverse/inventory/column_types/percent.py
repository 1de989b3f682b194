"""A share of a hundred, or of one."""

from transverse.inventory.column_types._values import number
from transverse.inventory.model import Personal

ID = "percent"
LABEL = "pourcentage"
SOURCE = "Usage: a number, with its sign or not"
PERSONAL = Personal.NONE
WORDS = "pourcentage, taux, part, prop, proportion, ratio"
NOT_WORDS = "nombre, montant, id, code, type, numero, depart"
RANK = 63
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("12,5 %", "34.5", "0.24", "100%")
COUNTER_EXAMPLES = ("oui", "douze", "12 €", "2020-01-01", "12/05/2020")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number, with its sign or not."""
    return number(text.rstrip("%").rstrip()) is not None


def is_sure(text: str) -> bool:
    """Tell whether the sign is there."""
    return text[-1] == "%" and is_valid(text)
