"""The code of a bank."""

import re

from transverse.inventory.model import Personal

ID = "bic"
LABEL = "code de banque (BIC)"
SOURCE = "ISO 9362"
PERSONAL = Personal.INDIRECT
WORDS = "bic, swift"
RANK = 15
THRESHOLD = 0.9
EXAMPLES = ("BNPAFRPP", "AGRIFRPP839")
COUNTER_EXAMPLES = ("BNPAPARIS", "BNP", "FR7630006")

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is eight or eleven characters of the form of a BIC."""
    return _BIC.fullmatch(text) is not None
