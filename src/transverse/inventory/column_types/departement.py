"""The name of a department."""

from transverse.inventory.column_types._values import folded
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
EXAMPLES = ("Seine-Saint-Denis", "HAUTE GARONNE", "Côtes d'Armor")
COUNTER_EXAMPLES = ("Bondy", "93", "Bretagne", "Département")


def is_valid(text: str) -> bool:
    """Tell whether the department exists, whatever the accents."""
    if len(text) > 40:
        return False
    name = folded(text)
    return name in listed("departements") or name.removeprefix("departement ").removeprefix("de ") in listed(
        "departements"
    )
