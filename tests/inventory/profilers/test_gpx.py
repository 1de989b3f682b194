import pytest

from transverse.inventory.profile import UnreadableError
from transverse.inventory.profilers import gpx

POINTS = '<trkseg><trkpt lat="48" lon="2"><ele>3</ele><time>2024-01-31T08:00:00Z</time></trkpt></trkseg>'


def _profile(source, inner):
    made = source(
        f'<?xml version="1.0"?>\n<gpx xmlns="http://www.topografix.com/GPX/1/1">{inner}'.encode(), "tournee.gpx"
    )
    assert gpx.recognise(made)
    return gpx.profile(made)


def test_places_and_tracks_are_two_tables(source):
    places = '<wpt lat="48" lon="2"><ele>35</ele><name>Borne</name></wpt>' * 2
    found = _profile(source, f"{places}<trk><name>Tournée</name>{POINTS * 5}</trk></gpx>").grids
    assert [(grid.name, grid.header[0], grid.header[-1], grid.total) for grid in found] == [
        ("wpt", "name", "geometry", 2),
        ("trk", "name", "geometry", 1),
    ]
    assert found[0].rows[0] == ("Borne", "", "", "", "35", "", "POINT (…)")
    assert found[1].rows[0] == ("Tournée", "", "", "", "", "", "MULTILINESTRING (…)")


def test_a_long_track(source):
    (grid,) = _profile(source, f"<trk><name>Longue</name>{POINTS * 90_000}</trk></gpx>").grids
    assert grid.rows[0][0] == "Longue"


def test_nothing_is_listed(source):
    assert "sans aucun lieu" in _profile(source, "</gpx>").listed


def test_a_survey_cut_in_the_middle(source):
    with pytest.raises(UnreadableError):
        _profile(source, "<wpt><name>Bor")


def test_a_track_without_end_is_listed(source):
    assert "trop long" in _profile(source, f"<trk><name>Longue</name>{POINTS * 200_000}</trk></gpx>").listed
