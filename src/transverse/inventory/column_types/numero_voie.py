"""The number of a house in its street, with its repetition or not."""

import re

from transverse.inventory.model import Personal

ID = "numero_voie"
LABEL = "numéro dans la voie"
SOURCE = "AITF, format Base Adresse Locale 1.4, numero"
PERSONAL = Personal.NONE
WORDS = "=numero, numero voie, numero voirie, numero rue, adresse numero, housenumber, numero habitation, numero police"
NOT_WORDS = "nom, telephone, nombre, code, permis, marche"
RANK = 43
THRESHOLD = 0.8
EXAMPLES = ("12", "12 bis", "36B", "2-4")
COUNTER_EXAMPLES = ("12 rue des Lilas", "AB 123 456", "bis", "123456", "12/05/2020")

_HOUSE = re.compile(
    r"\d{1,5}(?:\s?(?:bis|ter|quater|quinquies|[a-zA-Z]))?(?:\s?[-/,&]\s?\d{1,5}\s?(?:bis|ter|[a-zA-Z])?)?",
    re.IGNORECASE,
)


def is_valid(text: str) -> bool:
    """Tell whether the cell is a number below 100 000, or two, with a repetition or not."""
    return _HOUSE.fullmatch(text) is not None
