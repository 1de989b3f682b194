"""Whatever the bytes, a file is read, or said unreadable in a sentence."""

import json as standard
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.profilers.shapes import shapes, table
from transverse.inventory.profile import HEAD, MAX_CELL, MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import dbf, geojson, gpkg, gpx, json, kml, parquet, shapefile, sqlite


def _records():
    return standard.dumps({"marches": [{"id": each, "acheteur": {"nom": "é" * each}} for each in range(20)]}).encode()


def _map():
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [2, 48]}, "properties": {"nom": "Quai"}}
    return standard.dumps({"type": "FeatureCollection", "features": [feature] * 5}).encode()


def _base():
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base"
        with closing(sqlite3.connect(path)) as link:
            link.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name)")
            link.execute("INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 'POINT')")
            link.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, geom BLOB, nom TEXT)")
            link.executemany("INSERT INTO a (geom, nom) VALUES (x'00', ?)", [(f"n{each}",) for each in range(200)])
            link.commit()
        return path.read_bytes()


def _columns():
    with TemporaryDirectory() as folder, duckdb.connect() as base:
        path = Path(folder) / "table.parquet"
        base.sql("SELECT range AS id, 'n' || range AS nom FROM range(500)").write_parquet(str(path))
        return path.read_bytes()


SOUND = {
    json: _records(),
    geojson: _map(),
    sqlite: _base(),
    gpkg: _base(),
    parquet: _columns(),
    shapefile: shapes(5, 20),
    kml: b"<kml><Document>" + b"<Placemark><name>Quai</name><Point/></Placemark>" * 5 + b"</Document></kml>",
    gpx: b"<gpx>" + b'<wpt lat="48" lon="2"><name>Quai</name></wpt>' * 5 + b"</gpx>",
    dbf: table([(b"ID", b"N", 4), (b"NOM", b"C", 12)], [(b"%d" % each, b"Quai") for each in range(20)]),
}
KINDS = pytest.mark.parametrize("module", SOUND, ids=lambda module: module.ID)


def _check(module, content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"fichier{module.SUFFIXES[0]}"
        path.write_bytes(content)
        source = Source(path, path.name, len(content), content[:HEAD])
        module.recognise(source)
        try:
            grids = module.profile(source).grids
        except UnreadableError as error:
            said = str(error)
        else:
            said = "Rien."
            for grid in grids:
                assert len(grid.rows) <= MAX_ROWS
                assert {len(row) for row in grid.rows} <= {len(grid.header)}
                assert all(len(cell) <= MAX_CELL for row in grid.rows for cell in row)
        assert said.endswith(".")
        assert [each.name for each in Path(folder).iterdir()] == [path.name]


@KINDS
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_a_file_cut_anywhere(module, data):
    sound = SOUND[module]
    _check(module, sound[: data.draw(st.integers(104, len(sound)))])


@KINDS
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_bytes_changed_anywhere(module, data):
    content = bytearray(SOUND[module])
    for place, byte in data.draw(
        st.dictionaries(st.integers(0, len(content) - 1), st.integers(0, 255), max_size=20)
    ).items():
        content[place] = byte
    _check(module, bytes(content))


@KINDS
@settings(deadline=None, max_examples=30)
@given(noise=st.binary(max_size=2000))
def test_the_right_beginning_then_noise(module, noise):
    _check(module, SOUND[module][:104] + noise)


@pytest.mark.parametrize("module", [json, geojson])
@settings(deadline=None, max_examples=100)
@given(text=st.text(alphabet='[]{},:"\\ 0a-.eEntrufalsNI\n\x1e', max_size=60))
def test_a_text_of_brackets(module, text):
    _check(module, text.encode())
