"""The number of a permit or of a declaration: kind, department, commune, year, order."""

import re

from transverse.inventory.model import Personal

ID = "numero_dossier_ads"
LABEL = "numéro de dossier d'urbanisme"
SOURCE = (
    "Code de l'urbanisme, article A423-4: PC, PA, PD, DP, CU, AT, the commune, two digits of year, a letter, four signs"
)
PERSONAL = Personal.INDIRECT
WORDS = "dossier, permis, numero dossier, reference, numero permis, autorisation"
RANK = 12
THRESHOLD = 0.6
ALONE = 0.6
EXAMPLES = ("PC 033 063 20 Z0123", "PC 093010 20 C0000", "DP0930102100012", "PC09301020C0012M01")
COUNTER_EXAMPLES = ("PC 033 063", "PC", "0930102100012", "DPE 093", "CU 2020-12")

_FILE = re.compile(
    r"(?:PC|PA|PD|DP|CU[ab]?|AT|AP|PCMI|CUa|CUb|DIA|IA|DOC|DAACT)\s?\d{3}\s?\d{3}\s?\d{2}\s?[A-Z0-9]\s?\d{4,5}(?:\s?[-/]?\s?[MT]\s?\d{1,2})?",
    re.IGNORECASE,
)
_BARE = str.maketrans("", "", "-. _/")


def is_valid(text: str) -> bool:
    """Tell whether the cell is such a number, with its modifications and transfers."""
    return _FILE.fullmatch(text.translate(_BARE)) is not None
