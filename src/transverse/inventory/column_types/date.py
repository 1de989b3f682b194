"""A day."""

from transverse.inventory.column_types._dates import is_date, is_recent_date
from transverse.inventory.model import Personal

ID = "date"
LABEL = "date"
SOURCE = "ISO 8601-1, section 5.2.2, and the French orders d/m/y"
PERSONAL = Personal.NONE
WORDS = """
    date, jour, maj, mise jour, debut, fin, modifie, created, updated, update, modified, datappro, datvalid, datref,
    datdebut, datfin, datefin, datedebut, mise service
"""
RANK = 56
THRESHOLD = 0.5
ALONE = 0.7
EXAMPLES = ("2020-01-01", "21/05/2020", "08/121/99", "1 janvier 2020", "2022/01/13", "20200131", "2020-09-25 00:00:00")
COUNTER_EXAMPLES = (
    "2020",
    "12/45",
    "2020-09-25 10:12:00",
    "48.85",
    "20201345",
    "12 m",
    "rue du 8 mai 1945",
    "12",
    "mars",
    "0472123456",
)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a day, even mistyped."""
    return is_date(text)


def is_sure(text: str) -> bool:
    """Tell whether the cell is a day; eight digits alone, only since 1900."""
    return is_recent_date(text)
