"""The name of a region of today, or of before 2016."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "region"
LABEL = "nom de région"
SOURCE = "Insee, Code officiel géographique 2015 et 2024"
PERSONAL = Personal.NONE
WORDS = "region, nom region, libelle region"
RANK = 27
THRESHOLD = 0.7
ALONE = 0.8
LEAST = 2
EXAMPLES = ("Île-de-France", "BRETAGNE", "Provence-Alpes-Côte d'Azur")
COUNTER_EXAMPLES = ("Bondy", "11", "Haute-Garonne", "Région")


def is_valid(text: str) -> bool:
    """Tell whether the region exists, whatever the accents."""
    if len(text) > 50:
        return False
    name = folded(text)
    return name in listed("regions") or name.removeprefix("region ") in listed("regions")
