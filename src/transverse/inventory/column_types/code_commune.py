"""The code of a commune, or of a district of Paris, Lyon or Marseille."""

from transverse.inventory.column_types._values import each_of
from transverse.inventory.model import Personal
from transverse.inventory.references import commune_codes

ID = "code_commune"
LABEL = "code Insee de commune"
SOURCE = "Insee, Code officiel géographique 2023 et 2024"
PERSONAL = Personal.NONE
WORDS = """
    insee, code insee, code commune, commune insee, code insee commune, =code, =commune, codgeo, depcom, code
    geographique, fr insee code, citycode, geo code, chef lieu, cheflieu, collectivite insee, lieu execution code,
    id commune, numero commune
"""
NOT_WORDS = "postal, ins, nis, siren"
RANK = 20
THRESHOLD = 0.7
ALONE = 0.95
LEAST = 8
EXAMPLES = ("93010", "2A004", "75112", "1004")
COUNTER_EXAMPLES = ("93140", "99999", "930100", "Bondy", "rue de Bondy")


def is_valid(text: str) -> bool:
    """Tell whether the communes exist, one or a list; the zero that a spreadsheet eats is put back."""
    return len(text) < 300 and all(each.zfill(5).upper() in commune_codes() for each in each_of(text))


def is_sure(text: str) -> bool:
    """Tell whether the commune exists, its code being whole."""
    return text in commune_codes()
