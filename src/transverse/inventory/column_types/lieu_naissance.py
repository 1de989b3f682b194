"""Where somebody was born."""

import re

from transverse.inventory.model import Personal

ID = "lieu_naissance"
LABEL = "lieu de naissance"
SOURCE = "Code civil, article 57"
PERSONAL = Personal.INDIRECT
WORDS = "lieu naissance, commune naissance, ville naissance, pays naissance, departement naissance, ne a, birthplace"
RANK = 19
THRESHOLD = 0.6
EXAMPLES = ("Bondy", "ALGÉRIE", "93")
COUNTER_EXAMPLES = ("26/01/1962", "2661,88", "06 01 31 02 08", "marie@ville.fr")

_PLACE = re.compile(r"[^\W\d_][^\d@]{1,60}|\d[\dAB]\d{0,3}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a name of place or the code of one."""
    return _PLACE.fullmatch(text) is not None
