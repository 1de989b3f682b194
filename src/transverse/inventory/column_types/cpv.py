"""A code of the common procurement vocabulary, with or without its control."""

import re

from transverse.inventory.model import Personal

ID = "cpv"
LABEL = "code CPV d'achat public"
SOURCE = "Règlement (CE) 213/2008: eight digits, a dash, a check digit"
PERSONAL = Personal.NONE
WORDS = "cpv, code cpv"
RANK = 15
THRESHOLD = 0.7
ALONE = 0.8
EXAMPLES = ("45331000-4", "30192000")
COUNTER_EXAMPLES = ("4533100", "45331000-44", "03.22", "travaux")

_CPV = re.compile(r"(?:0[39]|[1-9]\d)\d{6}(?:-\d)?")
_WITH_KEY = re.compile(r"(?:0[39]|[1-9]\d)\d{6}-\d")


def is_valid(text: str) -> bool:
    """Tell whether the cell is eight digits, with a control or not."""
    return _CPV.fullmatch(text) is not None


def is_sure(text: str) -> bool:
    """Tell whether the control is there: eight digits alone may be anything."""
    return _WITH_KEY.fullmatch(text) is not None
