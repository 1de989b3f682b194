"""A number with decimals."""

from transverse.inventory.column_types._values import number
from transverse.inventory.model import Personal

ID = "float"
LABEL = "nombre décimal"
SOURCE = "Usage: comma or point"
PERSONAL = Personal.NONE
WORDS = "moyenne"
RANK = 81
THRESHOLD = 0.85
ALONE = 0.85
EXAMPLES = ("12,5", "1 234.5", "-3", "1e-05")
COUNTER_EXAMPLES = ("12 m", "12-13", "v1.2.3", "douze", "12/05/2020")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number."""
    return number(text) is not None
