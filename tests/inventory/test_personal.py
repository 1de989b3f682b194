"""Registers of persons are told from public lists that only bear names."""

import pytest

from transverse.inventory.meaning import understand
from transverse.inventory.model import Personal
from transverse.inventory.profile import Grid


def degrees(**columns):
    height = max(map(len, columns.values()))
    padded = [[*values, *[""] * (height - len(values))] for values in columns.values()]
    found = understand(Grid("", tuple(columns), list(zip(*padded, strict=True)), height))
    return {each.name: each.personal for each in found.columns}


def worst(**columns):
    return max(degrees(**columns).values(), key=lambda each: each.degree)


NAMES = ["MARTIN", "BERNARD", "ZIDOUNI"]
FIRST = ["Léa", "Hugo", "Farid"]
MAILS = ["a@b.fr", "c@d.fr", "e@f.fr"]


def test_a_register_of_agents():
    found = degrees(
        matricule=["100", "101"], nom=NAMES, prenom=FIRST, nir=["174124211620341"], brut_mensuel=["2661,88"]
    )
    assert found["nom"] is found["prenom"] is found["brut_mensuel"] is Personal.DIRECT
    assert found["nir"] is Personal.SENSITIVE
    assert found["matricule"] is Personal.INDIRECT


def test_children_at_the_canteen():
    found = degrees(enfant_nom=NAMES, enfant_prenom=FIRST, QF=["1744", "596"], Allergies=["arachide"], Courriel=MAILS)
    assert found["QF"] is found["Allergies"] is Personal.SENSITIVE
    assert found["Courriel"] is Personal.DIRECT


def test_an_address_is_personal_beside_its_owner():
    assert degrees(adresse=["12 rue A"] * 3, nom=NAMES, prenom=FIRST)["adresse"] is Personal.DIRECT
    assert degrees(adresse=["12 rue A"], capacite=["12"])["adresse"] is Personal.NONE


def test_help_given_to_somebody_is_sensitive():
    assert degrees(nom=NAMES, prenom=FIRST, aide=["aide alimentaire"])["aide"] is Personal.SENSITIVE


@pytest.mark.parametrize("name", ["contact", "nom_referent", "Nom du responsable"])
def test_a_contact_is_professional(name):
    people = ["Marie Dupont", "Jean Martin", "Léa Petit"]
    assert worst(**{name: people, "telephone": ["0148505300"] * 3}) is Personal.PROFESSIONAL


def test_elected_officials_are_there_for_their_office():
    assert worst(nom=NAMES, prenom=FIRST, mandat=["maire", "adjoint", "conseiller"]) is Personal.PROFESSIONAL


@pytest.mark.parametrize(
    "columns",
    [
        {"ENFANT_PRENOM": FIRST, "ENFANT_SEXE": ["F", "M", "M"], "NOMBRE_OCCURRENCES": ["12", "3", "4"]},
        {"prénom": FIRST, "2019": ["12", "3", "4"], "2020": ["1", "2", "3"]},
        {"nom": ["Jean Zay", "Jules Ferry"], "adresse": ["1 rue A", "2 rue B"]},
        {"nom_voie": ["rue Jean Jaurès", "rue Marie Curie"], "longueur": ["12", "13"]},
        {"nomBeneficiaire": ["Handball Octeville", "Association Le Container"], "montant": ["12", "13"]},
        {"nb_handicap": ["1", "2"], "acces_handicap": ["oui", "non"], "nom": ["Gymnase A", "Gymnase B"]},
        {"sexe": ["H", "F"], "age": ["12", "13"], "population": ["1200", "1300"]},
        {"id_parcelle": ["93010000AB0123"], "surface": ["12"]},
        {"denomination": ["SARL Dupont Jean", "SCI Les Lilas"], "siret": ["21690123400019", "21690123400027"]},
    ],
)
def test_a_public_list_is_not_personal(columns):
    assert worst(**columns) is Personal.NONE


def test_the_box_of_a_service_is_nobody_and_that_of_an_agent_is_somebody():
    assert worst(contact_operateur=["contact@ville.fr", "mairie@ville.fr"], telephone=["0148505300"]) is Personal.NONE
    assert worst(email=["marie.dupont@ville.fr", "jean.petit@ville.fr"]) is Personal.PROFESSIONAL
    assert worst(mail_parent=["a@b.fr", "c@d.fr"]) is Personal.DIRECT


def test_the_birth_of_an_author_is_professional_and_a_birth_alone_is_indirect():
    found = degrees(auteur=["Claude Monet", "Paul Cézanne", "Berthe Morisot"], date_naissance=["14/11/1840"])
    assert set(found.values()) == {Personal.PROFESSIONAL}
    assert worst(dossier=["1", "2"], date_naissance=["14/11/2020", "12/01/2019"]) is Personal.INDIRECT


def test_a_plate_is_indirect():
    assert worst(immatriculation=["AB-123-CD"]) is Personal.INDIRECT
