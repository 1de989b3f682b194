"""What changed between two charts: units, posts, agents, heads, each by its code."""

from dataclasses import replace
from decimal import Decimal

import pytest

from transverse.organisation import Agent, Changes, Chart, HeadChange, Post, Transfer, Unit, UnitChange, differences

TOP, WATER, ROADS = Unit("T", "Technique", None), Unit("E", "Eau", "T", "eau"), Unit("V", "Voirie", "T")
CHIEF = Post("P1", "Directrice", "T", "1", Decimal(1), head=True, superior=None)
AGENT = Post("P2", "Agent", "E", "2", Decimal(1), head=False, superior="P1")
ONE, TWO = Agent("1", "Un", "Camille"), Agent("2", "Deux", "Claude")
BEFORE = Chart((TOP, WATER, ROADS), (CHIEF, AGENT), (ONE, TWO))


def _after(**changes):
    return differences(BEFORE, replace(BEFORE, **changes))


def test_nothing_changed():
    moved_lines = Chart(tuple(replace(unit, line=9) for unit in BEFORE.units), BEFORE.posts, BEFORE.agents)
    assert differences(BEFORE, moved_lines) == Changes()
    assert not differences(BEFORE, moved_lines)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (replace(WATER, name="Eau potable"), {"units_renamed"}),
        (replace(WATER, parent=None), {"units_moved"}),
        (replace(WATER, trade="dechets"), {"units_retraded"}),
        (replace(WATER, parent="V", name="Eau potable"), {"units_renamed", "units_moved"}),
    ],
)
def test_a_unit_that_changes(unit, expected):
    changes = _after(units=(TOP, unit, ROADS))
    told = {name: getattr(changes, name) for name in changes.__slots__ if getattr(changes, name)}
    assert told == dict.fromkeys(expected, (UnitChange(WATER, unit),))


def test_units_that_come_and_go():
    new = Unit("D", "Déchets", "T")
    changes = _after(units=(TOP, WATER, new))
    assert (changes.units_added, changes.units_removed) == ((new,), (ROADS,))


def test_posts():
    new, longer = Post("P3", "Agent", "V", None, None, head=False, superior="P1"), replace(AGENT, fte=Decimal("0.5"))
    changes = _after(posts=(longer, new))
    assert (changes.posts_added, changes.posts_removed) == ((new,), (CHIEF,))
    assert [(each.before, each.after) for each in changes.posts_changed] == [(AGENT, longer)]


def test_agents():
    new, renamed = Agent("3", "Trois", "Dominique"), replace(ONE, last_name="Un-Deux")
    changes = _after(agents=(renamed, new))
    assert (changes.arrivals, changes.departures) == ((new,), (TWO,))
    assert [each.after for each in changes.agents_changed] == [renamed]


def test_an_agent_who_changes_units():
    changes = _after(posts=(CHIEF, replace(AGENT, unit="V")))
    assert changes.transfers == (Transfer(TWO, ("E",), ("V",)),)
    both = _after(posts=(CHIEF, AGENT, replace(AGENT, code="P3", unit="V")))
    assert both.transfers == (Transfer(TWO, ("E",), ("E", "V")),)


def test_heads():
    changes = _after(posts=(replace(CHIEF, holder="2"), replace(AGENT, head=True)))
    assert changes.heads_changed == (HeadChange(TOP, "1", "2"), HeadChange(WATER, None, "2"))


def test_a_head_that_goes_with_its_unit_is_no_change_of_head():
    changes = differences(BEFORE, Chart((WATER, ROADS), (AGENT,), BEFORE.agents))
    assert changes.units_removed == (TOP,)
    assert not changes.heads_changed
