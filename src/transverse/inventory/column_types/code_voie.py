"""The number that a service gives to its streets."""

import re

from transverse.inventory.model import Personal

ID = "code_voie"
LABEL = "code de voie"
SOURCE = "Usage of the services in charge of streets"
PERSONAL = Personal.NONE
WORDS = "code voie, id voie, identifiant voie, numero rue, code rue, id rue, cdvoie"
RANK = 62
THRESHOLD = 0.8
EXAMPLES = ("12", "V0012", "0019")
COUNTER_EXAMPLES = ("rue de Paris", "12 rue de Paris", "avenue", "12/05/2020")

_CODE = re.compile(r"(?=.*\d)[\w.-]{1,16}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is one word with a digit."""
    return _CODE.fullmatch(text) is not None
