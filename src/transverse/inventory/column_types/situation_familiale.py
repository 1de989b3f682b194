"""Whether a person is married, how many children he has."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "situation_familiale"
LABEL = "situation de famille"
SOURCE = "Règlement (UE) 2016/679; Cnaf, modalités de la situation familiale"
PERSONAL = Personal.DIRECT
WORDS = "situation familiale, situation famille, etat civil, statut marital, situation matrimoniale"
RANK = 25
THRESHOLD = 0.6
EXAMPLES = ("marié", "Célibataire", "divorcée", "PACSÉ")
COUNTER_EXAMPLES = ("12", "Bondy", "en cours", "rue de Paris", "12/05/2020")

_WORDS = (
    "mari",
    "celib",
    "divorc",
    "pacs",
    "veuf",
    "veuve",
    "separ",
    "concub",
    "union libre",
    "monopar",
    "couple",
    "isole",
)


def is_valid(text: str) -> bool:
    """Tell whether the cell begins with one of these words."""
    return folded(text).startswith(_WORDS)
