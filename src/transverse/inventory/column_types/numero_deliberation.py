"""The number of a deliberation, a decision or an order."""

import re

from transverse.inventory.model import Personal

ID = "numero_deliberation"
LABEL = "numéro d'acte ou de délibération"
SOURCE = "Usage of assemblies: year, month, rank"
PERSONAL = Personal.NONE
WORDS = """
    delib id, id deliberation, numero deliberation, numero acte, numero arrete, reference arrete, numero decision,
    numero delib, reference deliberation, id arrete, reference decision, reference acte
"""
NOT_WORDS = "date"
RANK = 45
THRESHOLD = 0.6
EXAMPLES = ("2019-12-45", "DEL 2019/045", "20.123", "A-2021-0456")
COUNTER_EXAMPLES = (
    "Conseil municipal",
    "Délibération portant sur le budget de la commune",
    "26/01/1962",
    "délibération",
    "Budget",
)

_NUMBER = re.compile(r"(?=.*\d)[\w./°_ -]{1,30}")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a short code with a digit, and no day."""
    return _NUMBER.fullmatch(text) is not None and text.count(" ") < 5 and not _DAY.fullmatch(text)
