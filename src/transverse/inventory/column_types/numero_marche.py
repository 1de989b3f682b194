"""The number of a public contract."""

import re

from transverse.inventory.model import Personal

ID = "numero_marche"
LABEL = "numéro de marché public"
SOURCE = "Arrêté du 22 décembre 2022 relatif aux données essentielles des marchés publics, champ id"
PERSONAL = Personal.NONE
WORDS = "numero marche, id marche, reference marche, code marche, numero contrat, id accord cadre, marche public numero"
RANK = 45
THRESHOLD = 0.7
EXAMPLES = ("2024-116", "20202020F1234900", "0074-MOE")
COUNTER_EXAMPLES = ("Travaux de voirie", "26/01/1962", "marché", "https://ville.fr/marche")

_NUMBER = re.compile(r"(?=.*\d)[\w./ -]{1,30}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a short code with a digit."""
    return _NUMBER.fullmatch(text) is not None and text.count(" ") < 4 and text.count("/") != 2
