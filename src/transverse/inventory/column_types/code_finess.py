"""The number of a health or social establishment."""

import re

from transverse.inventory.model import Personal

ID = "code_finess"
LABEL = "numéro FINESS d'établissement de santé"
SOURCE = "Drees, fichier national des établissements sanitaires et sociaux: department, then seven digits"
PERSONAL = Personal.NONE
WORDS = "finess, numero finess, code finess, finess geographique, finess ej, nofinesset, nofinessej, finesset, finessej"
RANK = 12
THRESHOLD = 0.8
EXAMPLES = ("930000336", "2A0000014")
COUNTER_EXAMPLES = ("93000033", "FINESS", "9300003361", "A30000336")

_FINESS = re.compile(r"\d[\dAB]\d{7}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is nine signs, of which a letter may stand for Corsica."""
    return _FINESS.fullmatch(text) is not None
