"""The name of a department."""

from transverse.inventory.column_types._values import each_of, folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "departement"
LABEL = "nom de département"
SOURCE = "Insee, Code officiel géographique 2024"
PERSONAL = Personal.NONE
WORDS = "departement, nom departement, libelle departement, ncc, nccenr"
NOT_WORDS = "population, type"
RANK = 28
THRESHOLD = 0.7
ALONE = 0.8
LEAST = 2
EXAMPLES = ("Seine-Saint-Denis", "HAUTE GARONNE", "Aude, Tarn")
COUNTER_EXAMPLES = ("Bondy", "93", "Bretagne", "Département")


def is_valid(text: str) -> bool:
    """Tell whether the departments exist, one or a list, whatever the accents."""
    return len(text) < 120 and all(map(_exists, each_of(text)))


def _exists(text: str) -> bool:
    name = folded(text)
    return name in listed("departements") or name.removeprefix("departement ").removeprefix("de ") in listed(
        "departements"
    )
