"""docs/organigramme.md tells the columns, the forms, the limits and an example, as they are."""

import re
from pathlib import Path

import pytest
from charts import codes, read

from transverse.organisation import archive, importers, own_columns, source, table, template

GUIDE = (Path(__file__).parents[2] / "docs/organigramme.md").read_text("utf-8")


def _row(column):
    others = ", ".join(f"`{each}`" for each in column.synonyms)
    return _plain(f"| `{column.heading}` | {column.meaning} | {others} |")


def _plain(text):
    return text.replace("\u00a0", " ")


def test_the_columns_are_those_of_the_reader():
    told = [line for line in GUIDE.splitlines() if line.startswith("| `")]
    assert told == [_row(column) for column in own_columns()]


@pytest.mark.parametrize("importer", importers(), ids=lambda each: each.ID)
def test_each_form_is_told(importer):
    (line,) = [line for line in GUIDE.splitlines() if line.startswith(f"| {_plain(importer.LABEL)} |")]
    assert all(f"`{each}`" in line for each in importer.EXTENSIONS)


def test_the_examples_are_read_as_they_stand():
    examples = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    assert examples[0] == template().removeprefix("\ufeff").replace("\r\n", "\n")
    readings = [read(example) for example in examples]
    assert not readings[0].anomalies
    assert set(codes(readings[1])) == {"post-codes-missing", "head-deduced", "head-missing", "unit-implied"}


def test_the_limits_are_those_of_the_reader():
    assert f"{source.LIMIT // 1_000_000} Mo" in GUIDE
    assert f"{table.MAX_ROWS // 1000} 000 lignes" in GUIDE
    assert f"{table.MAX_COLUMNS} colonnes" in GUIDE
    assert f"{archive.MAX_FILES} fichiers" in GUIDE
