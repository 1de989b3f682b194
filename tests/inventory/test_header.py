"""Where a table begins and what its columns are called, whatever the hand that laid it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.header import laid_out
from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS


def _table(text):
    return [line.split("|") for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "header", "total"),
    [
        ("nom|ville\nÉcole A|Bondy\nÉcole B|Bondy", ("nom", "ville"), 2),
        ("code;an|valeur\n75056|12,5\n75057|13", ("code;an", "valeur"), 2),
        ("Liste des horodateurs\n\nrue|places|zone\nLilas|12|A1\nRoses|3|A2", ("rue", "places", "zone"), 2),
        ("Liste|||\nÉdité le|03/02/2021||\nrue|places|zone|tarif\nL|12|A1|2,5\nR|3|A2|1", None, 2),
        ("commune|2010|2011\nBondy|53193|53448\nAntibes|75456|75820", ("commune", "2010", "2011"), 2),
        ("1|93010|12,5\n2|93011|13,5\n3|93012|14", ("col_1", "col_2", "col_3"), 3),
        ("Rue A|SUD|2 par an\nRue B|SUD|2 par an\nRue C|NORD|2 par an", ("col_1", "col_2", "col_3"), 3),
        ("ville|2021-01-01|2021-02-01\nBondy|12|13\nAntibes|14|15", ("ville", "2021-01-01", "2021-02-01"), 2),
        ("Commune :|Bondy||\nid|nom|places|tarif\n1|a|2|3\n2|b|4|5", ("id", "nom", "places", "tarif"), 2),
        ("nom|actif|site\na|oui|https://a.fr\nb|non|https://b.fr", ("nom", "actif", "site"), 2),
        ("rue|places|zone\nL|12|A1\nR|3|A2\nTotal|15|\n* estimées||\nSource : Insee||", ("rue", "places", "zone"), 3),
        ("0|1|2\na|b|c\nd|e|f", ("0", "1", "2"), 2),
        ("x|y|n\n1,5|2|3\n2,5|3|4", ("x", "y", "n"), 2),
        ("id|nom||\n1|a||\n2|b||", ("id", "nom"), 2),
        ("|id|nom\n|1|a\n|2|b", ("id", "nom"), 2),
        ("id|nom|x\n1|a|\n\n||\n2|b|3\n||", ("id", "nom", "x"), 2),
        ("id|nom|nom|nom_2\n1|a|b|c", ("id", "nom", "nom_3", "nom_2"), 1),
        ("|id|nom\n1|5|a\n2|9|b", ("col_1", "id", "nom"), 2),
        ("code|nom|date", ("code", "nom", "date"), 0),
        ("12|93010|03/02/2021", ("col_1", "col_2", "col_3"), 1),
        ("nom|an\na|1\nnom|an\nb|2\nnom|an", ("nom", "an"), 2),
        ("nom |  an\na|1\nb|2", ("nom", "an"), 2),
        ("secret|total\nns|12\nns|13\n3|4", ("secret", "total"), 3),
        ("CODGEO|P12_POP\n01001|767\n01002|241", ("CODGEO", "P12_POP"), 2),
        ("ref|lot\nAB012|x\nAB013|y\nAC014|z", ("ref", "lot"), 3),
        ("AB012|u\nAB013|v\nAC014|u", ("col_1", "col_2"), 3),
    ],
)
def test_a_header_is_found(text, header, total):
    rows = _table(text)
    grid = laid_out("f", rows, len(rows))
    assert grid.header == (header or ("rue", "places", "zone", "tarif"))
    assert grid.total == len(grid.rows) == total
    assert all(len(row) == len(grid.header) for row in grid.rows)


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Commune|2012||2013|\n|Hommes|Femmes|Hommes|Femmes\nBondy|1|2|3|4\nAntibes|5|6|7|8",
            ("Commune", "2012 / Hommes", "2012 / Femmes", "2013 / Hommes", "2013 / Femmes"),
        ),
        (
            "Population\n\n|Total 2012||\nCommune|Hommes|Femmes|Autres\nBondy|1|2|3\nAntibes|5|6|7",
            ("Commune", "Total 2012 / Hommes", "Total 2012 / Femmes", "Total 2012 / Autres"),
        ),
        (
            "Libellé de la commune|Population en 2012|Logements\nLIBGEO|P12_POP|P12_LOG\nBondy|1|2\nAntibes|5|6",
            ("Libellé de la commune / LIBGEO", "Population en 2012 / P12_POP", "Logements / P12_LOG"),
        ),
        (
            "Rue|Tronçon||État\n|début|fin|\nA|pont|gare|bon\nB|école|mairie|moyen\nC|parc|port|bon",
            ("Rue", "Tronçon / début", "Tronçon / fin", "État"),
        ),
        (
            "Population\nCommune|2012||||\n|Hommes|Femmes|||\nBondy|1|2|3|4|5\nAntibes|5|6|7|8|9",
            ("Commune", "2012 / Hommes", "2012 / Femmes", "col_4", "col_5", "col_6"),
        ),
        ("rue|note|\nA|b|c\nB||d", ("rue", "note", "col_3")),
        ("rue|secteur\nA|Nord\nB|Sud\nC|Est", ("rue", "secteur")),
        ("rue|places\nA|non suivi\nB|12\nC|13\nD|14", ("rue", "places")),
    ],
)
def test_a_header_on_several_rows_is_joined(text, header):
    assert laid_out("", _table(text), None).header == header


def test_the_header_that_r_writes_short_is_put_right():
    grid = laid_out("", [["nom", "an"], ["1", "Bondy", "2021"], ["2", "Antibes", "2022"]], 3)
    assert grid.header == ("col_1", "nom", "an")
    assert grid.notes == ("La première colonne, sans nom, ne fait que numéroter les lignes.",)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Titre\nrue|places|zone\nL|12|A1\nR|3|A2", "Le tableau commence à la ligne 2"),
        ("1|93010|12,5\n2|93011|13,5", "n'a pas d'en-tête"),
        ("nom|an\na|1\nnom|an", "L'en-tête est répété"),
        ("code|nom|date", "modèle vide"),
        ("id||nom\n1|x|a", "Une colonne n'a pas de nom"),
        ("TYPE|TYPE|an\na|b|1\nc|d|2", "Plusieurs colonnes portent le même nom\u00a0: «\u00a0TYPE\u00a0»"),
    ],
)
def test_what_is_odd_is_said(text, note):
    assert any(note in each for each in laid_out("", _table(text), None).notes)


def test_a_name_on_two_lines_becomes_one():
    grid = laid_out("", [["nom\nusuel", "an"], ["a", "1"], ["b", "2"]], None)
    assert grid.header == ("nom usuel", "an")
    assert grid.notes == ("Un nom de colonne est écrit sur plusieurs lignes, réunies ici.",)


def test_an_ordinary_table_needs_no_note():
    assert laid_out("", _table("nom|an\na|1\nb|2"), 3).notes == ()


@pytest.mark.parametrize("rows", [[], [[]], [["", " "], []]])
def test_an_empty_table_has_no_column(rows):
    assert laid_out("", rows, len(rows)) == laid_out("", [], 0)


def test_rows_columns_and_cells_are_bounded():
    rows = [[f"c{each}" for each in range(MAX_COLUMNS + 9)], *[["1" * 999] * 3] * (MAX_ROWS + 9)]
    grid = laid_out("", rows, len(rows))
    assert (len(grid.header), len(grid.rows), grid.total) == (MAX_COLUMNS, MAX_ROWS, MAX_ROWS + 9)
    assert len(grid.rows[0][0]) == MAX_CELL
    assert "colonnes\u00a0: les dernières" in grid.notes[0]


@given(st.lists(st.lists(st.sampled_from(["", " ", "nom", "12", "2012", "03/02/2021", "a\nb", "AB1", "é" * 400]))))
def test_any_rows_give_a_table(rows):
    grid = laid_out("", rows, len(rows))
    assert len(set(grid.header)) == len(grid.header)
    assert all(len(row) == len(grid.header) for row in grid.rows)
    assert grid.total == len(grid.rows)
    assert all(grid.header)
