"""The code of a country in three letters."""

from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "iso_country_code_alpha3"
LABEL = "code de pays à trois lettres"
SOURCE = "ISO 3166-1 alpha-3"
PERSONAL = Personal.NONE
WORDS = "pays, code pays, country, country code, iso3, alpha3"
RANK = 31
THRESHOLD = 0.9
EXAMPLES = ("FRA", "BEL")
COUNTER_EXAMPLES = ("ABC", "France", "FR", "XYZ")


def is_valid(text: str) -> bool:
    """Tell whether the code is given to a country."""
    return len(text) == 3 and text.upper() in listed("pays_alpha3")
