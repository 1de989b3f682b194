"""An international bank account number."""

import re

from transverse.inventory.column_types._values import digits_only
from transverse.inventory.model import Personal

ID = "iban"
LABEL = "numéro de compte bancaire (IBAN)"
SOURCE = "ISO 13616: the rest by 97 of the rearranged number is 1"
PERSONAL = Personal.DIRECT
WORDS = "iban, compte bancaire, rib"
RANK = 10
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("FR76 3000 6000 0112 3456 7890 189", "BE68539007547034")
COUNTER_EXAMPLES = ("FR75 3000 6000 0112 3456 7890 189", "FR76 3000 6000", "3000 6000 0112 3456 7890 189")

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is one whose key is right."""
    code = digits_only(text).upper()
    if not _IBAN.fullmatch(code):
        return False
    turned = "".join(str(int(each, 36)) for each in code[4:] + code[:4])
    return int(turned) % 97 == 1
