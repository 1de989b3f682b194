"""A telephone number of France, or of abroad with its code."""

import re

from transverse.inventory.model import Personal

ID = "tel_fr"
LABEL = "numéro de téléphone"
SOURCE = "Arcep, plan national de numérotation; UIT-T E.164"
PERSONAL = Personal.PROFESSIONAL
WORDS = "telephone, portable, mobile, fax, telecopie, contact, gsm"
RANK = 14
THRESHOLD = 0.55
ALONE = 0.8
EXAMPLES = ("06 01 31 02 08", "0472123456", "+33 4 72 12 34 56", "01.48.50.53.00")
COUNTER_EXAMPLES = ("00 01 31 02 08", "2130123456789012", "06 01 31", "2020-01-01", "marie@ville.fr")

_READING = str.maketrans("", "", " \u00a0\u202f\u2009.-/()_")
_FRENCH = re.compile(r"(?:\+|00)?33\(?0?\)?[1-9]\d{8}|0[1-9]\d{8}")
_CUT = re.compile(r"(?:\+\d{7,14}|00[1-9]\d{7,12}|[1-9]\d{8}|3\d{3}|08\d{6,8})")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number, foreign, short, or without the zero that a spreadsheet eats."""
    bare = text.translate(_READING)
    return (_FRENCH.match(bare) is not None and len(bare) < 32) or _CUT.fullmatch(bare) is not None


def is_sure(text: str) -> bool:
    """Tell whether the cell is a French number with its zero or its country."""
    return _FRENCH.fullmatch(text.translate(_READING)) is not None
