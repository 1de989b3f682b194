"""The number of an association in the national register, formerly WALDEC."""

import re

from transverse.inventory.model import Personal

ID = "code_rna"
LABEL = "numéro RNA d'association"
SOURCE = "Répertoire national des associations: W, department or region of issue, seven digits"
PERSONAL = Personal.NONE
WORDS = "rna, code rna, numero rna, waldec, rna beneficiaire"
RANK = 12
THRESHOLD = 0.7
ALONE = 0.8
EXAMPLES = ("W751515517", "W2D1234567")
COUNTER_EXAMPLES = ("W75151551", "751515517", "W7515155170", "Wabcdefghi")

_RNA = re.compile(r"[Ww]\d[\dA-Za-z]\d{7}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is W and nine signs, of which a letter may be the third."""
    return _RNA.fullmatch(text) is not None
