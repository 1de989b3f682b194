"""The code of a country in three digits."""

from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "iso_country_code_numeric"
LABEL = "code de pays à trois chiffres"
SOURCE = "ISO 3166-1 numeric"
PERSONAL = Personal.NONE
WORDS = "code pays, country code, iso numerique, iso numeric, iso"
RANK = 31
THRESHOLD = 0.9
EXAMPLES = ("250", "056")
COUNTER_EXAMPLES = ("25", "001", "FRA", "999")


def is_valid(text: str) -> bool:
    """Tell whether the code is given to a country."""
    return len(text) == 3 and text in listed("pays_numeriques")
