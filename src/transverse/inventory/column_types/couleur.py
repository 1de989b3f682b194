"""A colour of a screen."""

import re

from transverse.inventory.model import Personal

ID = "couleur"
LABEL = "couleur (code hexadécimal)"
SOURCE = "CSS Color Module Level 4, hexadecimal notation"
PERSONAL = Personal.NONE
WORDS = "couleur, color, rgb"
RANK = 12
THRESHOLD = 0.8
ALONE = 0.8
EXAMPLES = ("#FF9900", "#0a0")
COUNTER_EXAMPLES = ("FF9900", "rouge", "#12345", "#GG0000")

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a sharp and three, six or eight digits."""
    return _COLOUR.fullmatch(text) is not None
