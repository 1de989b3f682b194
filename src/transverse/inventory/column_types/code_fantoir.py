"""The code of a street in the tax office's register of streets."""

import re

from transverse.inventory.model import Personal

ID = "code_fantoir"
LABEL = "code FANTOIR de voie"
SOURCE = "DGFiP, fichier FANTOIR: four signs and a key, after the commune or not"
PERSONAL = Personal.NONE
WORDS = "fantoir, rivoli, code fantoir, code rivoli, code voie, id voie, voie fantoir, ccorivoli, id fantoir"
RANK = 17
THRESHOLD = 0.7
EXAMPLES = ("7755A", "B150B", "930100019", "93010_0019")
COUNTER_EXAMPLES = ("775", "Rue de Paris", "93010-19", "7755AA", "12/05/2020")

_STREET = re.compile(r"(?:\d[\dAB]\d{3}[_ -]?)?[0-9A-Z]\d{3}[A-Z]?", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is four signs, with its key and its commune or not."""
    return _STREET.fullmatch(text) is not None
