import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory import names, trade
from transverse.inventory.model import Column, Schema, Table, Trade
from transverse.inventory.schema import recognise
from transverse.inventory.trade_words_file import TECHNICAL, families, index
from transverse.trades import trades


def table(*columns, name=""):
    return Table(name, None, tuple(Column(each, "text") for each in columns))


def of(text):
    """Return the trade of ``path | column, column``."""
    path, _, columns = text.partition(" | ")
    return trade.of(path, [table(*columns.split(", "))])


@pytest.mark.parametrize("family", families(), ids=lambda family: family.code)
def test_a_family_of_words_proves_itself(family):
    code = "" if family.code == TECHNICAL else family.code
    assert family.source
    assert 0 < len(family.examples) < len(family.counter_examples)
    for example in family.examples:
        assert of(example).code == code, example
    for example in family.counter_examples:
        assert of(example).code != code, example


def test_each_trade_has_its_words():
    assert {family.code for family in families()} == {*trades(), TECHNICAL}


def test_the_file_speaks_louder_than_its_folders():
    assert of("budget/eau/arbres_2020.csv | essence, hauteur").code == "environnement"
    assert of("finances/2019/export.csv | a, b").code == "finances"


def test_the_nearest_folder_speaks_loudest():
    assert of("voirie/finances/export.csv | a, b").code == "finances"


def test_where_a_thing_is_names_no_trade():
    found = of("suivi.csv | commune, code_insee, departement, region, chaussee, trottoir, revetement")
    assert found.code == "voirie"


def test_a_table_of_places_is_geography():
    assert of("export.csv | code_departement, nom_departement, code_region, nom_region").code == "geographie"


def test_a_schema_decides_when_names_are_mute():
    columns = ("id_pdc_itinerance", "etat_pdc", "occupation_pdc", "horodatage")
    tables = [table(*columns)]
    found = recognise(tables)
    assert found
    assert trade.of("x.csv", tables, found).code == "mobilite"


def test_a_near_schema_weighs_less():
    near = Schema("scdl/budget", "Budget", "0.8.3", exact=False)
    assert trade.of("arbres_et_parcs.csv", [table("essence", "circonference")], near) == Trade(
        "environnement", ("arbres", "parcs", "circonference", "essence"), "finances"
    )


def test_a_schema_of_another_time_says_nothing():
    assert trade.of("x.csv", [table("a")], Schema("oubli", "Oubli", "1")).code == ""


def test_sheets_and_other_words_speak():
    assert trade.of("classeur.xlsx", [table("a", name="Permis de construire")]).code == "urbanisme"
    assert trade.of("classeur.xlsx", [table("a", name="Feuil1"), table("b", name="Sheet2")]).code == ""
    assert trade.of("note.docx", [], None, ("Inscriptions à la cantine",)).code == "education"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("lieuxDeTournage.csv", "culture"),
        ("BUREAUXVOTE.geojson", "etat_civil"),
        ("pistescyclables.geojson", "mobilite"),
        ("DÃ©chets 2020.csv", "dechets"),
        ("PLUi_zonage.shp", "urbanisme"),
        ("éclairage-public.gpkg", "energie"),
        ("arretes circulation.xlsx", "voirie"),
        ("qualite-de-lair-2020.csv", "environnement"),
        ("autorisations-durbanisme.csv", "urbanisme"),
        ("naissances_par_commune_et_departement.csv", "etat_civil"),
        ("communes_departements.csv", "geographie"),
        ("Centre-ville - logements vacants.csv", "habitat"),
        ("archives.zip!/medecins.csv", "social"),
    ],
)
def test_names_as_they_are_written(path, code):
    assert trade.of(path, []).code == code


@pytest.mark.parametrize(
    "path",
    ["", "a.csv", "export.csv", "2020/12/données.xlsx", "Nouveau dossier/Classeur1.xls", "l.csv"],
)
def test_nothing_speaks(path):
    assert trade.of(path, [table("id", "nom", "prenom", "col_4", "x")]).code == ""


@pytest.mark.parametrize(
    "text",
    [
        "qgis/layer_styles.csv | stylename, styleqml",
        "scripts/urls.csv | url, format",
        "config/mapping_champs.csv | field_name, label",
    ],
)
def test_what_serves_machines_has_no_trade(text):
    assert of(text).code == ""


def test_the_words_are_shown_as_found():
    found = of("Voirie/Arretes_Circulation_2020.csv | numArrete, Rue")
    assert found.words[0] == "Arretes Circulation"
    assert len(found.words) <= 6


def test_a_runner_up_is_given():
    assert of("ecoles/travaux_voirie_abords_ecoles.csv | rue, chaussee").second == "education"


@given(
    st.text(max_size=60),
    st.lists(st.text(max_size=20), max_size=10),
    st.lists(st.text(max_size=20), max_size=3),
)
def test_any_name_is_answered_the_same_twice(path, columns, extra):
    tables = [table(*columns, name=path[:5])]
    found = trade.of(path, tables, None, extra)
    assert found == trade.of(path, tables, None, extra)
    assert found.code in {"", *trades()}
    assert found.second in {"", *trades()} - ({found.code} - {""})
    assert len(found.words) <= 6


def test_many_columns_are_answered():
    wide = table(*(f"colonne_{place}" for place in range(5_000)))
    assert trade.of("budget.csv", [wide]).code == "finances"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pointsApportVolontaire", ["points", "Apport", "Volontaire"]),
        ("bureauxvote", ["bureaux", "vote"]),
        ("rÃ©seau d'eau", ["réseau", "d", "eau"]),
        ("IRVEparc", ["IRV", "Eparc"]),
        ("lair_deau_darrosage_long", ["air", "eau", "arrosage", "long"]),
        ("Œuvres_2020", ["Œuvres", "2020"]),
    ],
)
def test_words_of_a_name(name, expected):
    assert [word.text for word in names.words(name, index().known)] == expected
