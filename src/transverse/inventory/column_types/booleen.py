"""Yes or no."""

from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal

ID = "booleen"
LABEL = "oui ou non"
SOURCE = "Usage: oui/non, vrai/faux, true/false; O/N and 1/0 when the header asks a question"
PERSONAL = Personal.NONE
WORDS = """
    present, presence, disponible, accessible, ouvert, couvert, payant, gratuit, accueil, actif, is, has, lumiere,
    pmr, acce pmr, notification ue, certifiee, certification, est, active, visible, valide, publie, booking,
    reservation, cable t2 attache, paiement, prise type, equipe, commune rurale, montagne
"""
NOT_WORDS = "nombre, nom, date, id, code, type, place, montant"
RANK = 57
THRESHOLD = 0.8
ALONE = 0.8
EXAMPLES = ("oui", "NON", "true", "Vrai", "1")
COUNTER_EXAMPLES = ("peut-être", "2", "X", "ouvert", "non renseigné", "48.85")

_WORDS = frozenset("oui non true false vrai faux yes no".split())
_SIGNS = frozenset("o n t f y v 1 0".split())


def is_valid(text: str) -> bool:
    """Tell whether the cell is an answer, in full or by a sign."""
    return len(text) < 6 and (folded(text) in _WORDS or text.lower() in _SIGNS)


def is_sure(text: str) -> bool:
    """Tell whether the answer is in full."""
    return len(text) < 6 and folded(text) in _WORDS
