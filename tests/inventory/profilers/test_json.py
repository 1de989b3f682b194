import io
import json as standard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS, UnreadableError
from transverse.inventory.profilers import _json_text, json

VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=9) | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


def _profile(source, content, name="fichier.json"):
    raw = content if isinstance(content, bytes) else standard.dumps(content, ensure_ascii=False).encode()
    made = source(raw, name)
    assert json.recognise(made)
    return json.profile(made)


def _grid(source, content):
    (grid,) = _profile(source, content).grids
    return grid


def test_a_list_of_records(source):
    grid = _grid(source, [{"id": 1, "nom": "Quai"}, {"id": 2, "ouvert": True}, {"nom": None}])
    assert grid.header == ("id", "nom", "ouvert")
    assert list(grid.rows) == [("1", "Quai", ""), ("2", "", "true"), ("", "", "")]
    assert grid.total == 3


def test_numbers_stay_as_they_are_written(source):
    raw = b'[{"a": 500.0, "b": 1e3, "c": 0075, "d": 1}]'.replace(b"0075", b"7" * 5000)
    assert _grid(source, raw).rows[0] == ("500.0", "1e3", "7" * MAX_CELL, "1")


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"marches": [{"id": "1"}]}, "marches"),
        ({"marches": {"marche": [{"id": "1"}]}}, "marches.marche"),
        ({"help": "…", "success": True, "result": {"records": [{"id": "1"}]}}, "result.records"),
    ],
)
def test_records_within_an_object(source, document, name):
    grid = _grid(source, document)
    assert (grid.name, grid.header, grid.total) == (name, ("id",), 1)


def test_objects_within_a_record_are_columns(source):
    contract = {
        "id": "01",
        "acheteur": {"id": "217500016"},
        "titulaires": [{"titulaire": {"id": "a"}}, {"titulaire": {"id": "b"}}],
        "tags": ["eau", "air"],
        "modifications": [],
        "lieu": {"type": "Point", "coordinates": [2, 48]},
        "trop": {"a": {"b": {"c": 1}}},
        "grille": [[1, 2], [3]],
    }
    grid = _grid(source, {"marches": [contract]})
    assert dict(zip(grid.header, grid.rows[0], strict=True)) == {
        "id": "01",
        "acheteur.id": "217500016",
        "titulaires[].titulaire.id": "a",
        "tags": "eau, air",
        "modifications": "",
        "lieu": "POINT (…)",
        "trop.a.b": "…",
        "grille": "…",
    }


def test_two_lists_are_two_tables(source):
    found = _profile(source, {"lignes": [{"id": 1}], "arrets": [{"code": "a"}, {"code": "b"}]}).grids
    assert [(grid.name, grid.header, grid.total) for grid in found] == [
        ("lignes", ("id",), 1),
        ("arrets", ("code",), 2),
    ]


def test_a_list_a_year_is_one_table(source):
    grid = _grid(source, {"2019": [{"nom": "a"}], "2020": [{"nom": "b"}, {"nom": "c"}]})
    assert (grid.name, grid.header, grid.total, len(grid.rows)) == ("", ("nom",), 3, 3)


@pytest.mark.parametrize("raw", [b'{"id": 1}\n{"id": 2}\n', b'\x1e{"id": 1}\n\x1e{"id": 2}\n', b'{"id":1}{"id":2}'])
def test_a_record_a_line(source, raw):
    grid = _grid(source, raw)
    assert (grid.header, list(grid.rows), grid.total) == (("id",), [("1",), ("2",)], 2)


@pytest.mark.parametrize(
    ("document", "header", "rows"),
    [
        ([["an", "nom"], [2020, "a"], [2021, "b"]], ("an", "nom"), [("2020", "a"), ("2021", "b")]),
        ({"columns": ["an", "nom"], "data": [[2020, "a"]]}, ("an", "nom"), [("2020", "a")]),
        (["a@exemple.fr", "b@exemple.fr"], ("",), [("a@exemple.fr",), ("b@exemple.fr",)]),
    ],
)
def test_lists_of_lists_and_of_words(source, document, header, rows):
    grid = _grid(source, document)
    assert (grid.header, list(grid.rows), grid.total) == (header, rows, len(rows))


def test_many_entries_of_the_same_make_are_rows(source):
    grid = _grid(source, {f"75{number:03}": {"nom": f"n{number}"} for number in range(20)})
    assert (grid.header, grid.rows[3], grid.total) == (("", "nom"), ("75003", "n3"), 20)
    assert _grid(source, {f"{number:05}": ["01001", "01002"] for number in range(12)}).rows[0] == (
        "00000",
        "01001, 01002",
    )
    assert _grid(source, {f"{number:05}": "Paris" for number in range(12)}).header == ("", "")


@pytest.mark.parametrize(
    "document",
    [
        {"$schema": "https://exemple.fr/schema.json", "fields": [{"name": "id", "type": "string"}]},
        {"name": "subventions", "fields": [{"name": "id", "type": "string"}], "missingValues": [""]},
        {"name": "paquet", "resources": [{"path": "a.csv"}]},
        {"debug": True, "langue": "fr"},
        dict.fromkeys("abcdefghijklmnop", "mot"),
        {"nbformat": 4, "cells": [{"source": "1"}]},
        {},
        [],
    ],
)
def test_a_description_or_a_setting_is_listed(source, document):
    found = _profile(source, document)
    assert found.grids == ()
    assert "ne contient pas de tableau" in found.listed


def test_the_title_of_a_document_may_tell_its_trade(source):
    found = _profile(source, {"title": "Points d'eau", "fields": [{"name": "id", "type": "string"}]})
    assert found.words == ("Points d'eau",)


def test_marks_and_encodings(source):
    assert _profile(source, b"\xef\xbb\xbf" + b'[{"id": 1}]').encoding == "utf-8"
    windows = _profile(source, '[{"nom": "Théâtre"}]'.encode("cp1252"))
    assert (windows.encoding, windows.grids[0].rows[0]) == ("cp1252", ("Théâtre",))
    assert _grid(source, '[{"nom": "é"}]'.encode("utf-16")).rows[0] == ("é",)


def test_what_the_standard_forbids_and_software_writes(source):
    raw = b'[{"a": NaN, "a": 2, "b": "x\ty"}, {"a": -Infinity,"b": NaN},]'
    assert list(_grid(source, raw).rows) == [("2", "x\ty"), ("", "")]


def test_a_file_cut_in_the_middle_keeps_what_was_read(source):
    found = _profile(source, b'{"marches": [{"id": 1}, {"id": 2}, {"id": "un deb')
    assert list(found.grids[0].rows) == [("1",), ("2",)]
    assert found.grids[0].total is None
    assert "s'arrête au milieu" in found.notes[0]


def test_a_file_that_stops_being_json_keeps_what_was_read(source):
    found = _profile(source, b'[{"id": 1}, {"id": 2}, {id: 3}, {"id": 4}, {"id": 5}, {"id": 6}]')
    assert len(found.grids[0].rows) == 2
    assert "n'est plus du JSON" in found.notes[0]
    assert "n'est plus du JSON" in _profile(source, b'[{"id": 1}] et la suite').notes[0]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "page de la Toile"),
        (b"Le service est indisponible.", "un texte"),
        (b'{"id": "un deb', "avant la fin"),
        (b'{"id": tru, "nom": "une valeur assez longue"}', "ne suit pas"),
    ],
)
def test_what_is_not_json_says_so(source, raw, word):
    with pytest.raises(UnreadableError, match=word):
        _profile(source, raw)


def test_a_table_named_as_json_is_left_to_others(source):
    assert not json.recognise(source(b"id;nom\n1;a\n", "fichier.json"))
    assert not json.recognise(source(b"\x1f\x8b\x08\x00" + bytes(50), "fichier.json"))
    assert not json.recognise(source(b"Bonjour,\nla suite.", "fichier.txt"))


@pytest.mark.parametrize("raw", [b"[" * 200_000, b'{"a":' * 200_000, b'[{"a":' + b"[" * 100_000])
def test_endless_nesting_is_refused(source, raw):
    with pytest.raises(UnreadableError):
        _profile(source, raw)


def test_a_large_file_is_read_in_part(source):
    record = standard.dumps({"id": 123456, "nom": "x" * 1000}).encode()
    grid = _grid(source, b"[" + b",".join([record] * 20_000) + b"]")  # 20 MB
    assert len(grid.rows) == MAX_ROWS
    assert grid.total is None


def test_a_small_file_is_counted_whole(source):
    grid = _grid(source, [{"id": number} for number in range(5000)])
    assert (len(grid.rows), grid.total) == (MAX_ROWS, 5000)


def test_a_record_without_end_is_refused(source):
    with pytest.raises(UnreadableError, match="trop long"):
        _profile(source, b'[{"a": "' + b"x" * 6_000_000 + b'"}]')


def test_values_that_lie_across_pieces(source):
    rows = [{"id": number, "nom": "é" * 50, "n": 123456} for number in range(9000)]
    grid = _grid(source, rows)
    assert set(grid.rows[1:]) == {(str(number), "é" * 50, "123456") for number in range(1, MAX_ROWS)}
    assert grid.total == 9000


def test_wide_records_are_bounded(source):
    grid = _grid(source, [{f"c{number}": number for number in range(MAX_COLUMNS + 10)}] * 90)
    assert len(grid.header) == MAX_COLUMNS
    assert len(grid.rows) * len(grid.header) < 500_000


def test_an_endless_list_of_numbers_is_read_in_part(source):
    grid = _grid(source, b"[" + b"1," * 500_000 + b"1]")
    assert (len(grid.rows), grid.total) == (MAX_ROWS, None)


@settings(max_examples=40)
@given(
    records=st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=3),
    piece=st.integers(1, 40),
    indent=st.sampled_from([None, 1, 30]),
)
def test_pieces_of_any_length_give_the_same_records(records, piece, indent):
    raw = standard.dumps(records, ensure_ascii=False, indent=indent).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_json_text, "PIECE", piece)
        text = _json_text.Text(io.BytesIO(raw), drawn=False)
        assert list(text.elements()) == standard.loads(raw, parse_float=str, parse_int=str)
        assert text.peek() == ""
