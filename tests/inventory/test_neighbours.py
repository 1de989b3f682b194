"""What only the other columns of a table tell."""

from transverse.inventory.meaning import understand
from transverse.inventory.profile import Grid


def types(**columns):
    return {each.name: each.type for each in table(**columns).columns}


def table(**columns):
    height = max(map(len, columns.values()))
    padded = [[*values, *[""] * (height - len(values))] for values in columns.values()]
    return understand(Grid("", tuple(columns), list(zip(*padded, strict=True)), height))


def test_a_name_beside_a_first_name_is_that_of_a_person():
    assert types(nom=["MARTIN", "ZIDOUNI"], prenom=["Léa", "Farid"]) == {"nom": "nom_personne", "prenom": "prenom"}


def test_a_school_that_bears_a_name_is_no_person():
    found = types(nom=["Jean Zay", "Jules Ferry", "Pierre Brossolette"], adresse=["1 rue A", "2 rue B", "3 rue C"])
    assert found == {"nom": "text", "adresse": "adresse"}


def test_a_longitude_that_holds_latitudes_is_told():
    first, second = table(long=["48.90", "48.91"], lat=["2.47", "2.48"]).columns
    assert (first.type, second.type) == ("latitude_wgs", "longitude_wgs")
    assert first.notes == ("La colonne « long » semble contenir des latitudes : vérifiez l'ordre des coordonnées.",)


def test_a_bare_code_beside_departments_is_theirs():
    assert (
        types(code=["01", "2A", "93"], nom=["Ain", "Corse-du-Sud", "Seine-Saint-Denis"])["code"] == "code_departement"
    )


def test_a_number_beside_a_section_is_that_of_a_parcel():
    assert types(section=["AB", "C"], numero=["12", "13"])["numero"] == "parcelle_cadastrale"


def test_a_section_beside_accounts_is_that_of_a_budget():
    assert types(section=["F", "I"], nature=["6411", "60612"])["section"] == "text"


def test_a_length_is_no_longitude_without_a_latitude():
    assert types(long_m=["120.5", "33.2"]) == {"long_m": "longueur"}
    assert types(point_long=["2.35", "2.36"], point_lat=["48.9", "48.8"])["point_long"] == "longitude_wgs"


def test_two_signs_answer_yes_or_no():
    assert types(zep=["O", "N"], daemobile=["t", "f"], zone=["N", "A"]) == {
        "zep": "booleen",
        "daemobile": "booleen",
        "zone": "text",
    }
