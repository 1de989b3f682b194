"""A longitude and a latitude in one cell, in this order."""

import re

from transverse.inventory.model import Personal

ID = "lonlat_wgs"
LABEL = "longitude et latitude"
SOURCE = "RFC 7946, section 3.1.1, in its order of coordinates"
PERSONAL = Personal.NONE
WORDS = "lonlat, coordonnee, coordonnees xy, coordonneesxy, position, localisation, geo point, xy, coordinates"
RANK = 11
THRESHOLD = 0.8
ALONE = 0.9
EXAMPLES = ("[2.3488, 48.8534]", "1.444209,43.604652")
COUNTER_EXAMPLES = ("48.8534, 2.3488", "2,35", "[2.35]", "2.3488")

_PAIR = re.compile(r"[\[(]?\s*(-?\d{1,3}\.\d+)\s*[,; ]\s*(-?\d{1,2}\.\d+)\s*[\])]?")


def is_valid(text: str) -> bool:
    """Tell whether the pair lies in mainland France or overseas, longitude first."""
    pair = _PAIR.fullmatch(text)
    if not pair:
        return False
    first, second = float(pair[1]), float(pair[2])
    mainland = -6 < first < 10 and 41 < second < 52
    west, south = -65 < first < -50 and 2 < second < 19, 44 < first < 57 and -22 < second < -11
    return mainland or west or south
