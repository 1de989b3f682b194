"""A day of the week."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "jour_de_la_semaine"
LABEL = "jour de la semaine"
SOURCE = "ISO 8601-1, section 4.3.2, by its French and English names"
PERSONAL = Personal.NONE
WORDS = "jour, day, jour semaine, jour collecte, weekday"
RANK = 49
THRESHOLD = 0.6
ALONE = 0.9
EXAMPLES = ("lundi", "MARDI", "Mer", "Monday")
COUNTER_EXAMPLES = ("12", "lundi 12 mars 2020", "janvier", "marche", "12/05/2020")

_FRENCH = "lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?"
_DAY = rf"(?:{_FRENCH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_DAYS = re.compile(rf"{_DAY}(?: (?:et |a |au |ou )?{_DAY})*")


def is_valid(text: str) -> bool:
    """Tell whether the cell is one or several days and nothing else."""
    return len(text) < 80 and _DAYS.fullmatch(folded(text)) is not None
