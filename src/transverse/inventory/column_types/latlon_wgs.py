"""A latitude and a longitude in one cell, in this order."""

import re

from transverse.inventory.model import Personal

ID = "latlon_wgs"
LABEL = "latitude et longitude"
SOURCE = "WGS 84 (EPSG:4326), in the order of its axes"
PERSONAL = Personal.NONE
WORDS = """
    latlon, geo point, geopoint, coordonnee, coordonnees gps, gps, geolocalisation, position, localisation, xy, geom
"""
RANK = 11
THRESHOLD = 0.8
ALONE = 0.9
EXAMPLES = ("48.8534, 2.3488", "43.604652,1.444209")
COUNTER_EXAMPLES = ("2.3488, 48.8534", "48,85", "48.8534", "120.5, 95.2")

_PAIR = re.compile(r"[\[(]?\s*(-?\d{1,2}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)\s*[\])]?")


def is_valid(text: str) -> bool:
    """Tell whether the first number may be a latitude, and does not look like a longitude of mainland France."""
    pair = _PAIR.fullmatch(text)
    if not pair:
        return False
    first, second = float(pair[1]), float(pair[2])
    return abs(first) <= 90 and abs(second) <= 180 and not (-6 < first < 10 and 41 < second < 52)
