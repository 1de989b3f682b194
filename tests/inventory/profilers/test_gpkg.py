import sqlite3
from contextlib import closing

import pytest

from transverse.inventory.profile import HEAD, Source, UnreadableError
from transverse.inventory.profilers import gpkg, sqlite

LAYERS = (
    "PRAGMA application_id = 0x47504B47",
    "CREATE TABLE gpkg_contents (table_name TEXT, identifier TEXT, description TEXT)",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT)",
    "INSERT INTO gpkg_contents VALUES ('arbres', 'Patrimoine arboré', ''), ('autre', NULL, 'Patrimoine arboré')",
    "INSERT INTO gpkg_geometry_columns VALUES ('arbres', 'geom', 'POINT')",
    "CREATE TABLE arbres (fid INTEGER PRIMARY KEY, geom BLOB, essence TEXT)",
    "CREATE TABLE rtree_arbres_geom (x)",
    "CREATE TABLE gpkg_ogr_contents (x)",
    "INSERT INTO arbres VALUES (1, x'47500001', 'Tilleul'), (2, NULL, 'Orme')",
)


@pytest.fixture
def layers(tmp_path):
    """Make a data base of these statements and return it as a profiler is given it."""

    def make(*statements):
        path = tmp_path / "arbres.gpkg"
        with closing(sqlite3.connect(path)) as link:
            for each in statements:
                link.execute(each)
            link.commit()
        content = path.read_bytes()
        return Source(path, path.name, len(content), content[:HEAD])

    return make


def test_layers_with_the_kind_of_their_geometry(layers):
    made = layers(*LAYERS)
    assert gpkg.recognise(made)
    assert gpkg.RANK < sqlite.RANK
    (grid,) = gpkg.profile(made).grids
    assert (grid.name, grid.header) == ("arbres", ("fid", "geom", "essence"))
    assert list(grid.rows) == [("1", "POINT (…)", "Tilleul"), ("2", "", "Orme")]
    assert grid.total == 2


def test_without_its_mark_the_list_of_layers_tells(layers):
    assert gpkg.recognise(layers(*LAYERS[1:]))


@pytest.mark.parametrize(
    ("code", "kind"), [(6, "MULTIPOLYGON (…)"), (1001, "POINT (…)"), (3003, "POLYGON (…)"), (99, "GEOMETRY (…)")]
)
def test_layers_of_spatialite(layers, code, kind):
    made = layers(
        "CREATE TABLE geometry_columns (f_table_name TEXT, f_geometry_column TEXT, geometry_type INTEGER)",
        "INSERT INTO geometry_columns VALUES ('lots', 'geometry', {})".replace("{}", str(code)),
        "CREATE TABLE Lots (Geometry BLOB, surface REAL)",
        "INSERT INTO lots VALUES (x'00', 12.5)",
    )
    (grid,) = sqlite.profile(made).grids
    assert (grid.name, list(grid.rows)) == ("Lots", [(kind, "12.5")])


def test_the_titles_of_layers_are_words(layers):
    assert gpkg.profile(layers(*LAYERS)).words == ("Patrimoine arboré",)


def test_a_transfer_that_stopped(layers):
    made = layers(*LAYERS, "PRAGMA user_version = 2")
    made.path.write_bytes(made.path.read_bytes()[:6000])
    with pytest.raises(UnreadableError, match="base de données est abîmée"):
        gpkg.profile(made)


def test_a_damaged_page_costs_its_table_alone(layers):
    many = ["INSERT INTO arbres (essence) VALUES (printf('%.*c', 900, 'x'))"] * 50
    made = layers(*LAYERS, *many, "CREATE TABLE tardive (x)", "INSERT INTO tardive VALUES (1)")
    content = made.path.read_bytes()
    made.path.write_bytes(content[:-4096] + b"\xff" * 4096)
    found = gpkg.profile(made)
    assert [grid.name for grid in found.grids] == ["arbres"]
    assert "tardive" in found.notes[0]
