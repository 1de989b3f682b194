"""Names of persons: what may be one, and what is surely that of a body, a place or a work."""

import re

from transverse.inventory.column_types._values import folded
from transverse.inventory.references import listed

_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’. -]){1,40}")
_FORMS = r"(?:m|mr|mme|mlle|melle|me|maitre|dr|docteur|monsieur|madame|mademoiselle)"
_TITLE = re.compile(rf"{_FORMS}(?: (?:et|ou) {_FORMS})? [a-z].*")
# A word that no name of a person holds: kinds of body, of place, of thing.
_BODIES = frozenset(
    """
    ville commune mairie departement region metropole communaute agglomeration conseil prefecture etat ministere
    direction service pole syndicat sivu sivom sem sa sas sarl sasu eurl sci snc scop scic gie groupe groupement societe
    entreprise ets etablissement association asso club comite amicale federation union ligue fondation institut agence
    office chambre caisse centre ecole college lycee creche groupe maternelle elementaire primaire universite faculte
    gare station arret parking aire place rue avenue boulevard chemin impasse route allee quai square parc jardin bois
    foret stade gymnase piscine salle terrain espace maison hotel eglise chapelle cimetiere musee theatre mediatheque
    bibliotheque cinema hopital clinique pharmacie residence foyer ehpad immeuble batiment bati pont port canal lac
    fontaine monument site zone secteur quartier lotissement cite hameau domaine ferme moulin chateau tour france
    transport transports bus metro tram ligne borne projet travaux plan programme marche contrat budget fonds syndic
    cabinet bureau atelier garage restaurant cafe boulangerie banque credit assurance mutuelle electricite energie eaux
    international groupama construction batiments urbanisme habitat logement immobilier amenagement developpement saint
    sainte copropriete
    """.split()
)


def is_family_name(text: str) -> bool:
    """Tell whether a text may be a family name: at most four words of letters, none of a body or of a place."""
    if not _LETTERS.fullmatch(text):
        return False
    words = folded(text).split(" ")
    return len(words) <= 4 and not _BODIES.intersection(words)


def is_known_name(text: str) -> bool:
    """Tell whether one of the words of a name is among the frequent names of France."""
    words = folded(text)
    return words in listed("noms") or any(
        each in listed("noms") or each in listed("prenoms") for each in words.split(" ")
    )


def is_titled_name(text: str) -> bool:
    """Tell whether a text is a title and a name: « Mme Dupont »."""
    words = folded(text)
    few = len(text) <= 60 and words.count(" ") < 8
    return few and _TITLE.fullmatch(words) is not None and not _BODIES.intersection(words.split(" "))


def is_full_name(text: str) -> bool:
    """Tell whether a text is a title and a name, or a first name and a family name in any order."""
    if len(text) > 60:
        return False
    words = folded(text)
    parts = words.split(" ")
    if _BODIES.intersection(parts) or any(each.isdecimal() for each in parts):
        return False
    if _TITLE.fullmatch(words):
        return len(parts) <= 8
    return (
        2 <= len(parts) <= 5
        and any(each in listed("prenoms") for each in parts)
        and _LETTERS.fullmatch(text) is not None
    )
