"""A latitude in degrees."""

import re

from transverse.inventory.model import Personal

ID = "latitude_wgs"
LABEL = "latitude"
SOURCE = "WGS 84 (EPSG:4326), axis of latitude"
PERSONAL = Personal.NONE
WORDS = "latitude, lat, ylat, ycoord, lat coor, wgs84 lat, geo point lat, consolidated latitude, y, ordonnee"
RANK = 20
THRESHOLD = 0.8
EXAMPLES = ("48.8427", "-21.1151", "43,604652")
COUNTER_EXAMPLES = ("100.1973", "48", "48.84, 2.31", "nord")

_DEGREES = re.compile(r"[+-]?\d{1,2}[.,]\d+")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number with decimals of at most 90 degrees."""
    return _DEGREES.fullmatch(text) is not None and abs(float(text.replace(",", "."))) <= 90
