"""How far the columns of a table speak of persons: by their meaning, their words, and what stands beside them.

Public lists are not personal data because a street, a school or a prize bears the name of somebody, nor because births
are counted by first name; a register of persons is, down to the columns that would say nothing of anybody elsewhere.
Degrees follow the regulation (UE) 2016/679, articles 4 and 9.
"""

from collections.abc import Sequence

from transverse.inventory.column_type import column_types
from transverse.inventory.model import Personal
from transverse.inventory.neighbours import Understood

_NAMES = frozenset({"nom_personne", "nom_complet", "prenom"})
_REGISTER = _NAMES | {"date_naissance", "nir", "matricule", "lieu_naissance"}
# Grave when they are somebody's, nothing when they are a statistic or a price list.
_OF_SOMEBODY = frozenset(
    "sexe civilite donnee_sante nationalite quotient_familial situation_familiale lieu_naissance age csp_insee".split()
)
_REACH = frozenset({"email", "tel_fr"})
_PROFESSIONAL = frozenset(
    """
    contact referent responsable elu maire conseiller president directeur gestionnaire interlocuteur redacteur auteur
    rapporteur signataire notaire etude architecte porteur exploitant mandataire fonction mandat delegation chef
    secretaire service correspondant animateur realisateur artiste entreprise amenageur operateur enseigne producteur
    titulaire adjoint attribuant acheteur gerant
    """.split()
)
_PUBLIC_OFFICE = frozenset("mandat elu delegation conseiller fonction politique adjoint".split())
_PRIVATE = frozenset(
    "demandeur petitionnaire acquereur vendeur locataire enfant eleve parent usager domicile personnel defunt adherent "
    "legal salarie agent famille foyer".split()
)
_SOCIAL = frozenset(
    "aide rsa secours allocation minima prestation aah apa handicap religion syndicat allergie sante".split()
)
_PAY = frozenset("salaire brut net remuneration prime indemnite traitement revenu".split())
_COUNTED = frozenset("nombre occurrence effectif total frequence rang".split())


def degrees(columns: Sequence[Understood]) -> list[Personal]:
    """Return the degree of each column of a table, in their order."""
    if _is_statistic(columns):
        return [Personal.NONE] * len(columns)
    private = any(_names_private(each) for each in columns)
    found = [_degree(each, private=private) for each in columns]
    return [min(each, Personal.PROFESSIONAL, key=_grade) for each in found] if _is_public_office(columns) else found


def _grade(degree: Personal) -> int:
    return degree.degree


def _is_statistic(columns: Sequence[Understood]) -> bool:
    """First names that are counted and go with no family name are a statistic of births."""
    types = {each.type for each in columns}
    counted = any(_COUNTED.intersection(each.heading) for each in columns)
    return counted and "prenom" in types and not types & {"nom_personne", "nom_complet", "date_naissance", "nir"}


def _is_public_office(columns: Sequence[Understood]) -> bool:
    """Tell whether the persons are there for their office: no national number, bank account nor pay is beside it."""
    words = {word for each in columns for word in each.heading}
    types = {each.type for each in columns}
    office = bool(words & _PUBLIC_OFFICE) and bool(types & _NAMES)
    return office and not types & {"nir", "iban", "matricule", "donnee_sante"} and not words & (_PAY | _PRIVATE)


def _names_private(column: Understood) -> bool:
    """Tell whether a column names somebody who is not there for his trade."""
    return column.type in _REGISTER and not _is_professional(column)


def _is_professional(column: Understood) -> bool:
    return bool(_PROFESSIONAL.intersection(column.heading)) and not _PRIVATE.intersection(column.heading)


def _degree(column: Understood, *, private: bool) -> Personal:
    words = set(column.heading)
    if private and words & _SOCIAL and column.type not in _NAMES:
        return Personal.SENSITIVE
    if column.type in _OF_SOMEBODY:
        return _by_type(column.type) if private else Personal.NONE
    if column.type in _NAMES:
        return Personal.PROFESSIONAL if _is_professional(column) else Personal.DIRECT
    if column.type in _REACH:
        return (
            Personal.DIRECT if (private and not _is_professional(column)) or words & _PRIVATE else Personal.PROFESSIONAL
        )
    if column.type in {"adresse", "nom_voie"} and words & _PRIVATE:
        return Personal.DIRECT
    if private and (column.type == "adresse" or words & _PAY):
        return Personal.DIRECT
    if private and column.type in {"numero_dossier_ads", "parcelle_cadastrale"}:
        return Personal.INDIRECT
    return Personal.NONE if column.type == "numero_dossier_ads" else _by_type(column.type)


def _by_type(code: str) -> Personal:
    return _DEGREES.get(code, Personal.NONE)


_DEGREES = {each.id: each.personal for each in column_types()}
