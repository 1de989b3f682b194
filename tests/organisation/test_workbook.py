"""Workbooks: XLSX, ODS and XLS give the same chart as CSV; hostile ones end in a sentence, and end only themselves."""

import datetime as dt
from decimal import Decimal

import pytest
from charts import check_sound, codes, found, only, read
from workbooks import ROWS, XLS, far_xlsx, ods, packed, with_member, xlsx

from transverse.common.errors import (
    ChartError,
    DamagedChartError,
    EmptyChartError,
    EncryptedChartError,
    UnknownChartError,
    UnsafeChartError,
)
from transverse.organisation import workbook, workbook_reader

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize("source", [xlsx(), ods(), XLS], ids=["xlsx", "ods", "xls"])
@pytest.mark.parametrize("name", ["organigramme.xlsx", "sans-extension", "faux.csv"])
def test_each_format_gives_the_chart_whatever_the_name(source, name):
    reading = read(source, name)
    assert [(unit.code, unit.name, unit.line) for unit in reading.chart.units] == [("A", "Eau", 2)]
    assert reading.rows == 1


def test_cells_are_read_as_a_person_writes_them():
    headings = ("code_unite", "unite", "code_poste", "poste", "responsable", "matricule", "nom", "etp", "prenom")
    row = ("A", dt.date(2024, 1, 2), 12, True, True, 1001.0, None, 0.8, dt.time(8, 30))
    reading = read(xlsx([headings, row]))
    unit, post, agent = reading.chart.units[0], reading.chart.posts[0], reading.chart.agents[0]
    assert (unit.name, post.code, post.title, post.head) == ("2024-01-02", "12", "oui", True)
    assert (agent.code, agent.first_name, post.fte) == ("1001", "08:30:00", Decimal("0.8"))


def test_headings_need_not_be_at_the_top_left():
    reading = read(
        xlsx([(), (None, "Organigramme"), (), (None, None, "code_unite", "unite"), (None, None, "A", "Eau")])
    )
    assert reading.chart.units[0].line == 5
    assert only(reading, "lines-above-header").value == "4"


def test_several_sheets_of_the_same_form_are_one_chart():
    reading = read(xlsx(ROWS, [("code_unite", "unite", "code_unite_mere"), ("B", "Air", "Z")], [("autre",), ("1",)]))
    assert [unit.code for unit in reading.chart.units] == ["A", "B"]
    assert only(reading, "part-unknown").value == "Feuille3"


def test_a_hidden_sheet_is_told_and_left():
    reading = read(xlsx(ROWS, [("code_unite", "unite"), ("B", "Air")], hidden=["Feuille2"]))
    assert [unit.code for unit in reading.chart.units] == ["A"]
    assert only(reading, "sheet-hidden").value == "Feuille2"


def test_the_sheet_is_named_when_there_are_several():
    lines = [("code_unite", "unite", "etp", "poste"), ("A", "Eau", "abc", "Agent")]
    assert only(read(xlsx(lines, ROWS)), "fte-unreadable").part == "Feuille1"
    assert not only(read(xlsx(lines)), "fte-unreadable").part


def test_formulas_are_read_as_what_they_give():
    reading = read(xlsx([("code_unite", "unite"), ("A", "=1+1")]))
    assert "formula" not in codes(reading)
    assert only(reading, "unit-name-missing").value == "A"


def test_two_far_cells_end_in_a_sentence():
    with pytest.raises(UnsafeChartError, match="démesuré"):
        read(far_xlsx())


def test_a_sheet_too_wide_or_too_long():
    with pytest.raises(UnsafeChartError, match="500 colonnes"):
        read(xlsx([("code_unite", "unite", *("x" for _ in range(600)))]))
    with pytest.raises(ChartError):
        read(ods(cell='table:number-columns-repeated="1000000000"'))


def test_too_many_lines_for_a_chart(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 10)
    with pytest.raises(UnsafeChartError, match="plus de 10 lignes"):
        read(xlsx([ROWS[0], *[ROWS[1]] * 12]))


@pytest.mark.parametrize(
    "source",
    [
        with_member(xlsx(), SHEET, lambda text: LAUGHS + text.replace("<v>", "<v>&j;")),
        with_member(xlsx(), "xl/workbook.xml", lambda text: LAUGHS + text.replace("Feuille1", "&j;")),
        ods([("code_unite", "unite"), ("A", "&j;")], before=LAUGHS),
        ods([("code_unite", "unite"), ("A", "&x;")], before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    ids=["sheet", "workbook", "ods", "external"],
)
def test_entities_are_never_followed(source):
    try:
        reading = read(source)
    except ChartError:
        return
    check_sound(reading.chart)
    assert "haha" not in repr(reading)
    assert "root:" not in repr(reading)


@pytest.mark.parametrize("source", [xlsx(), ods(), XLS], ids=["xlsx", "ods", "xls"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_cut_short(source, kept):
    with pytest.raises(DamagedChartError):
        read(source[: int(len(source) * kept)])


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_file_with_a_broken_part(member):
    try:
        check_sound(read(with_member(xlsx(), member, lambda text: text[: len(text) // 2])).chart)
    except ChartError as error:
        told = str(error)
        assert told.startswith("« essai.csv »")


def test_protected_files():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    inside = '<manifest:encryption-data xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    for source in (compound, ods(inside=inside)):
        with pytest.raises(EncryptedChartError, match="mot de passe"):
            read(source)


def test_an_empty_workbook():
    with pytest.raises(EmptyChartError):
        read(xlsx([]))


def test_another_office_file_is_no_workbook():
    with pytest.raises(UnknownChartError):
        read(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}))


def test_a_reading_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(workbook, "SECONDS", 0.001)
    with pytest.raises(UnsafeChartError, match="n'en finit pas"):
        read(xlsx())


def test_a_missing_module_is_named(monkeypatch):
    monkeypatch.setattr(workbook.subprocess, "run", lambda *_, **__: _Ended(workbook_reader.MISSING))
    with pytest.raises(ChartError, match=r"transverse\[organisation\]"):
        read(xlsx())


class _Ended:
    def __init__(self, code):
        self.returncode = code


def test_nothing_is_found_twice():
    assert not found(read(xlsx()), "part-unknown")
