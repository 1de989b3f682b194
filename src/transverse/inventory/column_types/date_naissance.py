"""The day somebody was born."""

from transverse.inventory.column_types._dates import is_date
from transverse.inventory.model import Personal

ID = "date_naissance"
LABEL = "date de naissance"
SOURCE = "Code civil, article 57"
PERSONAL = Personal.DIRECT
WORDS = "naissance, date naissance, nee le, ne, ne e, birth, birthdate, dob, ddn, date birth"
NOT_WORDS = "lieu, commune, ville, nombre, nom, pays, departement, annee"
RANK = 40
THRESHOLD = 0.7
EXAMPLES = ("26/01/1962", "1984-12-05", "08/121/99")
COUNTER_EXAMPLES = ("Bondy", "1962", "2661,88", "janvier")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a date, even mistyped."""
    return is_date(text)
