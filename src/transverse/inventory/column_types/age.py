"""The age of somebody or of something, in years."""

from transverse.inventory.model import Personal

ID = "age"
LABEL = "âge"
SOURCE = "Usage of registers: whole years, at most 130"
PERSONAL = Personal.NONE
WORDS = "age"
NOT_WORDS = "tranche, classe, moyen, arbre, nombre"
RANK = 62
THRESHOLD = 0.9
EXAMPLES = ("12", "87")
COUNTER_EXAMPLES = ("200", "12 ans et demi", "1987", "adulte")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a whole number of at most 130."""
    return text.isdecimal() and int(text) <= 130
