import datetime as dt
import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import xlsx
from transverse.inventory.profilers import zip as zips

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _made(fill):
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(*rows, name="Feuil1"):
    def fill(book):
        book.active.title = name
        for row in rows:
            book.active.append(row)

    return _made(fill)


def _with(content, **parts):
    """Return the archive with some of its parts replaced, by the end of their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            end = info.filename.rpartition("/")[2].partition(".")[0]
            kept = info.filename.endswith(".rels") or end not in parts
            new.writestr(info.filename, old.read(info) if kept else parts[end])
    return out.getvalue()


def _profile(source, content, name="classeur.xlsx"):
    made = source(content, name)
    assert xlsx.recognise(made)
    return xlsx.profile(made)


def test_each_kind_of_cell(source):
    moment = dt.datetime(2021, 3, 2, 14, 30)  # noqa: DTZ001
    row = ("Été", 12, 0.1, 1e20, True, dt.date(2021, 3, 2), moment, dt.time(8, 5), "=1/0", "a\nb", 12.0)
    content = _rows([f"colonne {n}" for n in "abcdefghijk"], row)
    (grid,) = _profile(source, content).grids
    told = ("Été", "12", "0.1", "1e+20", "true", "2021-03-02", "2021-03-02T14:30:00", "08:05:00", "", "a\nb", "12")
    assert grid.rows[0][: len(told)] in {told, (*told[:8], *told[9:])}  # a column of errors is empty, and left
    assert grid.total == 1


def test_every_sheet_is_a_table(source):
    def fill(book):
        book.active.title = "Rues"
        for row in (["rue", "places"], ["Lilas", 3], ["Roses", 4]):
            book.active.append(row)
        notice = book.create_sheet("Lisez-moi")
        notice["A1"] = "Cette feuille explique longuement ce que contiennent toutes les autres feuilles du classeur."
        hidden = book.create_sheet("Listes")
        hidden.sheet_state = "hidden"
        hidden.append(["zone"])
        hidden.append(["A1"])
        book.create_sheet("Vide")

    profile = _profile(source, _made(fill))
    assert [(grid.name, grid.header, grid.total) for grid in profile.grids] == [
        ("Rues", ("rue", "places"), 2),
        ("Listes", ("zone",), 1),
    ]
    assert profile.notes == (
        "La feuille «\u00a0Lisez-moi\u00a0» ne contient que du texte.",
        "La feuille «\u00a0Listes\u00a0» est masquée.",
    )


def test_titles_gaps_and_a_header_on_two_rows(source):
    def fill(book):
        sheet = book.active
        sheet["B2"] = "Population des communes"
        for row in (["Commune", 2012, None, 2013], [None, "Hommes", "Femmes", "Hommes", "Femmes"]):
            sheet.append([None, *row])
        sheet.merge_cells("C3:D3")
        sheet.append([None, "Bondy", 1, 2, 3, 4])
        sheet.append([None, "Antibes", 5, 6, 7, 8])

    (grid,) = _profile(source, _made(fill)).grids
    assert grid.header == ("Commune", "2012 / Hommes", "2012 / Femmes", "2013 / Hommes", "2013 / Femmes")
    assert grid.rows[1] == ("Antibes", "5", "6", "7", "8")
    assert "ligne 3" in grid.notes[0]


def test_only_the_first_rows_are_read_and_all_are_counted(source):
    content = _rows(["nom", "an"], *([f"n{n}", n] for n in range(5_000)))
    (grid,) = _profile(source, content).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, 5_000)
    assert grid.rows[-1] == (f"n{MAX_ROWS - 1}", f"{MAX_ROWS - 1}")


def test_two_cells_far_apart_take_no_room(source):
    content = _made(lambda book: (book.active.append(["nom"]), book.active.cell(1_048_576, 300, "loin")))
    (grid,) = _profile(source, content).grids
    assert (grid.header, grid.total) == (("nom", "col_2"), 1)


def test_days_counted_from_1904(source):
    def fill(book):
        book.epoch = openpyxl.utils.datetime.MAC_EPOCH
        book.active.append(["le", "n"])
        book.active.append([dt.date(2021, 3, 2), 1])

    assert _profile(source, _made(fill)).grids[0].rows == (("2021-03-02", "1"),)


def test_prefixes_inline_texts_and_cells_without_place(source):
    sheet = (
        f'<?xml version="1.0"?><x:worksheet xmlns:{SPREADSHEET.replace("xmlns", "x", 1)}><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>nom</x:t></x:is></x:c><x:c t="str"><x:v>an</x:v></x:c></x:row>'
        '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>É</x:t></x:r><x:r><x:t>té</x:t></x:r></x:is></x:c>'
        '<x:c t="d"><x:v>2021-03-02</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    (grid,) = _profile(source, _with(_rows(["a"]), sheet1=sheet)).grids
    assert (grid.header, grid.rows, grid.total) == (("nom", "an"), (("Été", "2021-03-02"),), 1)


def test_names_of_parts_from_another_system(source):
    content = _rows(["nom"], ["a"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename.replace("/", "\\").replace("sharedStrings", "SharedStrings"), old.read(info))
    assert _profile(source, out.getvalue()).grids[0].rows == (("a",),)


def test_the_name_does_not_decide(source):
    content = _rows(["nom"], ["a"])
    assert _profile(source, content, "ancien.xls").grids[0].header == ("nom",)
    assert not xlsx.recognise(source(b"nom;an\na;1\n", "faux.xlsx"))
    assert xlsx.RANK < zips.RANK


def test_a_workbook_without_a_table_is_listed(source):
    assert _profile(source, _rows()).listed == "Le classeur est vide."
    assert _profile(source, _rows(["Une phrase " * 9])).listed == "Un classeur qui ne contient que du texte."


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("sheet1", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', "entités"),
        ("sheet1", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'.encode("utf-16"), "entités"),
        ("sheet1", "<worksheet><sheetData><row></sheetData>", "abîmé"),
        ("sheet1", f"<worksheet {SPREADSHEET}><sheetData>{'<a/>' * 1_100_000}</sheetData></worksheet>", "démesurée"),
        ("workbook", "pas du XML", "abîmé"),
        ("styles", "<styleSheet><numFmts><numFmt numFmtId='x'/></numFmts></styleSheet>", "abîmé"),
    ],
)
def test_harm_and_damage_are_refused(source, part, content, reason):
    with pytest.raises(UnreadableError, match=reason):
        _profile(source, _with(_rows(["nom", "an"], ["a", 1]), **{part: content}))


def test_a_bomb_is_read_no_further_than_its_first_rows(source):
    row = "<row><c><v>1</v></c></row>"
    sheet = f"<worksheet {SPREADSHEET}><sheetData>{row * 2_000_000}</sheetData></worksheet>"
    (grid,) = _profile(source, _with(_rows(["a"]), sheet1=sheet)).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, None)


def test_a_hundred_sheets_that_are_one_take_no_more_time(source):
    row = "<row><c><v>1</v></c></row>"
    sheet = f"<worksheet {SPREADSHEET}><sheetData>{row * 300_000}</sheetData></worksheet>"
    many = "".join(f'<sheet name="f{n}" r:id="rId1"/>' for n in range(150))
    book = f'<workbook {SPREADSHEET} xmlns:r="http://r"><sheets>{many}</sheets></workbook>'
    profile = _profile(source, _with(_rows(["a"]), sheet1=sheet, workbook=book))
    assert [profile.grids[0].total, profile.grids[-1].total] == [300_000, None]
    assert "dernières feuilles ne sont pas lues" in profile.notes[0]


def test_a_binary_workbook_says_what_to_do(source):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    with pytest.raises(UnreadableError, match="xlsx, puis recommencez"):
        _profile(source, out.getvalue(), "x.xlsb")


@given(st.binary(max_size=300), st.integers(0, 6_000))
def test_damage_is_told_and_nothing_else_happens(tmp_path_factory, noise, place):
    content = _rows(["nom", "an"], ["a", 1])
    content = content[:place] + noise + content[place + len(noise) :]
    path = tmp_path_factory.mktemp("x") / "f.xlsx"
    path.write_bytes(content)
    made = Source(path, "f.xlsx", len(content), content[:65_536])
    if xlsx.recognise(made):
        with suppress(UnreadableError):
            xlsx.profile(made)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short(source, share):
    content = _rows(["nom", "an"], ["a", 1])
    made = source(content[: int(len(content) * share)], "f.xlsx")
    if xlsx.recognise(made):
        with pytest.raises(UnreadableError, match="incomplet"):
            xlsx.profile(made)
