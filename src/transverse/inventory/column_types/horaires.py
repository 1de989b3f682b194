"""When a place is open, as OpenStreetMap writes it or as people do."""

import re

from transverse.inventory.model import Personal

ID = "horaires"
LABEL = "horaires d'ouverture"
SOURCE = "OpenStreetMap wiki, Key:opening_hours"
PERSONAL = Personal.NONE
WORDS = "horaire, opening hour, horaire ouverture, ouverture, jour horaire, heure ouverture"
RANK = 51
THRESHOLD = 0.4
ALONE = 0.6
EXAMPLES = ("Mo-Fr 08:00-20:00; PH off", "24/7", "du lundi au vendredi de 8h à 18h", "8h-12h")
COUNTER_EXAMPLES = ("oui", "08:30", "2020-01-01", "lundi", "12/05/2020")

_OSM = re.compile(r"24/7|(?=.*\d{1,2}:\d{2}\s?-\s?\d{1,2}:\d{2}).+", re.DOTALL)
_SAID = re.compile(r"(?=.*\d{1,2}\s?[hH:]\s?(?:\d{2})?).*(?:-|à|a|/|au|et)\s?\d{1,2}\s?[hH:].*", re.DOTALL)


def is_valid(text: str) -> bool:
    """Tell whether the cell has a span of hours."""
    return len(text) < 301 and (_OSM.fullmatch(text) is not None or _SAID.fullmatch(text) is not None)
