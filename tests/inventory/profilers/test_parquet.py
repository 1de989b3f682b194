import json
import os

import duckdb
import pytest

from transverse.inventory.profile import HEAD, MAX_CELL, MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import parquet


@pytest.fixture
def table(tmp_path):
    """Write the result of a query and return it as a profiler is given it."""

    def make(query, name="table.parquet", options=""):
        path = tmp_path / "ecrit.parquet"
        with duckdb.connect() as base:
            base.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet{options})")
        path = path.rename(tmp_path / name)
        content = path.read_bytes()
        return Source(path, name, len(content), content[:HEAD])

    return make


def _grid(made):
    assert parquet.recognise(made)
    (grid,) = parquet.profile(made).grids
    return grid


def test_values_of_each_sort(table):
    grid = _grid(
        table(
            "SELECT 1 AS id, 'Été' AS nom, DATE '2020-01-31' AS pose, 1.50::DECIMAL(5,2) AS prix, "
            "true AS ouvert, NULL AS vide"
        )
    )
    assert grid.header == ("id", "nom", "pose", "prix", "ouvert", "vide")
    assert list(grid.rows) == [("1", "Été", "2020-01-31", "1.50", "true", "")]
    assert grid.total == 1


def test_lists_and_objects_are_text_and_bytes_are_nothing(table):
    grid = _grid(table("SELECT [1, 2] AS liste, {'a': 1} AS objet, 'abc'::BLOB AS octets"))
    assert grid.rows[0] == ("[1, 2]", "{'a': 1}", "")


def test_many_rows_are_counted_and_not_kept(table):
    grid = _grid(table("SELECT range AS x, repeat('x', 1000) AS y FROM range(100000)"))
    assert (len(grid.rows), grid.total, len(grid.rows[0][1])) == (MAX_ROWS, 100_000, MAX_CELL)


def test_names_of_any_sort(table):
    grid = _grid(table('SELECT 1 AS "a""b;--", 2 AS "Été"', name="l'an[1]*?é.parquet"))
    assert (grid.header, list(grid.rows)) == (('a"b;--', "Été"), [("1", "2")])


def test_a_name_that_looks_like_a_pattern_reads_no_neighbour(table):
    table("SELECT 1 AS voisin", name="a1.parquet")
    assert _grid(table("SELECT 2 AS lui", name="a[1].parquet")).header == ("lui",)
    assert _grid(table("SELECT 3 AS lui", name="a*.parquet")).header == ("lui",)


def test_geometry_is_its_kind(table):
    told = json.dumps({"columns": {"geom": {"geometry_types": ["MultiPolygon"]}, "point": {"geometry_types": []}}})
    made = table(
        "SELECT 'abc'::BLOB AS geom, NULL::BLOB AS point, 'abc'::BLOB AS point2",
        options=f", KV_METADATA {{geo: '{told}'}}",
    )
    assert _grid(made).rows[0] == ("MULTIPOLYGON (…)", "", "")


@pytest.mark.parametrize("told", ["pas du JSON", '{"columns": 3}', '{"columns": {"geom": 3}}', "[]"])
def test_a_description_of_geometry_that_is_none(table, told):
    made = table("SELECT 'abc'::BLOB AS geom", options=f", KV_METADATA {{geo: '{told}'}}")
    assert _grid(made).header == ("geom",)


def test_a_table_cut_in_the_middle(table):
    made = table("SELECT range AS x FROM range(1000)")
    made.path.write_bytes(made.path.read_bytes()[:-100])
    with pytest.raises(UnreadableError, match="abîmé"):
        parquet.profile(made)


def test_a_table_under_key(source):
    made = source(b"PARE" + os.urandom(100), "table.parquet")
    assert parquet.recognise(made)
    with pytest.raises(UnreadableError, match="clé"):
        parquet.profile(made)


def test_a_path_that_is_not_utf8(table, tmp_path):
    made = table("SELECT 1 AS x")
    raw = os.fsencode(tmp_path) + b"/t\xe9.parquet"
    path = made.path.rename(os.fsdecode(raw))
    moved = Source(path, "t\ufffd.parquet", made.size, made.head)
    assert _grid(moved).header == ("x",)
