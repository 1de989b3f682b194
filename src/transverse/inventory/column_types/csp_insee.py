"""The social and professional category of a person."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "csp_insee"
LABEL = "catégorie socioprofessionnelle"
SOURCE = "Insee, nomenclature des professions et catégories socioprofessionnelles, niveau 1"
PERSONAL = Personal.NONE
WORDS = "csp, pcs, categorie socioprofessionnelle, sociopro, socioprofessionnelle, profession categorie"
RANK = 26
THRESHOLD = 0.6
EXAMPLES = ("Employés", "CADRES ET PROFESSIONS INTELLECTUELLES SUPÉRIEURES", "Retraités")
COUNTER_EXAMPLES = ("Bondy", "directeur adjoint du service", "12", "12/05/2020")

_GROUPS = (
    "agricult",
    "artisan",
    "cadre",
    "profession",
    "employe",
    "ouvrier",
    "retrait",
    "autre",
    "sans activite",
    "chomeur",
    "etudiant",
    "technicien",
    "chef",
)


def is_valid(text: str) -> bool:
    """Tell whether the cell begins as one of the groups."""
    return len(text) < 90 and folded(text).startswith(_GROUPS) and "directeur" not in text.lower()
