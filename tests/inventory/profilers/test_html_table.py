from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import MAX_ROWS, Source, UnreadableError
from transverse.inventory.profilers import excel_xml, html_table, web_page

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
ROWS = "<tr><th>nom<th colspan=2>années<tr><td>Été &amp; Cie<td>12<td>13<tr><td>b<td>1<br>2<td>3"


@pytest.mark.parametrize("kind", [html_table, excel_xml], ids=lambda kind: kind.ID)
def test_examples(kind, tmp_path):
    assert 0 < len(kind.EXAMPLES) < len(kind.COUNTER_EXAMPLES)
    assert all(kind.recognise(Source(tmp_path, "x", len(head), head)) for head in kind.EXAMPLES)
    assert not any(kind.recognise(Source(tmp_path, "x", len(head), head)) for head in kind.COUNTER_EXAMPLES)


def _page(source, text, codec="utf-8", name="export.xls"):
    made = source(text.encode(codec), name)
    assert html_table.recognise(made)
    assert html_table.RANK < web_page.RANK
    return html_table.profile(made)


@pytest.mark.parametrize(
    ("head", "codec"),
    [("", "utf-8"), ("", "cp1252"), ("<meta charset='utf-8'>", "utf-8"), ("<!-- a --><head></head>", "utf-16")],
)
def test_a_page_under_the_name_of_a_workbook(source, head, codec):
    profile = _page(source, f"<html>{head}<table>{ROWS}</table></html>", codec)
    (grid,) = profile.grids
    assert grid.header == ("nom", "années", "col_3")
    assert grid.rows == (("Été & Cie", "12", "13"), ("b", "1\n2", "3"))
    assert grid.total == 2
    assert "c'est une page web" in profile.notes[0]


def test_several_tables(source):
    text = f"<html><table>{ROWS}</table><table><tr><td>rue<tr><td>Lilas</table></html>"
    assert [grid.header[0] for grid in _page(source, text).grids] == ["nom", "rue"]


def test_a_page_without_a_table_may_be_an_error(source):
    assert "message d'erreur" in _page(source, "<html><body>404</body></html>", name="arbres.csv").listed


def test_a_page_is_read_no_further_than_needed(source):
    (grid,) = _page(source, "<html><table><tr><td>an" + "<tr><td>2020" * 9_000).grids
    assert (len(grid.rows), grid.total) == (MAX_ROWS, None)


def test_a_page_under_its_own_name_is_left_to_be_listed(source):
    assert not html_table.recognise(source(b"<html><table></table></html>", "page.html"))


def _cell(value, kind="String", said=""):
    return f'<Cell{said}><Data ss:Type="{kind}">{value}</Data></Cell>'


def _book(*rows, name="Rues"):
    body = "".join(rows)
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">'
        f'<Worksheet ss:Name="{name}"><Table>{body}</Table></Worksheet></Workbook>'
    )


def test_a_workbook_in_one_text_of_xml(source):
    header = "<Row>" + _cell("rue") + _cell("posé le", said=' ss:Index="3"') + _cell("actif") + "</Row>"
    row = (
        _cell("Lilas", said=' ss:MergeAcross="1"')
        + _cell("2021-03-02T00:00:00.000", "DateTime")
        + _cell("1", "Boolean")
    )
    made = source(_book(header, f'<Row ss:Index="5">{row}</Row>').encode(), "rues.xls")
    assert excel_xml.recognise(made)
    (grid,) = excel_xml.profile(made).grids
    assert (grid.name, grid.header, grid.total) == ("Rues", ("rue", "posé le", "actif"), 1)
    assert grid.rows == (("Lilas", "2021-03-02", "true"),)


@pytest.mark.parametrize(
    "text", [_book()[:-9], f'<!DOCTYPE a><Workbook xmlns="{SPACE}"/>', f'<Workbook xmlns="{SPACE}"/>']
)
def test_damage_is_told(source, text):
    with pytest.raises(UnreadableError):
        excel_xml.profile(source(text.encode(), "rues.xls"))


@given(st.text(alphabet="<>/=\"'&;! tablerdhcospn12RowCelData", max_size=300), st.sampled_from([html_table, excel_xml]))
def test_any_text_is_read_or_told(tmp_path_factory, noise, kind):
    content = {"html_table": f"<html>{noise}", "excel_xml": _book(noise)}[kind.ID].encode()
    path = tmp_path_factory.mktemp("x") / "f.xls"
    path.write_bytes(content)
    with suppress(UnreadableError):
        kind.profile(Source(path, "f.xls", len(content), content))
