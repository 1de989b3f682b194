import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import csv
from transverse.inventory.profilers._delimited import dialect_of, rows_of


def _grid(source, content, name="fichier.csv"):
    made = source(content, name)
    assert csv.recognise(made)
    return csv.profile(made).grids[0]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("id;nom\n1;a\n2;b\n", ";"),
        ("id,nom\n1,a\n2,b\n", ","),
        ("id\tnom\n1\ta\n2\tb\n", "\t"),
        ("id|nom|an\n1|a|2\n2|b|3\n", "|"),
        ("prix;taux\n15300,0;1,5\n200,5;2,5\n", ";"),  # a decimal comma is no separator
        ("nom;adresse\nÉcole, nord;1, rue A\nÉcole, sud;2, rue B\n", ";"),
        ("nom,genres\na,x|y\nb,x|z\nc,u|v\n", ","),  # a list within a cell
        ('nom,prix\n"a;b","1,5"\n"c;d","2,5"\n', ","),
        ("Champs séparés par un point-virgule, sans BOM\nid;nom;an\n1;a;2\n2;b;3\n3;c;4\n4;d;5\n", ";"),
        ("sep=|\nid|nom;x\n1|a;b\n", "|"),
        ("COLL_NOM;COLL_SIRET;ID\n", ";"),
    ],
)
def test_the_separator(text, separator):
    assert dialect_of(text).separator == separator


@pytest.mark.parametrize("text", ["", "mot\nmot\n", "Bonjour,\nvoici une lettre.\n\nÀ bientôt,\n", "a b c\nd e\n"])
def test_no_separator(text):
    assert dialect_of(text).evenness < 0.9


def test_the_line_that_declares_the_separator_is_no_row(source):
    assert _grid(source, b"sep=;\nid;nom\n1;a\n").header == ("id", "nom")


def test_windows_text_with_semicolons(source):
    made = source("id;libellé;prix\n1;Théâtre;15300,0\n2;Œuvre;5 922\n".encode("cp1252"))
    profile = csv.profile(made)
    assert profile.encoding == "cp1252"
    assert profile.grids[0].header == ("id", "libellé", "prix")
    assert profile.grids[0].rows == (("1", "Théâtre", "15300,0"), ("2", "Œuvre", "5 922"))
    assert profile.grids[0].total == 2


def test_a_mark_of_encoding_is_not_part_of_the_first_name(source):
    assert _grid(source, "id,nom\n1,a\n".encode("utf-8-sig")).header[0] == "id"


def test_a_newline_inside_a_header_is_folded(source):
    assert _grid(source, b'"nom\ndu lieu";"an"\n"a";"2020"\n"b";"2021"\n').header == ("nom du lieu", "an")


def test_prose_above_the_table_is_skipped_and_said(source):
    grid = _grid(source, "Fichier encodé en UTF-8\nid;nom;an\n1;a;2000\n2;b;2001\n3;c;2002\n".encode())
    assert grid.header == ("id", "nom", "an")
    assert grid.notes


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_table(source):
    content = 'id;nom\n1;"Le Bar\n' + "".join(f"{number};lieu {number} {'x' * 30}\n" for number in range(2, 900))
    grid = _grid(source, content.encode())
    assert len(grid.rows) > 800
    assert grid.header == ("id", "nom")


def test_only_the_head_the_middle_and_the_end_of_a_large_table(source):
    content = "id;nom\n" + "".join(f"{number};lieu\n" for number in range(100_000))
    grid = _grid(source, content.encode())
    assert grid.total is None
    assert len(grid.rows) <= MAX_ROWS
    numbers = [int(row[0]) for row in grid.rows]
    assert numbers[0] == 0
    assert any(40_000 < number < 60_000 for number in numbers)
    assert numbers[-1] > 90_000


def test_the_number_of_rows_of_a_table_that_is_read_whole(source):
    assert _grid(source, b"id;nom\n" + b"1;a\n" * 1_500).total == 1_500
    assert _grid(source, b"id;nom\n" + b"1;a\n" * 3_000).total == 3_000


def test_nineteen_hundred_columns(source):
    names = ";".join(f"c{number}" for number in range(1_900))
    row = ";".join("1" for _ in range(1_900))
    assert len(_grid(source, f"{names}\n{row}\n{row}\n".encode()).header) == 1_900


def test_bounds(source):
    grid = _grid(source, (";".join(["x" * 1_000] * 20_000) + "\n").encode())
    assert len(grid.header) <= MAX_COLUMNS
    assert all(len(name) <= MAX_CELL for name in grid.header)


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><html><body>404</body></html>", b"\xef\xbb\xbf<html>;</html>"])
def test_a_web_page_saved_as_a_table(source, content):
    made = source(content)
    assert csv.recognise(made)
    with pytest.raises(UnreadableError, match="contient une page web"):
        csv.profile(made)


def test_a_file_of_blanks(source):
    with pytest.raises(UnreadableError, match="que des blancs"):
        csv.profile(source(b" \n\n"))


def test_the_name_says_table_where_one_column_does_not(source):
    assert csv.recognise(source(b"nom\nAnne\nLuc\n", "liste.csv"))
    assert not csv.recognise(source(b"nom\nAnne\nLuc\n", "liste.txt"))
    assert csv.recognise(source(b"id;nom\n1;a\n2;b\n", "export"))


@given(st.binary(max_size=300))
def test_any_bytes_end_as_a_grid_or_as_a_sentence(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(raw)
    made = Source(path, "x.csv", len(raw), raw)
    if csv.recognise(made):
        with contextlib.suppress(UnreadableError):
            grids = csv.profile(made).grids
            assert all(len(row) == len(grid.header) for grid in grids for row in grid.rows)


@given(st.text(max_size=200), st.integers(1, 5))
def test_any_text_gives_bounded_rows(text, most):
    rows, count = rows_of(text, dialect_of(text), most)
    assert len(rows) == min(count, most)
