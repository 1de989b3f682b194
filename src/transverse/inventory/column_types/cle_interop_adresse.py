"""The key of an address: commune, street in FANTOIR, number, repetition."""

import re

from transverse.inventory.model import Personal

ID = "cle_interop_adresse"
LABEL = "clé d'adresse (Base Adresse Locale)"
SOURCE = "AITF, format Base Adresse Locale 1.4, cle_interop"
PERSONAL = Personal.NONE
WORDS = "cle interop, cle adresse, id adresse, cle"
RANK = 10
THRESHOLD = 0.7
ALONE = 0.8
EXAMPLES = ("93010_0019_00012", "06004_0195_00012_bis")
COUNTER_EXAMPLES = ("93010_0019", "93010-0019-00012", "93010_12")

_KEY = re.compile(r"\d[\dAB]\d{3}_(?:[A-Z0-9]{4}|xxxx)_\d{5}(?:_\w+)*", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a whole key."""
    return _KEY.fullmatch(text) is not None
