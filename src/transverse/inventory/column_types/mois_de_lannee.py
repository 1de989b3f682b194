"""A month, by its name or its rank."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "mois_de_lannee"
LABEL = "mois de l'année"
SOURCE = "ISO 8601-1, section 4.3.3, by its French and English names"
PERSONAL = Personal.NONE
WORDS = "=moi, moi, month, periode, num moi"
NOT_WORDS = "duree, nombre, montant, taux, engagement"
RANK = 52
THRESHOLD = 0.85
ALONE = 0.9
EXAMPLES = ("janvier", "FÉVRIER", "12", "Sept.")
COUNTER_EXAMPLES = ("13", "12 janvier 2020", "lundi", "2016-05", "12/05/2020")

_NAMES = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fevr fev avr juil sept "
    "oct nov dec january february march april may june july august september october november december".split()
)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a name of month, or a number of 1 to 12."""
    return (text.isdecimal() and 1 <= int(text) <= 12) or is_sure(text)


def is_sure(text: str) -> bool:
    """Tell whether the cell is a name of month."""
    return len(text) < 12 and folded(text) in _NAMES
