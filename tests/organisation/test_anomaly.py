"""Anomalies: every kind is met and worded, and many of one kind do not drown the reader."""

import re
from pathlib import Path

import pytest
from charts import table

from transverse import organisation
from transverse.organisation import Consequence, Severity, explain, explain_group, summary
from transverse.organisation.anomaly import MOST_OF_A_KIND, Log, kinds

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(organisation.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("code", kinds())
def test_a_kind_is_used_and_reads_as_a_sentence(code):
    kind = kinds()[code]
    stem, _, end = code.rpartition("-")
    assert f'"{code}"' in SOURCES or (f'f"{stem}-{{fault}}"' in SOURCES and f'"{end}"' in SOURCES)
    log = Log()
    log.add(code, 12, "colonne", "valeur", "détail")
    (anomaly,) = log.anomalies()
    sentence = explain(anomaly)
    assert re.fullmatch(r"[A-ZÀÉL«].* \(ligne 12, colonne «\xa0colonne\xa0»\)\xa0: [^.]*\.", sentence)
    assert "{" not in sentence
    assert kind.then[0].islower() or kind.then[0] == "«"
    assert not kind.then.endswith(".")


def test_blocking_is_for_what_leaves_nothing_to_import():
    blocking = {code for code, kind in kinds().items() if kind.severity is Severity.BLOCKING}
    assert blocking == {"no-unit", "column-missing", "quote-unclosed"}
    assert blocking == {code for code, kind in kinds().items() if kind.consequence is Consequence.NOTHING}


def test_many_of_a_kind_are_one_group_with_its_first_lines():
    reading = table(*(f"U{n};Service {n};absent;;;;;;;" for n in range(5000)))
    groups = {group.code: group for group in summary(reading.anomalies)}
    group = groups["parent-unknown"]
    assert (group.count, group.lines) == (5000, (2, 3, 4, 5, 6))
    assert explain_group(group).endswith("4999 autres cas, lignes 3, 4, 5, 6….")
    assert len(groups) == 3


def test_a_group_of_two_names_the_other():
    reading = table("U1;A;absent;;;;;;;", "U2;B;absent;;;;;;;")
    (group,) = [each for each in summary(reading.anomalies) if each.code == "parent-unknown"]
    assert explain_group(group).endswith("placé au sommet. Un autre cas, ligne 3.")


def test_blocking_ones_come_first():
    log = Log()
    for _ in range(3):
        log.add("line-empty", 3)
    log.add("no-unit")
    assert [group.code for group in summary(log.anomalies())] == ["no-unit", "line-empty"]
    assert log.is_blocked


def test_beyond_a_bound_they_are_only_counted():
    log = Log()
    for line in range(MOST_OF_A_KIND + 25):
        log.add("line-empty", line + 1)
    listed = log.anomalies()
    assert len(listed) == MOST_OF_A_KIND + 1
    assert (listed[-1].line, listed[-1].count) == (None, 25)
    assert summary(listed)[0].count == MOST_OF_A_KIND + 25
    assert "(et 25 autres cas de même sorte)" in explain(listed[-1])


def test_what_is_shown_can_be_stored_and_read():
    log = Log()
    log.part = "a\0b"
    log.add("formula", 1, "co\x07l", "x" * 500 + "\0", "\ud800\u202e")
    (anomaly,) = log.anomalies()
    assert (anomaly.part, anomaly.column, anomaly.detail) == ("a•b", "co•l", "••")
    assert len(anomaly.value) == 120
