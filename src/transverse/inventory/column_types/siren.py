"""The number of a company, an association or a public body."""

import re

from transverse.inventory.column_types._values import digits_only, passes_luhn
from transverse.inventory.model import Personal

ID = "siren"
LABEL = "numéro SIREN"
SOURCE = "Insee, répertoire Sirene: nine digits, key of Luhn"
PERSONAL = Personal.NONE
WORDS = "siren, numero siren"
NOT_WORDS = "epci"
RANK = 16
THRESHOLD = 0.6
ALONE = 0.9
EXAMPLES = ("213105554", "200 067 437")
COUNTER_EXAMPLES = ("21310555", "21310555400017", "2131O5554", "213-105")

_SIREN = re.compile(r"\d{9}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is nine digits, spaced or not; the key may be mistyped."""
    return _SIREN.fullmatch(digits_only(text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the cell has the right key."""
    code = digits_only(text)
    return _SIREN.fullmatch(code) is not None and code[0] != "0" and passes_luhn(code)
