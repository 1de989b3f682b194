"""The name of a commune, as such or as an address ends."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed

ID = "commune"
LABEL = "nom de commune"
SOURCE = "Insee, Code officiel géographique 2023 et 2024"
PERSONAL = Personal.NONE
WORDS = """
    commune, ville, nom commune, libelle commune, localite, city, municipalite, com insee, town, libgeo, lib geo,
    nom geo
"""
NOT_WORDS = "code, insee, siren, population, nombre, type, id"
RANK = 30
THRESHOLD = 0.5
ALONE = 0.8
LEAST = 6
EXAMPLES = ("Saint-Denis", "Bondy", "MARSEILLE 13", "Paris 15e Arrondissement", "BONDY CEDEX", "L'Haÿ-les-Roses")
COUNTER_EXAMPLES = (
    "New York",
    "Gare SNCF",
    "93010",
    "rue de Bondy",
    "Ville de Bondy et alentours",
    "12/05/2020",
    "Direction des ressources humaines",
)

_TAIL = re.compile(r"(?:cedex|\d{1,2}(?: ?(?:er|e|eme|nd))?)(?: (?:arrondissement|cedex)| \d{1,2})*")


def is_valid(text: str) -> bool:
    """Tell whether the commune exists, whatever its accents, its dashes and its « Cedex »."""
    if len(text) > 60:
        return False
    name = folded(text)
    return name in listed("communes") or _whole(name) in listed("communes")


def _whole(name: str) -> str:
    words = name.split(" ")
    for place in range(1, len(words)):
        if _TAIL.fullmatch(" ".join(words[place:])):
            words = words[:place]
            break
    if words[0] in {"commune", "ville", "mairie"} and len(words) > 1:
        words = words[2 if words[1] in {"de", "d", "du", "des"} else 1 :]
    long = {"st": "saint", "ste": "sainte"}
    if words and words[0] in {"le", "la", "les", "l"} and words[-1] == words[0]:
        words = words[:-1]
    return " ".join(long.get(word, word) for word in words)
