"""An hour of the day."""

import re

from transverse.inventory.model import Personal

ID = "heure"
LABEL = "heure"
SOURCE = "ISO 8601-1, section 5.3, and the French usage « 8h30 »"
PERSONAL = Personal.NONE
WORDS = "heure, time, horaire, heure debut, heure fin, ouverture, fermeture"
RANK = 50
THRESHOLD = 0.7
ALONE = 0.8
EXAMPLES = ("08:30", "8h30", "23:59:59", "18 h")
COUNTER_EXAMPLES = ("25:00", "8,30", "Mo-Fr 08:00-20:00", "830", "12/05/2020")

_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\s?(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|[hH]\s?(?:[0-5]\d)?)")


def is_valid(text: str) -> bool:
    """Tell whether the cell is an hour, with its minutes and its seconds or not."""
    return _HOUR.fullmatch(text) is not None
