"""The page for the directors is one page, says what it leaves out, and adds up."""

from dataclasses import replace

import pytest
from reading import pages

from transverse.papers import Figures, Lead, Table, Task, write
from transverse.papers.kinds import page_codir
from transverse.papers.kinds.page_codir import EXAMPLE, Row, compose, headline

LONG = "Direction de l'aménagement, des mobilités et de la voirie"


def filled(count, name=LONG):
    rows = tuple(Row(f"{name} {number}", 4, 3, 2, 1, 1, 2, 1) for number in range(count))
    return replace(EXAMPLE, rows=rows, decisions=EXAMPLE.decisions * 4, tasks=EXAMPLE.tasks * 4)


def table(data):
    return next(each for each in compose(data).blocks if isinstance(each, Table))


@pytest.mark.parametrize("count", [0, 1, 14, 15, 30, 31, 200])
@pytest.mark.parametrize("name", ["A", LONG, f"{LONG} et des espaces publics du territoire"])
def test_it_is_one_page(count, name):
    assert pages(write(compose(filled(count, name)), "pdf")) == 1


def test_beyond_thirty_directions_the_others_are_counted_and_summed():
    rows = table(filled(34)).rows
    assert len(rows) == 32
    assert rows[-2] == ("… et 4 autres directions", "16", "12", "8", "4", "4", "8", "4")
    assert rows[-1] == ("Ensemble", "136", "102", "68", "34", "34", "68", "34")


def test_thirty_directions_are_all_named():
    assert [row[0] for row in table(filled(30)).rows][-2:] == [f"{LONG} 29", "Ensemble"]


def test_decisions_and_tasks_beyond_six_are_counted():
    blocks = compose(filled(1)).blocks
    assert "… et 2 autres décisions." in blocks[6].items
    assert blocks[8].rows[-1] == ("… et 2 autres échéances", "", "")


def test_the_sentence_says_what_is_missing():
    assert (
        headline(EXAMPLE.rows)
        == "7 services sur 22 sans relais, 9 lettres non signées, 5 lignes directes sans échange."
    )
    assert headline((Row("a", 1, 0, 0, 0, 1, 0, 1),)) == (
        "1 service sur 1 sans relais, 1 lettre non signée, 1 ligne directe sans échange."
    )


def test_the_sentence_of_a_network_where_nothing_is_missing():
    assert headline((Row("a", 3, 3, 1, 3, 0, 3, 0),)).startswith("Chaque service a son relais")


def test_the_caller_may_give_the_sentence():
    data = replace(EXAMPLE, headline="Le réseau est né.")
    assert Lead("Le réseau est né.") in compose(data).blocks


def test_key_figures_add_up():
    found = next(each for each in compose(EXAMPLE).blocks if isinstance(each, Figures))
    assert [value for value, _ in found.items] == ["15 sur 22", "7 sur 22", "8 sur 15", "9", "10 sur 15"]


def test_a_meeting_without_decision_nor_task_says_so():
    text = repr(compose(replace(EXAMPLE, decisions=(), tasks=())).blocks)
    assert "Aucune décision" in text
    assert "Aucune échéance" in text


def test_a_task_without_day_says_so():
    assert "sans date" in repr(compose(replace(EXAMPLE, tasks=(Task("a"),))).blocks)
    assert page_codir.MOST_ROWS == 30


def test_the_page_says_how_many_services_have_their_sheet():
    said = [each.content for each in compose(EXAMPLE).blocks if hasattr(each, "content")]
    assert EXAMPLE.sheets in said
    assert len(compose(replace(EXAMPLE, sheets="")).blocks) == len(compose(EXAMPLE).blocks) - 1
