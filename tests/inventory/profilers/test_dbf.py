import dataclasses

import pytest

from inventory.profilers.shapes import table
from transverse.inventory.profile import MAX_ROWS, UnreadableError
from transverse.inventory.profilers import dbf

NAME = [(b"NOM", b"C", 10)]


def _profile(source, content, name="registre.dbf"):
    made = source(content, name)
    assert dbf.recognise(made)
    return dbf.profile(made)


def test_cells_lose_their_padding_and_stars(source):
    fields = [(b"NOM", b"C", 6), (b"PRIX", b"N", 6), (b"JOUR", b"D", 8)]
    (grid,) = _profile(source, table(fields, [(b"Quai\0\0", b"  1.50", b"20240131"), (b"", b"******", b"")])).grids
    assert list(grid.rows) == [("Quai", "1.50", "2024-01-31"), ("", "", "")]


@pytest.mark.parametrize(
    ("raw", "page", "beside", "encoding"),
    [
        ("Théâtre".encode(), 0, "", "utf-8"),
        ("Théâtre".encode(), 0x57, "ISO-8859-1", "utf-8"),  # the bytes obey: they know better
        ("Théâtre".encode("cp1252"), 0, "", "cp1252"),
        ("Théâtre".encode("cp1252"), 0x03, "", "cp1252"),
        ("Théâtre".encode("cp1252"), 0, "UTF-8", "cp1252"),  # the neighbour lies
        ("Théâtre".encode("cp1252"), 0x02, "ISO-8859-1", "cp1252"),
        ("Théâtre".encode("cp850"), 0x02, "", "cp850"),
        ("Théâtre".encode("cp850"), 0, "OEM 850", "cp850"),
        ("Théâtre".encode("cp850"), 0, "850", "cp850"),
    ],
)
def test_the_encoding(source, raw, page, beside, encoding):
    if beside:
        source(beside.encode(), "registre.cpg")
    found = _profile(source, table(NAME, [(raw,)], page=page))
    assert found.encoding == encoding
    assert found.grids[0].rows[0] == ("Théâtre",)


def test_a_letter_cut_by_the_width_of_its_field_does_not_change_the_encoding(source):
    found = _profile(source, table(NAME, [(("a" * 9 + "é").encode(),)]))
    assert found.encoding == "utf-8"
    assert found.grids[0].rows[0] == ("a" * 9,)


def test_erased_rows_are_nobody_s(source):
    content = bytearray(table(NAME, [(b"a",), (b"b",)]))
    content[content.index(b" a")] = ord("*")
    assert list(_profile(source, bytes(content)).grids[0].rows) == [("b",)]


def test_a_table_cut_in_the_middle(source):
    found = _profile(source, table(NAME, [(b"a",)] * 10)[:-40])
    assert found.grids[0].total == 6
    assert "10 lignes annoncées, 6 présentes" in found.grids[0].notes[0]


def test_a_large_table_is_read_at_its_head_middle_and_end(source):
    (grid,) = _profile(source, table(NAME, [(b"%d" % number,) for number in range(10_000)])).grids
    numbers = [int(row[0]) for row in grid.rows]
    assert len(numbers) == MAX_ROWS == len(set(numbers))
    assert (numbers[0], numbers[-1], grid.total) == (0, 9999, 10_000)
    assert 5000 in numbers


def test_more_columns_than_the_head_holds(source):
    content = table([(b"C%d" % number, b"C", 1) for number in range(2045)], [(b"x",) * 2045])
    made = source(content)
    made = dataclasses.replace(made, head=content[:8192])
    assert dbf.recognise(made)
    assert len(dbf.profile(made).grids[0].header) == 2045


def test_columns_that_are_none(source):
    content = table([(b"A", b"C", 4), (b"B", b"C", 4)], [(b"a", b"b")])
    made = source(content)
    source(content.replace(b"B\0\0", b"\1\0\0").replace(b"C\0\0\0\0\4", b"?\0\0\0\0\4"))
    with pytest.raises(UnreadableError, match="colonnes"):
        dbf.profile(made)
