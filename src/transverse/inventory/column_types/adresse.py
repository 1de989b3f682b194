"""A postal address, whole or down to the street."""

import re

from transverse.inventory.column_types._streets import begins_with_street
from transverse.inventory.model import Personal

ID = "adresse"
LABEL = "adresse postale"
SOURCE = "La Poste, norme NF Z10-011: number, repetition, kind of street, name; then postcode and town"
PERSONAL = Personal.NONE
WORDS = """
    adresse, adresse postale, ad lieu, adresse complete, adresse station, localisation, lieu, adresse demandeur,
    adresse geographique, siege, emplacement, situation, domicile, site, result label
"""
NOT_WORDS = "email, electronique, mail, ip, web, internet, id, numero, code, cle, certifiee, type"
RANK = 43
THRESHOLD = 0.45
ALONE = 0.7
LEAST = 3
EXAMPLES = (
    "36 boulevard Pasteur",
    "7 chemin Vert 93140 BONDY",
    "11 bis place Ambroise de Loré",
    "Lieu-dit La Forge, 29000 Quimper",
)
COUNTER_EXAMPLES = (
    "Réfection de la voirie rue de Paris",
    "Direction de la voirie",
    "rue",
    "93140",
    "Correspondance avec la ligne 2 rue",
)

_REPETITION = r"(?:\s?(?:bis|ter|quater|[a-d])\b)?"
_NUMBER = re.compile(
    rf"(?:n ?° ?)?\d{{1,5}}{_REPETITION}(?:\s?(?:-|/|et|à|&)\s?\d{{1,5}}{_REPETITION})*[\s,]+", re.IGNORECASE
)
_END = re.compile(r".*\b\d{5}\s+[A-Za-zÀ-ÿ][\w' -]+.*")


def is_valid(text: str) -> bool:
    """Tell whether the cell reads as an address: number and street, street alone, or any place with its postcode."""
    return is_sure(text) or (len(text) < 120 and begins_with_street(text))


def is_sure(text: str) -> bool:
    """Tell whether a number comes before the street, or a postcode and a town after."""
    if len(text) > 150:
        return False
    number = _NUMBER.match(text)
    if number and begins_with_street(text[number.end() :]):
        return True
    return _END.fullmatch(text) is not None and len(text) < 120 and not text[-1].isdecimal()
