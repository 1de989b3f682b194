"""A month of a year, without its day."""

import re

from transverse.inventory.column_types._dates import MONTHS
from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "annee_mois"
LABEL = "mois d'une année"
SOURCE = "ISO 8601-1, section 5.2.2.2, and the French order"
PERSONAL = Personal.NONE
WORDS = "moi, date, periode, month, annee moi"
RANK = 53
THRESHOLD = 0.7
ALONE = 0.9
EXAMPLES = ("2016-05", "05/2016", "janvier 2016")
COUNTER_EXAMPLES = ("2016", "2016-15", "2016-05-01", "201605")

_FORMS = re.compile(r"(?:19|20)\d{2}[-/](?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:19|20)\d{2}")
_NAMED = re.compile(rf"(?:{MONTHS}) (?:(?:19|20)\d{{2}}|\d{{2}})")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a year and a month, in either order."""
    return len(text) < 20 and (_FORMS.fullmatch(text) is not None or _NAMED.fullmatch(folded(text)) is not None)
