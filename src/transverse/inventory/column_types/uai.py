"""The number of a school in the national register (formerly RNE)."""

import re

from transverse.inventory.model import Personal

ID = "uai"
LABEL = "numéro UAI d'établissement scolaire"
SOURCE = (
    "Ministère de l'Éducation nationale, répertoire académique et ministériel des établissements: letter of control"
)
PERSONAL = Personal.NONE
WORDS = "uai, rne, code uai, numero uai, code etablissement, codeetab, identifiant etablissement"
RANK = 12
THRESHOLD = 0.6
ALONE = 0.7
EXAMPLES = ("0422170F", "0930123F")
COUNTER_EXAMPLES = ("04292E", "0422170O", "0422170", "F0422170")

_UAI = re.compile(r"(?:0\d\d|[67]20|9[78]\d)\d{4}[A-Za-z]")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def is_valid(text: str) -> bool:
    """Tell whether the cell is seven digits and a letter that may be a control."""
    return _UAI.fullmatch(text) is not None and text[-1].upper() in _LETTERS


def is_sure(text: str) -> bool:
    """Tell whether the letter is the rest by 23 of the number."""
    return _UAI.fullmatch(text) is not None and text[-1].upper() == _LETTERS[int(text[:7]) % 23]
