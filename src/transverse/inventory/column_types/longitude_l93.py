"""The easting of a place in mainland France."""

from transverse.inventory.column_types._values import between
from transverse.inventory.model import Personal

ID = "longitude_l93"
LABEL = "coordonnée X (Lambert 93)"
SOURCE = "IGN, RGF93 v1 / Lambert-93 (EPSG:2154), domain of validity"
PERSONAL = Personal.NONE
WORDS = "lambx, longitude, long, xcoord, xl93, abscisse, x"
RANK = 20
THRESHOLD = 0.8
EXAMPLES = ("164351", "652469,02", "1 022 000")
COUNTER_EXAMPLES = ("12", "2.35", "6772341", "X")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number of metres within the domain."""
    return between(text, 75_000, 1_300_000)
