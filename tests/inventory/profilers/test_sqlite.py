import os
import sqlite3 as standard
from contextlib import closing

import pytest

from transverse.inventory.profile import HEAD, MAX_CELL, MAX_ROWS, MAX_TABLES, Source, UnreadableError
from transverse.inventory.profilers import _sqlite, gpkg, sqlite


@pytest.fixture
def base(tmp_path):
    """Run statements in a new data base and return it as a profiler is given it."""

    def make(*statements, name="base.sqlite"):
        path = tmp_path / name
        with closing(standard.connect(path)) as link:
            for each in statements:
                link.execute(each)
            link.commit()
        return _source(path)

    return make


def _source(path):
    content = path.read_bytes()
    return Source(path, path.name, len(content), content[:HEAD])


NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000) SELECT"
TABLE = "CREATE TABLE compteurs (numero INTEGER, rue TEXT, pose DATE, index_m3 REAL, photo BLOB)"
ROW = "INSERT INTO compteurs VALUES (1, 'Rue Haute', '2020-01-31', 12.5, x'00ff')"


def test_the_rows_of_a_table(base):
    made = base(TABLE, ROW, "INSERT INTO compteurs (numero) VALUES (2)")
    assert sqlite.recognise(made)
    assert not gpkg.recognise(made)
    (grid,) = sqlite.profile(made).grids
    assert (grid.name, grid.header) == ("compteurs", ("numero", "rue", "pose", "index_m3", "photo"))
    assert list(grid.rows) == [("1", "Rue Haute", "2020-01-31", "12.5", ""), ("2", "", "", "", "")]
    assert grid.total == 2


def test_several_tables_without_those_of_the_software(base):
    made = base(
        "CREATE TABLE b (x)",
        "CREATE TABLE a (x)",
        "CREATE TABLE layer_styles (x)",
        "CREATE TABLE qgis_projects (x)",
        "CREATE TABLE spatial_ref_sys (x)",
        "CREATE TABLE c (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE VIEW vue AS SELECT * FROM a",
        "CREATE VIRTUAL TABLE mots USING fts5(texte)",
        "CREATE INDEX i ON a (x)",
    )
    assert [grid.name for grid in sqlite.profile(made).grids] == ["a", "b", "c"]


def test_names_of_any_sort(base):
    made = base('CREATE TABLE "t""a;--" ("c""o[l" TEXT, "Été" TEXT)', "INSERT INTO \"t\"\"a;--\" VALUES ('x', 'y')")
    (grid,) = sqlite.profile(made).grids
    assert (grid.name, grid.header, list(grid.rows)) == ('t"a;--', ('c"o[l', "Été"), [("x", "y")])


def test_a_path_of_any_sort(base, tmp_path):
    made = base(TABLE, ROW)
    raw = os.fsencode(tmp_path) + b"/b\xe9se ?#%41.sqlite"
    path = made.path.rename(os.fsdecode(raw))
    assert len(sqlite.profile(_source(path)).grids[0].rows) == 1


def test_a_text_in_another_encoding(base):
    made = base("CREATE TABLE t (nom TEXT)", "INSERT INTO t VALUES (CAST(x'5468e9e2747265' AS TEXT))")
    assert sqlite.profile(made).grids[0].rows[0] == ("Théâtre",)


def test_many_rows_are_counted_and_not_kept(base):
    made = base("CREATE TABLE t (x, y)", "INSERT INTO t " + NUMBERS + " x, printf('%.*c', 1000, 'x') FROM n")
    (grid,) = sqlite.profile(made).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, 5000)
    assert len(grid.rows[0][1]) == MAX_CELL


def test_counting_gives_up_in_time(base, monkeypatch):
    monkeypatch.setattr(_sqlite, "_COUNTING", -1)
    monkeypatch.setattr(_sqlite, "_STEPS", 1)
    made = base("CREATE TABLE t (x)", "INSERT INTO t " + NUMBERS + " x FROM n")
    (grid,) = sqlite.profile(made).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, None)


def test_reading_gives_up_in_time(base, monkeypatch):
    monkeypatch.setattr(_sqlite, "_READING", -1)
    monkeypatch.setattr(_sqlite, "_STEPS", 1)
    with pytest.raises(UnreadableError):
        sqlite.profile(base(TABLE, ROW))


def test_many_tables_are_bounded_and_it_is_said(base):
    found = sqlite.profile(base(*(f"CREATE TABLE t{number} (x)" for number in range(MAX_TABLES + 5))))
    assert len(found.grids) == MAX_TABLES
    assert "205 tables" in found.notes[0]


def test_a_value_out_of_all_proportion_costs_its_table_alone(base, monkeypatch):
    monkeypatch.setattr(_sqlite, "_LONGEST", 10_000)
    found = sqlite.profile(base(TABLE, ROW, "CREATE TABLE t (x)", "INSERT INTO t VALUES (printf('%.*c', 20000, 'x'))"))
    assert [grid.name for grid in found.grids] == ["compteurs"]
    assert "«\u00a0t\u00a0»" in found.notes[0]


def test_an_empty_data_base_is_listed(base):
    assert "sans aucune table" in sqlite.profile(base("PRAGMA user_version = 3")).listed


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_nothing_is_written_beside_a_base_that_is_being_written(tmp_path, mode):
    path = tmp_path / "vive.sqlite"
    with closing(standard.connect(path, isolation_level=None)) as writer:
        writer.execute(f"PRAGMA journal_mode = {mode}")
        writer.execute(TABLE)
        writer.execute(ROW)
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("INSERT INTO compteurs (numero) VALUES (2)")
        before = _state(tmp_path)
        (grid,) = sqlite.profile(_source(path)).grids
        assert _state(tmp_path) == before
        writer.execute("ROLLBACK")
    assert list(grid.rows) == [("1", "Rue Haute", "2020-01-31", "12.5", "")]


def test_what_waits_in_a_journal_is_said(tmp_path):
    path = tmp_path / "vive.sqlite"
    with closing(standard.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = wal")
        writer.execute(TABLE)
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        writer.execute(ROW)
        found = sqlite.profile(_source(path))
    assert found.grids[0].total == 0
    assert "en ce moment" in found.notes[0]


def test_a_folder_that_may_not_be_written(base, tmp_path):
    made = base("PRAGMA journal_mode = wal", TABLE, ROW)
    before = _state(tmp_path)
    tmp_path.chmod(0o500)
    try:
        assert len(sqlite.profile(made).grids) == 1
    finally:
        tmp_path.chmod(0o700)
    assert _state(tmp_path) == before


def _state(folder):
    return {each.name: (each.stat().st_size, each.stat().st_mtime_ns) for each in folder.iterdir()}


def test_a_damaged_data_base(base):
    made = base(TABLE, *[ROW] * 500)
    made.path.write_bytes(made.path.read_bytes()[:100] + b"\xff" * 5000)
    with pytest.raises(UnreadableError, match="abîmée"):
        sqlite.profile(made)
