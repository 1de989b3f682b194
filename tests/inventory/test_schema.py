from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.model import Column, Table
from transverse.inventory.names import column_key
from transverse.inventory.schema import recognise, trade_of
from transverse.inventory.schema_file import definitions
from transverse.trades import trades

KNOWN = list(definitions().values())


def table(*columns, name=""):
    return Table(name, None, tuple(Column(each, "text") for each in columns))


def of(*columns, kind="csv"):
    return recognise([table(*columns)], kind)


def columns_of(code):
    return next(each.columns for each in KNOWN if each.code == code)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.id)
def test_a_schema_proves_itself(known):
    assert known.source
    assert known.trade in trades()
    assert 0 < len(known.examples) < len(known.counter_examples)
    for header in known.examples:
        found = of(*header.split(";"))
        assert found
        assert (found.code, found.title, found.exact) == (known.code, known.title, True)
    for header in known.counter_examples:
        found = of(*header.split(";"))
        assert not found or found.title != known.title


def test_titles_tell_the_schemas_apart():
    titles = sorted(known.title for known in KNOWN)
    assert all(first != second for first, second in pairwise(titles))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.id)
def test_the_order_and_the_spelling_of_columns_do_not_matter(known):
    changed = [name.upper().replace("_", " ") for name in reversed(known.columns)]
    found = of(*changed)
    assert found
    assert found.title == known.title
    assert found.missing == ()


def test_a_file_without_some_columns_still_follows_and_says_what_lacks():
    columns = [name for name in columns_of("scdl/deliberations") if name not in {"DELIB_OBJET", "VOTE_POUR"}]
    found = of("n°", *columns)
    assert found
    assert found.exact
    assert found.missing == ("DELIB_OBJET",)


def test_an_older_version_is_recognised():
    found = of(
        "id_lieu", "nom_lieu", "ad_lieu", "com_lieu", "insee", "type", "Xlong", "Ylat", "nbre_pl", "nbre_pmr", "proprio"
    )
    assert found
    assert found.code == "etalab/schema-lieux-covoiturage"


def test_a_part_of_the_columns_comes_near():
    found = of("nom_lieu", "com_lieu", "Xlong", "Ylat", "nbre_pl", "source", "id_lieu", "proprio", "couleur", "photo_2")
    assert found
    assert found.code == "etalab/schema-lieux-covoiturage"
    assert "id_local" in found.missing


@pytest.mark.parametrize(
    "columns",
    [
        ("id", "nom", "adresse", "code_postal", "commune", "latitude", "longitude"),
        ("nom", "insee", "adresse", "nb_places", "gratuit", "tarif", "hauteur_max"),
        ("genre", "espece", "hauteur", "circonference", "date_plantation", "quartier"),
        ("siren", "nom", "code_insee", "departement", "region", "population"),
        ("objet", "montant", "nature", "date", "type"),
        ("libelle", "type", "nature", "insee"),
        ("annee", "sexe", "prenom", "nombre"),
        ("siren", "url", "format"),
        (),
    ],
)
def test_columns_that_any_file_may_have_prove_nothing(columns):
    assert of(*columns) is None


def test_the_tables_of_one_package_are_told_apart():
    for known in (each for each in KNOWN if each.package == "acceslibre"):
        assert of(*known.columns).code == known.code


def test_the_best_table_of_several_decides():
    subsidies = table(*columns_of("scdl/subventions"), name="Subventions")
    found = recognise([table("aide", "texte", name="Lisez-moi"), subsidies, table("code", "libelle", name="Listes")])
    assert found
    assert found.code == "scdl/subventions"


def test_contracts_are_recognised_however_nested():
    for columns in (
        ("id", "acheteur.id", "montant", "titulaires"),
        ("marcheInnovant", "acheteur_id", "codeCPV", "lieuExecution.code", "formePrix", "dureeMois", "titulaire_id"),
        ("id", "acheteur.id", "objet", "codeCPV", "titulaires[0].id", "dateNotification", "montant", "formePrix"),
    ):
        found = of(*columns, kind="json")
        assert found
        assert found.code == "139bercy/format-commande-publique"


def test_places_are_not_missing_from_a_map():
    columns = [name for name in columns_of("etalab/schema-bal") if name not in {"x", "y", "long", "lat"}]
    assert of(*columns, kind="geojson").missing == ()
    assert of(*columns, kind="csv").missing == ("long", "lat")


def test_a_shapefile_cuts_the_names_of_columns():
    cut = [name[:10] for name in columns_of("etalab/schema-irve-statique")]
    found = of(*dict.fromkeys(cut), kind="shapefile")
    assert found
    assert found.code == "etalab/schema-irve-statique"


def test_the_trade_of_a_schema():
    assert trade_of(of(*columns_of("scdl/budget"))) == "finances"


@given(st.lists(st.text(max_size=12), max_size=30), st.sampled_from(["csv", "shapefile", "json", ""]))
def test_any_header_is_answered(columns, kind):
    found = of(*columns, kind=kind)
    assert found is None or found.code


@given(st.sampled_from(KNOWN), st.randoms(use_true_random=False))
def test_the_order_of_columns_changes_nothing(known, random):
    columns = list(known.columns)
    random.shuffle(columns)
    assert of(*columns) == of(*known.columns)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coordonnées XY", "coordonnees_xy"),
        ("acheteur.id", "acheteur_id"),
        ("properties__date_maj", "date-maj"),
        ("DÃ©libÃ©ration", "deliberation"),
    ],
)
def test_equal_names_of_columns(one, other):
    assert column_key(one) == column_key(other)
