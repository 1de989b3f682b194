"""A longitude in degrees."""

import re

from transverse.inventory.model import Personal

ID = "longitude_wgs"
LABEL = "longitude"
SOURCE = "WGS 84 (EPSG:4326), axis of longitude"
PERSONAL = Personal.NONE
WORDS = "longitude, long, xlong, xcoord, long coor, wgs84 long, geo point long, consolidated longitude, x, abscisse"
RANK = 20
THRESHOLD = 0.8
EXAMPLES = ("2.3128", "-0.98", "55,4504")
COUNTER_EXAMPLES = ("190.5", "2", "2.31, 48.84", "ouest")

_DEGREES = re.compile(r"[+-]?\d{1,3}[.,]\d+")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number with decimals of at most 180 degrees."""
    return _DEGREES.fullmatch(text) is not None and abs(float(text.replace(",", "."))) <= 180
