"""The family name of a person; a bare « nom » is one only beside a first name (see `neighbours`)."""

from transverse.inventory.column_types._names import is_family_name
from transverse.inventory.model import Personal

ID = "nom_personne"
LABEL = "nom de famille"
SOURCE = "Usage of French registers of persons; list of names in `references`"
PERSONAL = Personal.DIRECT
WORDS = """
    nom famille, nom usuel, nom naissance, nom patronymique, patronyme, nom jeune fille, nom marital, enfant nom,
    eleve nom, nom agent, nom demandeur, last nom, lastname, nom usage, nom salarie, nom usager, nom parent
"""
NOT_WORDS = """
    commune, voie, rue, etablissement, entreprise, societe, ecole, site, station, service, fichier, lieu, organisme,
    equipement
"""
RANK = 41
THRESHOLD = 0.6
EXAMPLES = ("MARTIN", "Le Gall", "Dupont-Durand")
COUNTER_EXAMPLES = ("Gare SNCF de Dieppe", "12", "Ville de Lyon", "SARL Martin", "École Jean Zay")


def is_valid(text: str) -> bool:
    """Tell whether the cell may be a family name: few words of letters, none that names a body or a place."""
    return is_family_name(text)
