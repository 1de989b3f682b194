"""Whatever comes in: our own table gives back the chart, nothing but a sentence is raised, the chart is sound."""

from io import BytesIO

import pytest
from charts import HEADINGS, charts, check_sound, ordered, read, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from transverse.common.errors import TransverseError
from transverse.organisation import Changes, as_csv, differences, explain, explain_group, importers, read_chart, summary
from transverse.organisation.cells import is_clean, tidy

_CODES = st.sampled_from(["", "A", "B", "C", "D", "XX", "0", "Z"])


def attempt(source, name="essai.csv"):
    try:
        reading = read_chart(BytesIO(source), name)
    except TransverseError:
        return
    check_sound(reading.chart)
    for sentence in (*map(explain, reading.anomalies), *map(explain_group, summary(reading.anomalies))):
        assert sentence.endswith(".")
        assert sentence.replace("\xa0", " ").isprintable()


@given(charts())
def test_our_own_table_gives_back_the_chart(chart):
    check_sound(chart)
    again = read("".join(as_csv(chart))).chart
    assert ordered(again) == ordered(chart)
    assert differences(chart, again) == Changes()


@given(st.text())
def test_a_text_is_made_clean_once(text):
    assert is_clean(tidy(text)[0])


@settings(max_examples=30)
@given(charts(), charts())
def test_differences_are_what_separates_two_charts(before, after):
    changes = differences(before, after)
    assert bool(changes) == (ordered(before) != ordered(after))
    assert {each.code for each in changes.units_added} == {
        unit.code for unit in after.units if unit.code not in {each.code for each in before.units}
    }


@given(st.binary(max_size=400))
def test_any_bytes(source):
    attempt(source)


@given(st.text(max_size=300))
def test_any_text_under_our_headings(text):
    attempt(f"{HEADINGS}\n{text}".encode("utf-8", "replace"))


@given(st.lists(st.tuples(*[_CODES] * 10), min_size=1, max_size=12))
def test_any_references(rows):
    attempt("\n".join([HEADINGS, *(";".join(row) for row in rows)]).encode())


@pytest.mark.parametrize("importer", importers(), ids=lambda each: each.ID)
@given(data=st.data())
def test_any_damage_to_an_example(importer, data):
    example = data.draw(st.sampled_from([*importer.EXAMPLES, *importer.COUNTER_EXAMPLES])).encode()
    start = data.draw(st.integers(0, len(example)))
    end = data.draw(st.integers(start, min(len(example), start + 20)))
    middle = data.draw(st.binary(max_size=8) | texts(0, 8).map(str.encode) | st.just(example[start:end] * 3))
    attempt(example[:start] + middle + example[end:])
