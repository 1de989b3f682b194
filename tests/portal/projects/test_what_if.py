"""A year with something changed, and the two compared: pure, without tables nor solver."""

from transverse.portal.projects.what_if import Change, changed, difference, figures
from transverse.staffing.model import (
    Aims,
    Assignment,
    Condition,
    Directorate,
    Missing,
    Need,
    Offer,
    Plan,
    Problem,
    Project,
    Resource,
    Status,
    Unmet,
)

Q1, Q2, Q3, Q4 = (f"2027-T{number}" for number in range(1, 5))
NONE = Aims(0, (0.0,), 0.0, 0.0, 0, 0, 0)


def project(key, *periods, priority=2):
    return Project(key, priority, periods, (Need(f"{key}-n", "cartes", 3, 4.0),))


PROBLEM = Problem(
    (Q1, Q2),
    (Directorate("d"), Directorate("e")),
    (
        Resource("u", "d", "u", 1, 8.0, (Offer("cartes", 3, 8.0),)),
        Resource("v", "e", "v", 2, 8.0, (Offer("cartes", 3, 8.0),)),
    ),
    (project("a", Q1, Q2), project("b", Q1)),
)


def plan(*assignments, missing=(), unmet=()):
    return Plan(assignments, (), missing, unmet, NONE, NONE, Status.OPTIMAL)


def test_a_project_moved_keeps_its_length_and_brings_its_quarters():
    found = changed(PROBLEM, [Change("a", starts=Q3)])
    assert [each.periods for each in found.projects] == [(Q3, Q4), (Q1,)]
    assert found.periods == (Q1, Q2, Q3, Q4)


def test_a_project_may_cross_the_year():
    assert changed(PROBLEM, [Change("a", starts=Q4)]).projects[0].periods == (Q4, "2028-T1")


def test_a_priority_changes_and_nothing_else():
    found = changed(PROBLEM, [Change("b", priority=1)])
    assert [each.priority for each in found.projects] == [2, 1]
    assert found.projects[1].periods == (Q1,)


def test_a_project_dropped_is_not_there_and_an_unknown_one_changes_nothing():
    assert [each.id for each in changed(PROBLEM, [Change("a", is_dropped=True)]).projects] == ["b"]
    assert changed(PROBLEM, [Change("z", is_dropped=True)]) == PROBLEM
    assert changed(PROBLEM, []) == PROBLEM


def test_figures_add_up_by_project_and_by_directorate():
    found = figures(
        PROBLEM,
        plan(
            Assignment("a", "a-n", "u", Q1, 4.0),
            Assignment("a", "a-n", "v", Q2, 3.0),
            missing=(Missing("a", "a-n", Q2, 1.0), Missing("b", "b-n", Q1, 0.01)),
            unmet=(Unmet("b", Condition.DIRECTORATES, "", 2),),
        ),
    )
    assert found.asked == {"a": 8.0, "b": 4.0}
    assert found.missing == {"a": 1.0}
    assert found.given == {"d": 4.0, "e": 3.0}
    assert found.unmet == {"b": {Condition.DIRECTORATES: 2}}
    assert found.is_whole == frozenset()


def test_the_same_year_twice_differs_in_nothing():
    one = figures(PROBLEM, plan(Assignment("a", "a-n", "u", Q1, 4.0)))
    assert difference(one, one).is_nothing


def test_what_is_gained_and_what_is_lost():
    before = figures(PROBLEM, plan(Assignment("a", "a-n", "u", Q1, 8.0), missing=(Missing("b", "b-n", Q1, 4.0),)))
    after = figures(PROBLEM, plan(Assignment("b", "b-n", "v", Q1, 4.0), missing=(Missing("a", "a-n", Q1, 8.0),)))
    found = difference(before, after)
    assert (found.becomes_whole, found.is_short) == (("b",), ("a",))
    assert found.missing == {"a": (0.0, 8.0), "b": (4.0, 0.0)}
    assert found.given == {"d": (8.0, 0.0), "e": (0.0, 4.0)}
    assert not found.is_nothing


def test_a_project_dropped_neither_gains_nor_loses():
    before = figures(PROBLEM, plan(Assignment("a", "a-n", "u", Q1, 8.0), missing=(Missing("b", "b-n", Q1, 4.0),)))
    after = figures(changed(PROBLEM, [Change("b", is_dropped=True)]), plan(Assignment("a", "a-n", "u", Q1, 8.0)))
    found = difference(before, after)
    assert (found.becomes_whole, found.is_short) == ((), ())
    assert found.missing == {"b": (4.0, None)}
