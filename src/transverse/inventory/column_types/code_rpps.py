"""The number of a health professional."""

from transverse.inventory.model import Personal

ID = "code_rpps"
LABEL = "numéro RPPS de professionnel de santé"
SOURCE = "Agence du numérique en santé, répertoire partagé des professionnels de santé: eleven digits, key of Luhn"
PERSONAL = Personal.PROFESSIONAL
WORDS = "rpps, numero rpps, adeli, numero adeli"
RANK = 12
THRESHOLD = 0.8
EXAMPLES = ("10003345675", "931234567")
COUNTER_EXAMPLES = ("1000334567", "RPPS", "100033456755")


def is_valid(text: str) -> bool:
    """Tell whether the cell is eleven digits, or nine for the older number ADELI."""
    return text.isdecimal() and len(text) in {9, 11}
