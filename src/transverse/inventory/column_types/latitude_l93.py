"""The northing of a place in mainland France."""

from transverse.inventory.column_types._values import between
from transverse.inventory.model import Personal

ID = "latitude_l93"
LABEL = "coordonnée Y (Lambert 93)"
SOURCE = "IGN, RGF93 v1 / Lambert-93 (EPSG:2154), domain of validity"
PERSONAL = Personal.NONE
WORDS = "lamby, latitude, lat, ycoord, yl93, ordonnee, y"
RANK = 20
THRESHOLD = 0.8
EXAMPLES = ("6772341", "6037008,5", "6 871 000")
COUNTER_EXAMPLES = ("164351", "48.85", "7300000", "Y")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number of metres within the domain."""
    return between(text, 6_000_000, 7_200_000)
