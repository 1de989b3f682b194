"""Each importer carries its source and its proofs: what it reads, and what it must report or leave."""

from pathlib import Path

import pytest
from charts import check_sound, codes, read

from transverse import organisation
from transverse.common.errors import ChartError
from transverse.organisation import importers

ALL = importers()
EXAMPLES = [(each, text) for each in ALL for text in each.EXAMPLES]
COUNTER_EXAMPLES = [(each, text, code) for each in ALL for text, code in each.COUNTER_EXAMPLES.items()]


def _ids(value):
    return getattr(value, "ID", None)


@pytest.mark.parametrize("importer", ALL, ids=_ids)
def test_an_importer_says_what_it_is(importer):
    assert importer.__name__.endswith(f".{importer.ID}")
    assert importer.LABEL
    assert importer.SOURCE
    assert importer.__doc__
    assert all(each.startswith(".") for each in importer.EXTENSIONS)
    assert 0 < len(importer.EXAMPLES) < len(importer.COUNTER_EXAMPLES)
    assert len({*importer.EXAMPLES, *importer.COUNTER_EXAMPLES}) == len(importer.EXAMPLES) + len(
        importer.COUNTER_EXAMPLES
    )


@pytest.mark.parametrize(("importer", "text"), EXAMPLES, ids=_ids)
def test_an_example_is_read(importer, text):
    reading = read(text)
    assert reading.source == importer.ID
    assert reading.chart.units
    assert reading.rows
    assert not reading.is_blocked
    check_sound(reading.chart)
    told = {"head-missing", "head-deduced", "post-codes-missing", "agent-codes-missing", "unit-implied"}
    assert set(codes(reading)) <= told


@pytest.mark.parametrize(("importer", "text", "code"), COUNTER_EXAMPLES, ids=_ids)
def test_a_counter_example_is_reported_or_left(importer, text, code):
    try:
        reading = read(text)
    except ChartError:
        assert not code
        return
    assert (reading.source == importer.ID) == bool(code)
    assert not code or code in codes(reading)
    check_sound(reading.chart)


def test_no_importer_claims_the_example_of_another():
    for importer, text in EXAMPLES:
        assert read(text, "sans-extension").source == importer.ID


def test_the_door_gives_the_function_and_not_the_folder():
    assert callable(organisation.importers)


def test_an_importer_is_discovered_and_never_listed():
    folder = Path(ALL[0].__file__).parent
    names = {path.stem for path in folder.glob("[!_]*.py")}
    assert {each.ID for each in ALL} == names
    for path in folder.parent.glob("*.py"):
        assert not [name for name in names if f"importers.{name}" in path.read_text("utf-8")]
