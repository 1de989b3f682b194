"""How far the columns of a table speak of persons: by their meaning, their words, and what stands beside them.

Public lists are not personal data because a street, a school or a prize bears the name of somebody, nor because births
are counted by first name; a register of persons is, down to the columns that would say nothing of anybody elsewhere.
Degrees follow the regulation (UE) 2016/679, articles 4 and 9.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transverse.inventory.column_type import column_types
from transverse.inventory.column_types._values import folded
from transverse.inventory.model import Personal
from transverse.inventory.references import listed
from transverse.inventory.understood import Understood

_NAMES = frozenset({"nom_personne", "nom_complet", "prenom"})
_NUMBERS = frozenset({"nir", "matricule"})
_BIRTH = frozenset({"date_naissance", "lieu_naissance"})
_BESIDE_FIRST_NAME = (_NAMES - {"prenom"}) | _NUMBERS | _BIRTH | {"email", "tel_fr", "adresse", "civilite"}
# Grave when they are somebody's, nothing when they are a statistic or a price list.
_OF_SOMEBODY = frozenset(
    "sexe civilite donnee_sante nationalite quotient_familial situation_familiale lieu_naissance age csp_insee".split()
)
_PROFESSIONAL = frozenset(
    """
    contact referent responsable elu maire conseiller president directeur gestionnaire interlocuteur redacteur auteur
    rapporteur signataire notaire etude architecte porteur exploitant mandataire fonction mandat delegation chef
    secretaire service correspondant animateur realisateur artiste entreprise amenageur operateur enseigne producteur
    titulaire adjoint attribuant acheteur gerant
    """.split()
)
_PUBLIC_OFFICE = frozenset(
    "mandat elu delegation conseiller fonction politique adjoint circonscription depute senateur".split()
)
_PRIVATE = frozenset(
    "demandeur petitionnaire acquereur vendeur locataire enfant eleve parent usager domicile personnel defunt adherent "
    "legal salarie agent famille foyer".split()
)
_SOCIAL = frozenset(
    "aide rsa secours allocation minima prestation aah apa handicap religion syndicat allergie sante".split()
)
_PAY = frozenset("salaire brut net remuneration prime indemnite traitement revenu".split())
_NOMINAL = frozenset("contact referent responsable interlocuteur correspondant portable mobile".split())


@dataclass(frozen=True, slots=True)
class _About:
    """What a table is about: people who are not there for their trade; people named at all."""

    private: bool
    named: bool


def degrees(columns: Sequence[Understood]) -> list[Personal]:
    """Return the degree of each column of a table, in their order."""
    if _is_statistic(columns):
        return [Personal.NONE] * len(columns)
    names = [each for each in columns if each.type in _NAMES]
    private = any(each.type in _NUMBERS for each in columns) or not all(map(_is_professional, names))
    table = _About(private=private, named=bool(names))
    found = [_degree(each, table) for each in columns]
    return [min(each, Personal.PROFESSIONAL, key=_grade) for each in found] if _is_public_office(columns) else found


def _grade(degree: Personal) -> int:
    return degree.degree


def _is_statistic(columns: Sequence[Understood]) -> bool:
    """First names that go with nothing else of a person are counted: births of a year."""
    types = {each.type for each in columns}
    return "prenom" in types and not types & _BESIDE_FIRST_NAME


def _is_public_office(columns: Sequence[Understood]) -> bool:
    """Tell whether the persons are there for their office: no national number, bank account nor pay is beside it."""
    words = {word for each in columns for word in each.heading}
    types = {each.type for each in columns}
    office = bool(words & _PUBLIC_OFFICE) and bool(types & _NAMES)
    return office and not types & {"nir", "iban", "matricule", "donnee_sante"} and not words & (_PAY | _PRIVATE)


def _is_professional(column: Understood) -> bool:
    return bool(_PROFESSIONAL.intersection(column.heading)) and not _PRIVATE.intersection(column.heading)


def _degree(column: Understood, table: _About) -> Personal:
    words = set(column.heading)
    if table.private and words & _SOCIAL and column.type not in _NAMES:
        return Personal.SENSITIVE
    if column.type in _OF_SOMEBODY:
        return _by_type(column.type) if table.private else Personal.NONE
    if column.type in _NAMES:
        return Personal.PROFESSIONAL if _is_professional(column) else Personal.DIRECT
    if column.type in _BIRTH and not table.private:
        return Personal.PROFESSIONAL if table.named else Personal.INDIRECT
    if column.type in {"email", "tel_fr"}:
        return _reach(column, table)
    if column.type in {"adresse", "nom_voie"} and words & _PRIVATE:
        return Personal.DIRECT
    if table.private and (column.type == "adresse" or words & _PAY):
        return Personal.DIRECT
    if column.type in {"numero_dossier_ads", "parcelle_cadastrale"}:
        return Personal.INDIRECT if table.private else Personal.NONE
    return _by_type(column.type)


def _reach(column: Understood, table: _About) -> Personal:
    """An address or a telephone is that of a body, unless somebody is named beside it, or in it."""
    words = set(column.heading)
    if words & _PRIVATE or (table.private and not _is_professional(column)):
        return Personal.DIRECT
    nominal = bool(words & _NOMINAL) if column.type == "tel_fr" else _are_nominal(column.values)
    return Personal.PROFESSIONAL if table.named or nominal else Personal.NONE


def _are_nominal(mails: Sequence[str]) -> bool:
    """Tell whether a share of the addresses hold a first name, as marie.dupont@ does and contact@ does not."""
    known = listed("prenoms")
    named = sum(not known.isdisjoint(folded(each.partition("@")[0]).split(" ")) for each in mails)
    return named >= 0.2 * len(mails) > 0


def _by_type(code: str) -> Personal:
    return _DEGREES.get(code, Personal.NONE)


_DEGREES = {each.id: each.personal for each in column_types()}
