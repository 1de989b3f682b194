"""Something of the health of a person: allergy, diet, handicap, treatment."""

import re

from transverse.inventory.model import Personal

ID = "donnee_sante"
LABEL = "santé ou régime alimentaire"
SOURCE = "Règlement (UE) 2016/679, article 9"
PERSONAL = Personal.SENSITIVE
WORDS = """
    allergie, regime alimentaire, handicap, pathologie, traitement medical, maladie, pai, vaccin, invalidite, taux
    invalidite, groupe sanguin, mutuelle, aah, rqth, mdph, regime special, sante enfant
"""
NOT_WORDS = """
    nombre, accessibilite, accessible, place, pmr, acce, accueil, type, taux, sensibilisation, etablissement,
    stationnement, equipement
"""
RANK = 47
THRESHOLD = 0.5
EXAMPLES = ("arachide", "sans porc", "oui", "RQTH")
COUNTER_EXAMPLES = ("12", "2020-01-01", "48.85", "https://ville.fr", "12/05/2020")

_WORD = re.compile(r"[^\W\d_][^@/]{1,120}")


def is_valid(text: str) -> bool:
    """Tell whether the cell is words."""
    return _WORD.fullmatch(text) is not None
