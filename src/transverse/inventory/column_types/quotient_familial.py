"""The resources of a household by person, which fix the price of a canteen."""

import re

from transverse.inventory.column_types._values import number
from transverse.inventory.model import Personal

ID = "quotient_familial"
LABEL = "quotient familial"
SOURCE = "Cnaf, quotient familial: monthly resources and allowances by number of shares"
PERSONAL = Personal.SENSITIVE
WORDS = "=qf, quotient familial, quotient, qf caf, tranche qf, qf mensuel"
RANK = 25
THRESHOLD = 0.7
EXAMPLES = ("1744", "596,50", "T3")
COUNTER_EXAMPLES = ("21/05/2020", "Bondy", "p0@example.org", "rue de Paris")

_BAND = re.compile(r"(?:T|QF|tranche)?\s?[A-H0-9]{1,2}", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is an amount or the name of a band."""
    return number(text) is not None or _BAND.fullmatch(text) is not None
