"""The name of a public body of cooperation between communes."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "epci"
LABEL = "nom d'intercommunalité"
SOURCE = "Code général des collectivités territoriales, cinquième partie: the kinds of body and their initials"
PERSONAL = Personal.NONE
WORDS = "epci, nom epci, libelle epci, intercommunalite, nom intercommunalite, agglomeration"
NOT_WORDS = "code, siren, nature, mode, type"
RANK = 29
THRESHOLD = 0.6
ALONE = 0.8
LEAST = 2
EXAMPLES = ("Toulouse Métropole", "CC du Volvestre", "CA Plaine Commune", "Communauté de communes du Pays de l'Or")
COUNTER_EXAMPLES = ("Bondy", "CC", "200046977", "Société d'économie mixte", "12/05/2020")

_KIND = r"(?:cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)|metropole)"
_BODY = re.compile(
    rf"(?:{_KIND}|grand|ept|t\d{{1,2}}|les?) .+|.* (?:metropole|agglomeration|agglo|communaute|littoral).*"
)
_SURE = re.compile(rf"{_KIND} .+|.* (?:metropole|agglomeration|agglo)")


def is_valid(text: str) -> bool:
    """Tell whether the name is of such a body, its kind written or abridged."""
    return len(text) < 120 and _BODY.fullmatch(folded(text)) is not None


def is_sure(text: str) -> bool:
    """Tell whether the name says its kind."""
    return len(text) < 120 and _SURE.fullmatch(folded(text)) is not None
