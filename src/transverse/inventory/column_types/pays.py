"""The name of a country in French."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "pays"
LABEL = "nom de pays"
SOURCE = "Insee, Code officiel géographique 2024, pays et territoires étrangers"
PERSONAL = Personal.NONE
WORDS = "pays, nom pays, libelle pays, country, nationalite"
RANK = 31
THRESHOLD = 0.6
ALONE = 0.8
LEAST = 3
EXAMPLES = ("France", "ITALIE", "Côte d'Ivoire")
COUNTER_EXAMPLES = ("Paris", "FR", "Amérique", "Bretagne")


def is_valid(text: str) -> bool:
    """Tell whether the country exists, whatever the accents."""
    return len(text) < 60 and folded(text) in listed("pays")
