"""The name of a street, without number."""

from transverse.inventory.column_types._streets import begins_with_street
from transverse.inventory.model import Personal

ID = "nom_voie"
LABEL = "nom de voie"
SOURCE = "AITF, format Base Adresse Locale 1.4, voie_nom"
PERSONAL = Personal.NONE
WORDS = """
    voie nom, voie, rue, nom rue, libelle voie, street, adresse rue, voirie, nom voirie, odonyme, denomination voie,
    libelle rue, adresse voie, toponyme
"""
NOT_WORDS = "type, code, numero, id, longueur, largeur, surface, domanialite, statut, date, insee, source"
RANK = 43
THRESHOLD = 0.5
ALONE = 0.8
LEAST = 3
EXAMPLES = ("rue des Lilas", "AVENUE JEAN JAURÈS", "chemin Vert", "DE VAUGIRARD", "RTE DE PARIS")
COUNTER_EXAMPLES = ("12 rue des Lilas", "93140", "marie@ville.fr", "https://ville.fr", "12/05/2020", "-")


def is_valid(text: str) -> bool:
    """Tell whether the cell is a few words that no number begins: a street whose kind may be in another column."""
    return text[0].isalpha() and len(text) < 80 and text.count(" ") < 9 and "@" not in text and "://" not in text


def is_sure(text: str) -> bool:
    """Tell whether the cell begins with a kind of street and goes on with a name, not a sentence."""
    return len(text) < 80 and begins_with_street(text)
