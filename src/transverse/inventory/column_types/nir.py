"""The national number of a person (NIR), with or without its key, as people space it."""

import re

from transverse.inventory.column_types._values import digits_only
from transverse.inventory.model import Personal

ID = "nir"
LABEL = "numéro de sécurité sociale"
SOURCE = "Insee, décret 82-103 du 22 janvier 1982: 13 characters and the key 97 minus the rest by 97; Corsica 2A, 2B"
PERSONAL = Personal.SENSITIVE
WORDS = "nir, securite sociale, numero secu, secu, numero ss, numero insee personne, nss"
RANK = 10
THRESHOLD = 0.3
ALONE = 0.6
EXAMPLES = ("174124211620341", "1 84 12 2A 451 089 67", "2840587143221", "2 84 05 87 143 221-45")
COUNTER_EXAMPLES = ("974124211620341", "174134211620341", "21690123400019", "0601310208", "17412421162")

_NIR = re.compile(r"[12378]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[ABab])\d{3}\d{3}(\d{2})?")


def is_valid(text: str) -> bool:
    """Tell whether the cell has the form of one; a key may be missing or wrong, as in a file typed by hand."""
    return _NIR.fullmatch(digits_only(text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the cell has a key, and the right one."""
    code = digits_only(text).upper()
    found = _NIR.fullmatch(code)
    if not found or not found[1]:
        return False
    body = code[:13].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and 97 - int(body) % 97 == int(found[1])
