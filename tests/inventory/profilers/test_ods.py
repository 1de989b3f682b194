import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import ods

URN = "urn:oasis:names:tc:opendocument:xmlns:"
ROOT = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{URN}office:1.0" xmlns:table="{URN}table:1.0" '
    f'xmlns:text="{URN}text:1.0"><office:body><office:spreadsheet>'
)
END = "</office:spreadsheet></office:body></office:document-content>"
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def _text(*values, said=""):
    return "".join(
        f'<table:table-cell office:value-type="string"{said}><text:p>{v}</text:p></table:table-cell>' for v in values
    )


def _cell(kind, attribute, value, shown="", said=""):
    typed = f'office:value-type="{kind}" office:{attribute}="{value}"{said}'
    return f"<table:table-cell {typed}><text:p>{shown}</text:p></table:table-cell>"


def _row(*cells, said=""):
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def _table(*rows, name="Feuille1"):
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def _file(*tables, manifest="", root=ROOT, end=END):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", root + "".join(tables) + end)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _profile(source, content, name="classeur.ods"):
    made = source(content, name)
    assert ods.recognise(made)
    return ods.profile(made)


def test_each_kind_of_cell(source):
    row = _row(
        _text("Rue<text:s text:c='2'/>A"),
        _cell("float", "value", "12", "12,00"),
        _cell("percentage", "value", "0.5", "50 %"),
        _cell("date", "date-value", "2021-03-02", "2 mars"),
        _cell("date", "date-value", "2021-03-02T08:00:00", "2 mars"),
        _cell("boolean", "boolean-value", "true", "VRAI"),
        _cell("time", "time-value", "PT08H05M00S", "8:05"),
        _cell("currency", "value", "3.5", "3,50 €"),
        _text("#N/A"),
        "<table:covered-table-cell/>",
        "<table:table-cell><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>",
    )
    (grid,) = _profile(source, _file(_table(_row(_text(*(f"colonne {n}" for n in "abcdefghi"))), row))).grids
    told = ("Rue  A", "12", "0.5", "2021-03-02", "2021-03-02T08:00:00", "true", "08:05:00", "3.5", "")
    assert grid.rows == (told,)


def test_repeated_cells_and_rows(source):
    rows = (
        _row(_text("a", "b"), "<table:table-cell table:number-columns-repeated='16382'/>"),
        _row(said=' table:number-rows-repeated="3"'),
        _row(
            _cell("float", "value", "1", said=' table:number-columns-repeated="2"'),
            said=' table:number-rows-repeated="4"',
        ),
        _row("<table:table-cell table:number-columns-repeated='16384'/>", said=' table:number-rows-repeated="1048500"'),
    )
    (grid,) = _profile(source, _file(_table(*rows))).grids
    assert (grid.header, grid.rows, grid.total) == (("a", "b"), (("1", "1"),) * 4, 4)


def test_every_sheet_is_a_table(source):
    tables = [_table(_row(_text("nom")), _row(_text(name)), name=f"{name} &amp; Cie") for name in "abc"]
    profile = _profile(source, _file(*tables, _table(name="vide")))
    assert [grid.name for grid in profile.grids] == ["a & Cie", "b & Cie", "c & Cie"]


def test_the_rest_of_a_long_sheet_is_counted_and_the_next_is_read(source):
    rows = [_row(_cell("float", "value", n)) for n in range(40_000)]
    long, short = _profile(
        source, _file(_table(_row(_text("n")), *rows), _table(_row(_text("nom")), _row(_text("a"))))
    ).grids
    assert (len(long.rows), long.total) == (MAX_ROWS, 40_000)
    assert short.header == ("nom",)


def test_endless_repetition_takes_no_room(source):
    row = _row(
        _cell("float", "value", "1", said=' table:number-columns-repeated="9999999"'),
        said=' table:number-rows-repeated="9999999"',
    )
    (grid,) = _profile(source, _file(_table(row))).grids
    assert len(grid.rows) * len(grid.header) < 1_000_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_file(_table(), manifest="<manifest:encryption-data/>"), "mot de passe"),
        (_file(root="<html>"), "abîmé"),
        (_file(_table("<table:table-row>"), end=""), "abîmé"),
        (_file(_table("<table:table-row></x>")), "abîmé"),
        (_file(_table("<!DOCTYPE a>")), "entités"),
    ],
)
def test_harm_and_damage_are_refused(source, content, reason):
    with pytest.raises(UnreadableError, match=reason):
        _profile(source, content)


@given(st.text(alphabet="<>/=\"' abtableoffice:-rowcelname123", max_size=200), st.integers(0, 900))
def test_damage_is_told_and_nothing_else_happens(tmp_path_factory, noise, place):
    body = _table(_row(_text("nom")), _row(_text("a")))
    content = _file(body[:place] + noise + body[place:])
    path = tmp_path_factory.mktemp("x") / "f.ods"
    path.write_bytes(content)
    with suppress(UnreadableError):
        ods.profile(Source(path, "f.ods", len(content), content[:65_536]))
