"""The table of the Socle commun: twenty columns, a line a data set, nothing that a spreadsheet would compute."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from transverse.inventory.catalogue import draw, write


def _lines(catalogue):
    return list(csv.DictReader(StringIO(write(catalogue, ".csv").decode("utf-8-sig"))))


@pytest.fixture
def lines(catalogue):
    return _lines(catalogue)


def test_a_line_a_data_set_and_twenty_columns(lines, catalogue):
    assert [each["TITRE"] for each in lines] == [each.title for each in catalogue.datasets]
    assert {len(each) for each in lines} == {20}


def test_values_are_those_that_the_model_allows(lines):
    first = lines[0]
    assert first["COLL_SIRET"] == "21310555400017"
    assert first["FREQ_MAJ"] == "Annuelle"
    assert first["LICENCE"] == "Licence Ouverte-LO"
    assert first["MOTS_CLES"] == "eau potable;assainissement;rivieres;reseau d'eau;debit"
    assert (first["NOMBRE_RESSOURCES"], first["FORMAT_RESSOURCES"]) == ("1", "csv")
    assert (first["DATE_PUBL"], first["DATE_MAJ"]) == ("2026-01-02", "2026-03-14")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(inventory, wishes, start):
    odd = [replace(each, title=f"{start}1+1") for each in inventory.datasets]
    title = _lines(draw(replace(inventory, datasets=tuple(odd)), wishes))[0]["TITRE"]
    assert title.startswith("'")


def test_an_accent_survives_the_usual_spreadsheet(catalogue):
    assert write(catalogue, ".csv").startswith(b"\xef\xbb\xbf")
