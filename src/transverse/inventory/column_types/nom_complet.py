"""A person named in one cell: title or first name, with the family name."""

from transverse.inventory.column_types._names import is_full_name, is_titled_name
from transverse.inventory.model import Personal

ID = "nom_complet"
LABEL = "nom et prénom"
SOURCE = "Usage of French registers of persons; lists of names in `references`"
PERSONAL = Personal.DIRECT
WORDS = """
    nom prenom, nom complet, demandeur, acquereur, vendeur, proprietaire, locataire, responsable legal, responsable,
    representant, contact, nom demandeur, petitionnaire, notaire, etude, agent, eleve, tuteur, usager,
    interlocuteur, maire, elu, conseiller, redacteur, auteur, rapporteur, signataire, beneficiaire, nom contact, nom
    responsable, adherent, abonne, candidat, occupant, declarant, titulaire, directeur, president, full nom, gerant,
    nom beneficiaire, exploitant, =nom, concessionnaire, defunt, referent, architecte, mandataire, personne,
    collaborateur, chef projet, animateur, correspondant
"""
NOT_WORDS = """
    commune, voie, rue, telephone, email, etablissement, adresse, code, type, siret, siren, date, ecole, fonction,
    nombre, id, numero
"""
RANK = 46
THRESHOLD = 0.5
ALONE = 0.75
LEAST = 5
EXAMPLES = ("M. ROBERT", "THOMAS Léa", "Me LAURENT", "Marie Dupont", "M. et Mme Martin")
COUNTER_EXAMPLES = (
    "Ville de Paris",
    "Léa",
    "rue Jean Jaurès",
    "SARL Dupont Jean",
    "Conseil départemental",
    "École Marie Curie",
)


def is_valid(text: str) -> bool:
    """Tell whether the cell has a title, or a first name of the list beside another word, and nothing of a body."""
    return is_full_name(text)


def is_sure(text: str) -> bool:
    """Tell whether the cell begins with a title: a street, a school, a prize bear the names of persons too."""
    return is_titled_name(text)
