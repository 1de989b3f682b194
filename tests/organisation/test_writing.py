"""Our own table, written: what a spreadsheet opens, what it must not run, and the empty model."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from charts import codes, read

from transverse.organisation import Agent, Chart, Post, Unit, as_csv, own_columns, template

CHART = Chart(
    (Unit("A", "Eau, air", None, "eau"), Unit("B", "=Air", "A")),
    (
        Post("P1", "+Cheffe", "A", "1", Decimal("0.80"), head=True, superior=None),
        Post("P2", "'=x", "A", None, None, head=False, superior="P1"),
    ),
    (Agent("1", "-Exemple", "@Camille", "c@ville.example"), Agent("2", "Seul", "")),
)


def _rows(text):
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_lines_are_what_a_french_spreadsheet_opens():
    lines = list(as_csv(CHART))
    assert lines[0].startswith("\ufeffcode_unite;unite;")
    assert all(line.endswith("\r\n") for line in lines)
    assert lines[1] == "A;Eau, air;;P1;'+Cheffe;oui;1;'-Exemple;'@Camille;c@ville.example;0,8;;eau\r\n"


def test_a_unit_without_post_and_an_agent_without_post_have_a_line():
    rows = _rows("".join(as_csv(CHART)))
    assert [row[:4] for row in rows[1:]] == [
        ["A", *row] for row in (["Eau, air", "", "P1"], ["Eau, air", "", "P2"])
    ] + [
        ["B", "'=Air", "A", ""],
        ["", "", "", ""],
    ]
    assert rows[-1][6:8] == ["2", "Seul"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "'=1", "''@a", "＝1"])
def test_no_cell_begins_like_a_formula(text):
    chart = Chart((Unit(text, text, None, text),))
    written = "".join(as_csv(chart))
    assert all(cell.startswith("'") for cell in _rows(written)[1] if cell)
    reading = read(written)
    assert reading.chart == chart
    assert codes(reading) == ["head-missing"]


def test_an_apostrophe_that_guards_nothing_stays():
    chart = Chart((Unit("A", "'Eau", None),))
    assert "'Eau;" in "".join(as_csv(chart))
    assert read("".join(as_csv(chart))).chart == chart


def test_the_model_is_read_without_an_anomaly():
    reading = read(template())
    assert not reading.anomalies
    assert len(reading.chart.units) == len(reading.chart.posts) == len(reading.chart.agents) == 2
    assert "".join(as_csv(reading.chart)) == template()


def test_columns_are_described_once():
    columns = own_columns()
    assert len({column.id for column in columns}) == len({column.heading for column in columns}) == len(columns)
    assert {len(column.examples) for column in columns} == {0, 2}
    assert all(column.meaning.endswith(".") for column in columns)
