import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from inventory.profilers.old_workbook import OLD, at, book, compound, record, shared, text
from transverse.inventory.profile import MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import xls, xlsx

LABEL, NUMBER, RK, MULRK, SHARED, FORMULA, STRING, FLAG = 0x204, 0x203, 0x27E, 0xBD, 0xFD, 0x06, 0x207, 0x205
STRINGS = ("Rue", "Places", "Posé le", "Rue de l’Église", "Été")
HEADER = b"".join(record(SHARED, at(0, n) + struct.pack("<L", n)) for n in range(3))
ROW = (
    record(SHARED, at(1, 0) + struct.pack("<L", 3))
    + record(RK, at(1, 1) + struct.pack("<L", (12 << 2) | 2))
    + record(NUMBER, at(1, 2, 1) + struct.pack("<d", 44257))
)
SHEET = ("Rues", 0, HEADER + ROW)


def _file(*sheets, **more):
    return compound({"Workbook": book(sheets or (SHEET,), table=shared(STRINGS), formats=("dd/mm/yyyy",), **more)})


def _profile(source, content, name="rues.xls"):
    made = source(content, name)
    assert xls.recognise(made)
    return xls.profile(made)


def test_a_sheet(source):
    (grid,) = _profile(source, _file()).grids
    assert grid.name == "Rues"
    assert grid.header == ("Rue", "Places", "Posé le")
    assert grid.rows == (("Rue de l’Église", "12", "2021-03-02"),)
    assert grid.total == 1


def test_another_reader_finds_the_same():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(_file())).get_sheet_by_index(0).to_python()
    assert [str(cell) for cell in rows[1]] == ["Rue de l’Église", "12", "2021-03-02"]


@pytest.mark.parametrize("cut", range(9, 34))
def test_shared_texts_cut_between_two_records(source, cut):
    """The rest of a text cut in two is told its width again; a character is never cut."""
    strings = ("Rue du Port", "l’Eau")
    if cut in {11 + len(strings[0]) + 3 + each for each in (1, 3, 5, 7, 9)}:
        return
    cells = b"".join(record(SHARED, at(n, 0) + struct.pack("<L", n)) for n in (0, 1))
    raw = book((("F", 0, cells),), table=shared(strings, cut))
    (grid,) = _profile(source, compound({"Workbook": raw})).grids
    assert [*grid.header, *(row[0] for row in grid.rows)] == [*strings]


def test_each_kind_of_cell(source):
    cells = (
        record(LABEL, at(1, 0) + text("a"))
        + record(MULRK, struct.pack("<HHHLHLH", 1, 1, 0, (5 << 2) | 3, 0, (-7 << 2) & 0xFFFFFFFF | 2, 2))
        + record(FORMULA, at(1, 3) + struct.pack("<d", 1.5) + bytes(8))
        + record(FORMULA, at(1, 4) + b"\0\0\0\0\0\0\xff\xff" + bytes(8))
        + record(0x4BC)
        + record(STRING, text("dit"))
        + record(FORMULA, at(1, 5) + b"\1\0\1\0\0\0\xff\xff" + bytes(8))
        + record(FLAG, at(1, 6) + b"\0\0")
        + record(FLAG, at(1, 7) + b"\x07\1")
        + record(NUMBER, at(1, 8, 1) + struct.pack("<d", 0.5))
    )
    header = b"".join(record(LABEL, at(0, n) + text(f"c{n}")) for n in range(9))
    (grid,) = _profile(source, _file(("F", 0, header + cells))).grids
    assert grid.rows == (("a", "0.05", "-7", "1.5", "dit", "true", "false", "", "12:00:00"),)


def test_a_workbook_of_before_excel_97(source):
    old = "Allée".encode("cp1252")
    cells = record(LABEL, at(0, 0) + b"\3\0nom") + record(LABEL, at(1, 0) + struct.pack("<H", len(old)) + old)
    raw = book((("Été", 0, cells),), version=OLD, before=record(0x42, b"\xe4\x04"))
    (grid,) = _profile(source, compound({"Book": raw})).grids
    assert (grid.name, grid.header, grid.rows) == ("Été", ("nom",), (("Allée",),))


def test_only_the_first_rows_are_read_and_all_are_counted(source):
    cells = b"".join(record(NUMBER, at(n, 0) + struct.pack("<d", n)) for n in range(1, 6_000))
    (grid,) = _profile(source, _file(("F", 0, record(LABEL, at(0, 0) + text("an")) + cells))).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, 5_999)


def test_two_cells_far_apart_take_no_room(source):
    cells = record(LABEL, at(0, 0) + text("nom")) + record(LABEL, at(65_535, 255) + text("loin"))
    (grid,) = _profile(source, _file(("F", 0, cells))).grids
    assert len(grid.rows) == 1


def test_a_chart_within_a_sheet_is_left(source):
    chart = record(0x809, struct.pack("<HHHHLL", 0x600, 0x20, 0, 0, 0, 0)) + record(NUMBER, at(9, 9) + bytes(8))
    (grid,) = _profile(source, _file(("F", 0, HEADER + chart + record(0x0A) + ROW))).grids
    assert (len(grid.header), grid.total) == (3, 1)


def test_a_hidden_sheet_is_told(source):
    assert _profile(source, _file(("F", 1, HEADER + ROW))).notes == ("La feuille «\u00a0F\u00a0» est masquée.",)


def test_a_password_is_told(source):
    with pytest.raises(UnreadableError, match="mot de passe"):
        _profile(source, _file(before=record(0x2F, b"\0\0")))


@pytest.mark.parametrize("name", ["classeur.xlsx", "classeur.xls"])
def test_a_recent_workbook_behind_a_password(source, name):
    made = source(compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), name)
    found = next(each for each in (xlsx, xls) if each.recognise(made))
    with pytest.raises(UnreadableError, match="mot de passe"):
        found.profile(made)


@given(st.binary(max_size=400), st.integers(0, 4000))
def test_damage_is_told_and_nothing_else_happens(tmp_path_factory, noise, place):
    content = _file()
    content = content[:place] + noise + content[place + len(noise) :]
    path = tmp_path_factory.mktemp("x") / "f.xls"
    path.write_bytes(content)
    made = Source(path, "f.xls", len(content), content[:65_536])
    if xls.recognise(made):
        with suppress(UnreadableError):
            xls.profile(made)


@pytest.mark.parametrize("size", [0, 8, 100, 512, 1024, 1536, 3000])
def test_a_file_cut_short(source, size):
    made = source(_file()[:size], "f.xls")
    if xls.recognise(made):
        with pytest.raises(UnreadableError, match="abîmé"):
            xls.profile(made)
