"""The number of an establishment: SIREN, five digits, a check digit."""

import re

from transverse.inventory.column_types._values import digits_only, passes_luhn
from transverse.inventory.model import Personal

ID = "siret"
LABEL = "numéro SIRET"
SOURCE = (
    "Insee, répertoire Sirene: key of Luhn, but for La Poste (356000000), whose digits add up to a multiple of five"
)
PERSONAL = Personal.NONE
WORDS = "siret, siret siege, numero siret, id attribuant, id beneficiaire, id acheteur, titulaire id"
RANK = 15
THRESHOLD = 0.6
ALONE = 0.8
EXAMPLES = ("21690123400019", "247 600 596 00107", "35600000012345")
COUNTER_EXAMPLES = ("216901234", "2169012340001", "21690123400019A", "06013102080601x")

_SIRET = re.compile(r"\d{14}")
_POST = "356000000"


def is_valid(text: str) -> bool:
    """Tell whether the cell is fourteen digits, spaced or not; the key may be mistyped."""
    return _SIRET.fullmatch(digits_only(text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the cell has the right key and a right SIREN."""
    code = digits_only(text)
    if not _SIRET.fullmatch(code) or code.startswith("0000"):
        return False
    if code.startswith(_POST):
        return passes_luhn(code) or sum(map(int, code)) % 5 == 0
    return passes_luhn(code) and passes_luhn(code[:9])
