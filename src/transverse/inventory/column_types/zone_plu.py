"""The kind of a zone of the local plan of town planning."""

import re

from transverse.inventory.model import Personal

ID = "zone_plu"
LABEL = "zone du plan local d'urbanisme"
SOURCE = "CNIG, standard PLU 2022, champ TYPEZONE"
PERSONAL = Personal.NONE
WORDS = "typezone, type zone, zone plu, zonage, zone urbanisme"
RANK = 26
THRESHOLD = 0.6
EXAMPLES = ("U", "AUc", "N", "UAa1")
COUNTER_EXAMPLES = ("Zone industrielle", "12", "urbain", "12/05/2020", "Nord")

_ZONE = re.compile(r"(?:\d?AU|U|A|N)[A-Za-z]?[A-Z0-9]*[a-z]?\d*[*]?")


def is_valid(text: str) -> bool:
    """Tell whether the cell is U, AU, A or N, with what a town adds to it."""
    return _ZONE.fullmatch(text) is not None and len(text) < 8
