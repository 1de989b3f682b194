"""The code of a department."""

from transverse.inventory.column_types._values import each_of
from transverse.inventory.model import Personal

ID = "code_departement"
LABEL = "code de département"
SOURCE = "Insee, Code officiel géographique 2024"
PERSONAL = Personal.NONE
WORDS = """
    departement, code departement, departement insee, code insee departement, lieu execution code, departement
    commune, numero departement
"""
NOT_WORDS = "libelle, nom, siren, population"
RANK = 22
THRESHOLD = 0.9
EXAMPLES = ("75", "2A", "974", "1", "11,31,81")
COUNTER_EXAMPLES = ("00", "96", "101", "Ain", "20000", "93140")

_MAINLAND = (*(f"{each:02d}" for each in range(1, 96)), *map(str, range(1, 10)), "2A", "2B")
_OVERSEAS = (*map(str, range(971, 979)), "984", "986", "987", "988", "989")
_CODES = frozenset((*_MAINLAND, *_OVERSEAS, "99"))


def is_valid(text: str) -> bool:
    """Tell whether the departments exist, one or a list; a zero in front of two signs is of the tax office."""
    return len(text) < 60 and all(map(_exists, each_of(text.upper())))


def _exists(code: str) -> bool:
    return code in _CODES or (len(code) == 3 and code[0] == "0" and code[1:] in _CODES)
