"""A column means what its name and its values say together; what looks alike is told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.column_type import labels
from transverse.inventory.meaning import understand
from transverse.inventory.profile import Grid


def types(**columns):
    return {each.name: each.type for each in table(**columns).columns}


def table(**columns):
    height = max(map(len, columns.values()))
    padded = [[*values, *[""] * (height - len(values))] for values in columns.values()]
    return understand(Grid("", tuple(columns), list(zip(*padded, strict=True)), height))


def type_of(name, *values):
    return types(**{name: values})[name]


@pytest.mark.parametrize(
    ("name", "values", "meaning"),
    [
        ("codeInsee", ["69123", "69266", "69259"], "code_commune"),
        ("Code Insee 2024 Commune", ["31135"], "code_commune"),
        ("comm_insee", ["1004", "1212", "2318"], "code_commune"),
        ("properties__code_insee", ["49218.0", "53255.0"], "code_commune"),
        ("cp", ["49110.0", "53270.0"], "code_postal"),
        ("Code.postal", ["93140", "93012 CEDEX", "75020"], "code_postal"),
        ("Code Insee 2024 Région", ["76"], "code_region"),
        ("Code Siren 2024 EPCI", ["200068815", "243100518"], "code_epci"),
        ("source", ["217602176"], "siren"),
        ("IDATTRIBUANT", ["247 600 596 00107"], "siret"),
        ("NOMCOMMUNE", ["BONDY", "Saint-Denis", "L'Haÿ-les-Roses"], "commune"),
        ("marcheInnovant", [*["false"] * 14, "test"], "booleen"),
        ("Code département", ["31", "11,31,81"], "code_departement"),
        ("Nom département", ["Haute-Garonne", "Aude,Haute-Garonne,Tarn"], "departement"),
        ("commune", ["Oupeye", "Herstal", "Flémalle"], "commune"),
        ("adresse", ["place de la Mairie", "rue Carnot", "avenue Foch"], "adresse"),
        ("voie", ["place de la Mairie", "rue Carnot", "avenue Foch"], "nom_voie"),
        ("geometry", ["Point"], "geometry"),
        ("lieu", ["Bondy", "Pantin", "Bobigny", "Aubervilliers", "Drancy", "Montreuil"], "commune"),
        ("long", ["2.35", "2.36"], "longitude_wgs"),
        ("X", ["652469,02", "651000"], "longitude_l93"),
        ("Y", ["6862000.5", "6863000"], "latitude_l93"),
        ("geo_point_2d", ["48.85, 2.35", "48.86, 2.36"], "latlon_wgs"),
        ("the_geom", ["POINT (2.35 48.85)"], "geometry"),
        ("date", ["21/05/2020", "08/121/99", "01/02/2019"], "date"),
        ("DATE_ARR", ["20200131", "20191224"], "date"),
        ("mois", ["2016-05", "2016-06"], "annee_mois"),
        ("maj", ["2020-09-25 10:12:00+02"], "datetime"),
        ("date_maj", ["2020-09-25 00:00:00"], "date"),
        ("Exercice", ["2022", "2023"], "year"),
        ("Montant BP", ["199 000,00", "12,5"], "montant"),
        ("pop", ["5 922", "530"], "int"),
        ("prix", ["15300,0"], "montant"),
        ("Prop_logvac", ["3,1", "7,4"], "percent"),
        ("nbBusM2EuroVI", ["12"], "int"),
        ("ouvert", ["true"], "booleen"),
        ("Présence QPV", ["Oui", "Non"], "booleen"),
        ("plaque", ["AB-123-CD"], "immatriculation"),
        ("reference", ["PC 093010 20 C0000", "DP 093010 20 C0001"], "numero_dossier_ads"),
        ("web", ["https://a.fr/x", "www.b.fr", "en cours", "http://c.fr"], "url"),
        ("num", ["", "", "nc", "-"], "empty"),
        ("PrÃ©nom", ["Marie", "Léa"], "prenom"),
        ("N..de.voirie", ["12", "3 bis"], "numero_voie"),
    ],
)
def test_a_column_is_understood(name, values, meaning):
    assert type_of(name, *values) == meaning


@pytest.mark.parametrize(
    ("name", "values", "meaning"),
    [
        ("code", ["1999", "2000", "2001"], "int"),
        ("ARR_OBJET", ["Réglementation du stationnement rue de Paris", "Interdiction avenue Jean Jaurès"], "text"),
        ("service", ["Direction de la voirie", "Service des parcs"], "text"),
        ("type", ["COM"], "text"),
        ("statut", ["NC2", "FR"], "text"),
        ("longueur", ["12"], "longueur"),
        ("valeur", ["100"], "int"),
        ("x", ["12"], "int"),
        ("code_ins", ["62063", "62079"], "code_insee_belge"),
        ("nom", ["Gare SNCF de Dieppe", "Gare Routière de Dieppe"], "text"),
        ("objet", ["Marie Dupont a demandé un permis de construire au maire"], "text"),
        ("marches", ["Marché de la gare", "Marché couvert"], "text"),
        ("cle", ["A12", "B13"], "identifiant"),
        ("etat_voie", ["bon", "mauvais", "moyen"], "text"),
        ("code", ["7755A", "1234B", "0019C"], "text"),
        ("nb_dates", ["12", "13"], "int"),
    ],
)
def test_a_column_is_not_taken_for_what_it_looks_like(name, values, meaning):
    assert type_of(name, *values) == meaning


def test_a_table_keeps_its_name_and_no_value():
    found = understand(Grid("Feuil1", ("nir",), [("184122A45108967",)], 12))
    assert (found.name, found.rows) == ("Feuil1", 12)
    assert "184122A45108967" not in repr(found)


@pytest.mark.parametrize("rows", [[], [()], [("a",)], [("a", "b", "c", "d")]])
def test_rows_may_be_absent_short_or_long(rows):
    found = understand(Grid("", ("un", "deux", "un"), rows))
    assert [each.name for each in found.columns] == ["un", "deux", "un"]


def test_a_table_without_columns_has_none():
    assert understand(Grid("", ())).columns == ()


@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=8))
def test_anything_is_understood(header, rows):
    found = understand(Grid("", tuple(header), [tuple(row) for row in rows]))
    assert [each.name for each in found.columns] == header
    assert {each.type for each in found.columns} <= {*labels(), "text", "empty"}
