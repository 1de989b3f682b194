"""The name of a canton."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "insee_canton"
LABEL = "nom de canton"
SOURCE = "Insee, Code officiel géographique 2023 et 2024"
PERSONAL = Personal.NONE
WORDS = "canton, nom canton, libelle canton"
NOT_WORDS = "code, numero"
RANK = 26
THRESHOLD = 0.6
EXAMPLES = ("Abbeville-1", "Nantua")
COUNTER_EXAMPLES = ("California", "1", "canton")

_ORDER = re.compile(r" \d+$")


def is_valid(text: str) -> bool:
    """Tell whether the canton exists, its number left out."""
    return len(text) < 60 and _ORDER.sub("", folded(text)) in listed("cantons")
