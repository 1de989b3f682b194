import pytest

from transverse.inventory.profile import MAX_ROWS, UnreadableError
from transverse.inventory.profilers import kml

PLACE = """<Placemark><name>Borne {0}</name><ExtendedData><Data name="debit"><value> 60 </value></Data>
<SchemaData><SimpleData name="rue">Rue Haute</SimpleData></SchemaData></ExtendedData>
<Point><coordinates>2,48</coordinates></Point></Placemark>"""


def _file(*places):
    return f'<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(places)}'.encode()


def _profile(source, content):
    made = source(content, "bornes.kml")
    assert kml.recognise(made)
    return kml.profile(made)


END = b"</Document></kml>"


def test_places_with_what_software_adds(source):
    other = "<Placemark><name>Zone</name><MultiGeometry/></Placemark>"
    (grid,) = _profile(source, _file(PLACE.format(1), other) + END).grids
    assert grid.header == ("name", "debit", "rue", "geometry")
    assert list(grid.rows) == [("Borne 1", "60", "Rue Haute", "POINT (…)"), ("Zone", "", "", "GEOMETRY (…)")]
    assert grid.total == 2


def test_many_places_are_bounded(source):
    (grid,) = _profile(source, _file(*map(PLACE.format, range(MAX_ROWS + 10))) + END).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, None)


def test_a_large_map_is_read_in_part(source):
    place = (
        "<Placemark><name>x</name><LineString><coordinates>"
        + "2.1,48.1 " * 20_000
        + "</coordinates></LineString></Placemark>"
    )
    (grid,) = _profile(source, _file(*[place] * 110) + END).grids
    assert 80 < len(grid.rows) < 110
    assert grid.total is None


def test_an_empty_map_is_listed(source):
    assert "sans aucun lieu" in _profile(source, _file() + END).listed


def test_a_map_cut_in_the_middle_is_damaged(source):
    with pytest.raises(UnreadableError):
        _profile(source, _file(PLACE.format(1)))


def test_entities_are_refused(source):
    with pytest.raises(UnreadableError, match="prudence"):
        _profile(source, b'<!DOCTYPE kml [<!ENTITY a "b">]>\n<kml>&a;</kml>')
