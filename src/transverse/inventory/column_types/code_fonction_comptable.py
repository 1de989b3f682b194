"""The account, by function, of a line of a budget."""

import re

from transverse.inventory.model import Personal

ID = "code_fonction_comptable"
LABEL = "code de fonction comptable"
SOURCE = "Instructions budgétaires et comptables M14, M52, M57: nomenclature par fonctions, classes 0 to 9"
PERSONAL = Personal.NONE
WORDS = "=fonction, code fonction, bgt fonction, fonction comptable, sous fonction, rubrique, code rubrique"
NOT_WORDS = "libelle, nom"
RANK = 35
THRESHOLD = 0.85
EXAMPLES = ("51", "621", "0202", "020")
COUNTER_EXAMPLES = ("Directrice", "12,5", "6211234", "culture", "12/05/2020")

_FUNCTION = re.compile(r"\d{1,5}|9\d{1,2}-\d{1,3}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is at most five digits."""
    return _FUNCTION.fullmatch(text) is not None
