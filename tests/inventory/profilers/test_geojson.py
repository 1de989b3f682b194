import json as standard

import pytest

from transverse.inventory.profile import MAX_ROWS
from transverse.inventory.profilers import geojson, json


def _feature(number, kind="Point", coordinates=(2.5, 48.5)):
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": {"id": number, "nom": f"n{number}"},
    }


def _collection(*features, **more):
    return standard.dumps({"type": "FeatureCollection", **more, "features": features}).encode()


def _profile(source, raw, name="carte.geojson"):
    made = source(raw, name)
    assert geojson.recognise(made)
    return geojson.profile(made)


def test_geometry_is_a_column_that_says_its_kind_and_no_position(source):
    shape = {**_feature(3), "geometry": None}
    (grid,) = _profile(source, _collection(_feature(1), _feature(2, "MultiPolygon"), shape)).grids
    assert grid.header == ("id", "nom", "geometry")
    assert list(grid.rows) == [("1", "n1", "POINT (…)"), ("2", "n2", "MULTIPOLYGON (…)"), ("3", "n3", "")]
    assert grid.total == 3


def test_a_map_under_a_common_name(source):
    made = source(_collection(_feature(1)), "carte.json")
    assert geojson.recognise(made)
    assert geojson.RANK < json.RANK


def test_the_name_of_a_layer(source):
    found = _profile(source, _collection(_feature(1), name="bornes_incendie"))
    assert found.grids[0].name == "bornes_incendie"
    assert found.words == ("bornes_incendie",)


def test_a_record_of_a_portal_keeps_its_shape_as_a_column(source):
    records = [{"nom": "a", "geo_shape": _feature(1, "Polygon"), "geo_point_2d": {"lon": 2, "lat": 48}}]
    (grid,) = json.profile(source(standard.dumps(records).encode(), "portail.json")).grids
    assert grid.header == ("nom", "geo_shape", "geo_point_2d.lon", "geo_point_2d.lat")
    assert grid.rows[0] == ("a", "POLYGON (…)", "2", "48")


@pytest.mark.parametrize(
    ("record", "header"),
    [
        ({"datasetid": "a", "recordid": "b", "fields": {"nom": "c"}}, ("nom",)),
        ({"attributes": {"nom": "c"}, "geometry": {"x": 1, "y": 2}}, ("nom", "geometry")),
        ({"type": "Polygon", "arcs": [[0]], "properties": {"nom": "c"}}, ("nom", "geometry")),
    ],
)
def test_kin_of_geojson(source, record, header):
    (grid,) = json.profile(source(standard.dumps([record]).encode(), "portail.json")).grids
    assert grid.header == header


@pytest.mark.parametrize(
    ("raw", "header", "row"),
    [
        (standard.dumps(_feature(1)).encode(), ("id", "nom", "geometry"), ("1", "n1", "POINT (…)")),
        (
            b'{"type": "Polygon", "coordinates": [[[2, 48], [2, 49], [3, 49], [2, 48]]]}',
            ("geometry",),
            ("POLYGON (…)",),
        ),
        (b"\x1e" + standard.dumps(_feature(1)).encode() + b"\n", ("id", "nom", "geometry"), ("1", "n1", "POINT (…)")),
    ],
)
def test_one_feature_and_one_geometry(source, raw, header, row):
    (grid,) = _profile(source, raw).grids
    assert (grid.header, list(grid.rows)) == (header, [row])


def test_a_feature_a_line(source):
    (grid,) = _profile(source, b"\n".join(standard.dumps(_feature(number)).encode() for number in range(3))).grids
    assert (grid.header, grid.total) == (("id", "nom", "geometry"), 3)


def test_an_empty_map_is_listed(source):
    assert "sans aucun objet" in _profile(source, _collection()).listed


def test_positions_are_passed_over_and_attributes_are_not(source):
    ring = [[2.123456789, 48.123456789]] * 100_000  # 3 MB in one shape
    first, second = _feature(1, "Polygon", [ring]), _feature(2, "Polygon", [ring[:5]])
    first["properties"]["nom"] = "[1, 2], [3, 4], fin"
    (grid,) = _profile(source, _collection(first, second)).grids
    assert [row[1] for row in grid.rows] == ["[1, 2], [3, 4], fin", "n2"]
    assert grid.total == 2


def test_a_map_cut_in_its_positions_keeps_the_features_read(source):
    raw = _collection(_feature(1), _feature(2, "LineString", [[2, 48]] * 50))
    found = _profile(source, raw[: raw.rindex(b"[2, 48]") + 3])
    assert list(found.grids[0].rows) == [("1", "n1", "POINT (…)")]
    assert "s'arrête au milieu" in found.notes[0]


def test_a_large_map_is_read_in_part(source):
    shape = b'{"type":"Feature","properties":{"id":1},"geometry":{"type":"LineString","coordinates":['
    shape += b"[2.123456,48.123456]," * 400 + b"[2,48]]}}"
    raw = b'{"type":"FeatureCollection","features":[' + b",".join([shape] * 2600) + b"]}"  # 22 MB
    (grid,) = _profile(source, raw).grids
    assert 500 < len(grid.rows) <= MAX_ROWS
    assert grid.total is None


def test_one_shape_longer_than_what_is_read_of_a_file(source):
    ring = b"[2.123456,48.123456]," * 1_000_000 + b"[2,48]"  # 21 MB
    shape = b'{"type":"Feature","properties":{"nom":"Contour"},"geometry":{"type":"Polygon","coordinates":[[' + ring
    (grid,) = _profile(source, b'{"type":"FeatureCollection","features":[' + shape + b"]]}}]}").grids
    assert (list(grid.rows), grid.total) == ([("Contour", "POLYGON (…)")], None)
