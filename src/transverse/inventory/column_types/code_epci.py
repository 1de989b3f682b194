"""The SIREN of a public body of cooperation between communes."""

import re

from transverse.inventory.model import Personal

ID = "code_epci"
LABEL = "code d'intercommunalité (SIREN)"
SOURCE = "DGCL, base nationale sur l'intercommunalité: SIREN that begin with 20 or 24"
PERSONAL = Personal.NONE
WORDS = "epci, code epci, siren epci, code siren epci, intercommunalite, numero epci"
NOT_WORDS = "nom, libelle, nature"
RANK = 14
THRESHOLD = 0.7
EXAMPLES = ("200046977", "243100518")
COUNTER_EXAMPLES = ("213105554", "20004697", "Toulouse Métropole", "2000469770")

_EPCI = re.compile(r"2[0-4]\d{7}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is nine digits that begin as those of such a body, no commune."""
    return _EPCI.fullmatch(text) is not None and not text.startswith(("21", "22", "23"))
