"""A day and an hour, with its zone or not."""

from transverse.inventory.column_types._dates import is_datetime
from transverse.inventory.model import Personal

ID = "datetime"
LABEL = "date et heure"
SOURCE = "ISO 8601-1, section 5.4, and the French orders d/m/y"
PERSONAL = Personal.NONE
WORDS = "date, timestamp, horodatage, datetime, created, updated, modified"
RANK = 55
THRESHOLD = 0.5
ALONE = 0.7
EXAMPLES = ("2025-04-15T14:30:00.000Z", "2020-09-25 10:12:00+02", "21/05/2020 08:30", "2020-09-25T00:00:00")
COUNTER_EXAMPLES = ("2020-09-25", "08:30", "2020-09-25 00:00:00", "21/05/2020", "12 m")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a day followed by an hour; midnight after a blank is how a spreadsheet writes a day."""
    return is_datetime(text)
