"""The legal form of a company, by its code."""

from transverse.inventory.model import Personal

ID = "categorie_juridique"
LABEL = "catégorie juridique"
SOURCE = "Insee, catégories juridiques, niveau III: four digits, from 0000 to 9970"
PERSONAL = Personal.NONE
WORDS = "categorie juridique, code categorie juridique, =cj, forme juridique, nature juridique, statut juridique"
RANK = 25
THRESHOLD = 0.9
EXAMPLES = ("5710", "7210")
COUNTER_EXAMPLES = ("SARL", "10000", "571", "CC")


def is_valid(text: str) -> bool:
    """Tell whether the cell is four digits."""
    return len(text) == 4 and text.isdecimal() and text <= "9970"
