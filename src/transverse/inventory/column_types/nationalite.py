"""The nationality of a person."""

import re

from transverse.inventory.model import Personal

ID = "nationalite"
LABEL = "nationalité"
SOURCE = "Insee, Code officiel géographique, pays et territoires étrangers: their gentilés"
PERSONAL = Personal.SENSITIVE
WORDS = "nationalite"
NOT_WORDS = "entreprise, nombre"
RANK = 25
THRESHOLD = 0.6
EXAMPLES = ("française", "Algérienne", "PORTUGAL")
COUNTER_EXAMPLES = ("12", "26/01/1962", "fr@ville.fr", "48.85")

_WORD = re.compile(r"[^\W\d_][^\d@]{1,40}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is words without digits."""
    return _WORD.fullmatch(text) is not None
