"""The identifier of a charging station or point for electric cars."""

import re

from transverse.inventory.model import Personal

ID = "id_irve"
LABEL = "identifiant de borne de recharge"
SOURCE = "AFIREV, règles d'attribution: FR, operator, P for a station or E for a point"
PERSONAL = Personal.NONE
WORDS = "id pdc, id station, pdc itinerance, station itinerance, id pdc itinerance, id station itinerance, evse"
RANK = 11
THRESHOLD = 0.6
ALONE = 0.8
EXAMPLES = ("FRSIEP12345", "FR*SIE*E12345*1", "FRV75E750101")
COUNTER_EXAMPLES = ("FRANCE", "FR12345", "SIEP12345", "Non concerné")

_STATION = re.compile(r"FR\*?[A-Z0-9]{3}\*?[PE][A-Z0-9*]{1,30}", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell is one, with its stars or not."""
    return _STATION.fullmatch(text) is not None and any(each.isdigit() for each in text)
