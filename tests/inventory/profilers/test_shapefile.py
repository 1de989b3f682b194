import os
import struct

import pytest

from inventory.profilers.shapes import shapes, table
from transverse.inventory.profile import UnreadableError
from transverse.inventory.profilers import dbf, shapefile

FIELDS = [(b"ID", b"N", 4), (b"NOM", b"C", 12), (b"OUVERT", b"L", 1), (b"NOTE", b"M", 10)]


def _profile(source, content=None, name="voies.shp"):
    made = source(content or shapes(), name)
    assert shapefile.recognise(made)
    return shapefile.profile(made)


def test_the_attributes_beside_the_shapes(source):
    source(table(FIELDS, [(b"   1", b"Quai", b"T", b"1"), (b"   2", b"Rue", b"?", b"")]), "voies.dbf")
    (grid,) = _profile(source, shapes(13, 2)).grids
    assert grid.header == ("ID", "NOM", "OUVERT", "NOTE", "geometry")
    assert list(grid.rows) == [("1", "Quai", "true", "", "LINESTRING (…)"), ("2", "Rue", "", "", "LINESTRING (…)")]
    assert grid.total == 2


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *(
            (1, "POINT (…)"),
            (3, "LINESTRING (…)"),
            (5, "POLYGON (…)"),
            (8, "MULTIPOINT (…)"),
            (15, "POLYGON (…)"),
            (28, "MULTIPOINT (…)"),
        ),
        *((0, ""), (31, "MULTIPOLYGON (…)")),
    ],
)
def test_without_attributes_the_kind_and_the_number_of_shapes_stay(source, code, kind):
    found = _profile(source, shapes(code, 3, empty=(1,)))
    assert found.listed == ""
    assert found.grids[0].header == ("geometry",)
    assert list(found.grids[0].rows) == [(kind,), ("",), (kind,)]
    assert found.grids[0].total == 3
    assert "n'est pas à côté" in found.notes[0]


def test_attributes_in_capital_letters(source):
    source(table(FIELDS[:1], [(b"1",)]), "VOIES.DBF")
    assert _profile(source, shapes(1, 1), "VOIES.SHP").grids[0].header == ("ID", "geometry")


def test_damaged_attributes_leave_the_shapes(source):
    source(b"\x03" * 300, "voies.dbf")
    found = _profile(source)
    assert found.grids[0].total == 3
    assert "abîmée" in found.notes[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_attributes_that_may_not_be_opened(source, tmp_path):
    source(table(FIELDS[:1], [(b"1",)]), "voies.dbf")
    (tmp_path / "voies.dbf").chmod(0)
    assert "pas le droit" in _profile(source).notes[0]


def test_a_link_beside_is_not_followed(source, tmp_path):
    source(table(FIELDS[:1], [(b"1",)]), "ailleurs.dbf")
    (tmp_path / "voies.dbf").symlink_to(tmp_path / "ailleurs.dbf")
    assert _profile(source).grids[0].header == ("geometry",)


def test_shapes_cut_in_the_middle(source):
    found = _profile(source, shapes(5, 4)[:-30])
    assert found.grids[0].total == 3
    assert any("coupé" in note for note in found.notes)


def test_an_unknown_kind_of_shape(source):
    with pytest.raises(UnreadableError, match="code 7"):
        _profile(source, shapes(7))


def test_an_index_is_listed(source):
    index = shapes(5, 0) + struct.pack(">ii", 50, 10) * 2
    assert "index" in _profile(source, index, "voies.shx").listed
    assert "index" in _profile(source, shapes(5, 0), "vide.shx").listed


def test_many_shapes_without_attributes_are_counted_by_the_index(source):
    assert _profile(source, shapes(5, 3000)).grids[0].total is None
    source(bytes(100 + 8 * 3000), "voies.shx")
    assert _profile(source, shapes(5, 3000)).grids[0].total == 3000


def test_a_table_beside_shapes_is_listed_and_alone_is_read(source, tmp_path):
    made = source(table(FIELDS[:2], [(b"1", b"Quai")]), "voies.dbf")
    assert dbf.recognise(made)
    assert dbf.profile(made).grids[0].header == ("ID", "NOM")
    source(shapes(), "voies.shp")
    assert "voies.shp" in dbf.profile(made).listed
