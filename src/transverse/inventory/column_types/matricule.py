"""The number of an agent for his employer."""

import re

from transverse.inventory.model import Personal

ID = "matricule"
LABEL = "matricule d'agent"
SOURCE = "Usage of human resources"
PERSONAL = Personal.INDIRECT
WORDS = "matricule, numero agent, id agent, code agent, numero matricule, numero salarie, code salarie"
NOT_WORDS = "vehicule, engin"
RANK = 17
THRESHOLD = 0.8
EXAMPLES = ("100030", "A0012", "12-345")
COUNTER_EXAMPLES = ("GARCIA Louis", "2661,88", "rue de Paris", "26/01/1962")

_NUMBER = re.compile(r"(?=.*\d)[A-Za-z]{0,3}[\d-]{1,12}[A-Za-z]?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is one word of digits, with few letters."""
    return _NUMBER.fullmatch(text) is not None
