"""The sex of a person, in full or by its initial."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "sexe"
LABEL = "sexe"
SOURCE = "Insee, modalités de la variable sexe; ISO/IEC 5218"
PERSONAL = Personal.INDIRECT
WORDS = "sexe, sex, genre, gender, enfant sexe"
RANK = 24
THRESHOLD = 0.9
EXAMPLES = ("femme", "H", "masculin", "F")
COUNTER_EXAMPLES = ("adulte", "Mme", "Platanus", "hommes et femmes", "12/05/2020")

_FORMS = frozenset(
    "homme femme h f m masculin feminin hommes femmes male female garcon fille garcons filles mixte 1 2 w g".split()
)


def is_valid(text: str) -> bool:
    """Tell whether the cell names one sex."""
    return len(text) < 10 and folded(text) in _FORMS
