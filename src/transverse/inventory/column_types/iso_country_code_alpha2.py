"""The code of a country in two letters."""

from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "iso_country_code_alpha2"
LABEL = "code de pays à deux lettres"
SOURCE = "ISO 3166-1 alpha-2"
PERSONAL = Personal.NONE
WORDS = "pays, code pays, country, country code, iso2, alpha2"
RANK = 31
THRESHOLD = 0.9
EXAMPLES = ("FR", "BE")
COUNTER_EXAMPLES = ("EN", "France", "FRA", "ZZ")


def is_valid(text: str) -> bool:
    """Tell whether the code is given to a country."""
    return len(text) == 2 and text.upper() in listed("pays_alpha2")
