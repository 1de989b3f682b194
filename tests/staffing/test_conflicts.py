"""Conditions that clash: the sets are those that trying every subset gives."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.oracle import optimum
from staffing.random_plans import problem, published
from transverse.staffing.conditions import Clause, Demand, clauses, only
from transverse.staffing.conflicts import Conflict, conflicts, conflicts_by
from transverse.staffing.feasible import infeasible
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource

SECONDS = 60


def _by_hand(asked, code):
    """Return the minimal sets of a project alone, by trying all subsets with the exact oracle."""
    alone = Problem(
        *(asked.periods, asked.directorates, asked.resources),
        tuple(each for each in asked.projects if each.id == code),
    )
    every = clauses(alone)
    clashing = []
    for size in range(1, len(every) + 1):
        for some in combinations(every, size):
            if not any(set(less) <= set(some) for less in clashing) and _clashes(alone, some):
                clashing.append(some)
    return clashing


def _clashes(asked, some):
    left = only(asked, some)
    return bool(left.projects) and optimum(left)[0] > 0


def _nothing(asked):
    return published(asked, [], [])


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_sets_of_a_project_are_those_of_all_subsets(rng):
    asked = problem(rng, resources=4, projects=1)
    plan = _nothing(asked)
    found = conflicts(asked, plan, seconds=SECONDS)
    wanted = _by_hand(asked, "P0") if plan.unmet else []
    assert all(each.is_minimal for each in found)
    assert {each.clauses for each in found} <= set(wanted)
    assert len(found) == min(5, len(wanted))


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_set_between_projects_is_minimal(rng):
    asked = problem(rng, resources=3, projects=2)
    for each in conflicts(asked, _nothing(asked), seconds=SECONDS):
        if len({clause.project for clause in each.clauses} - {""}) > 1:
            assert infeasible(only(asked, each.clauses), 20)
            for gone in each.clauses:
                assert infeasible(only(asked, [clause for clause in each.clauses if clause != gone]), 20) is False


def _services(count, **more):
    return tuple(
        Resource(f"s{each}", f"D{each}", f"s{each}", 1, 5, (Offer("plan", 3, 5),), **more) for each in range(count)
    )


def _asked(resources, *projects, caps=None):
    directorates = dict.fromkeys(each.directorate for each in resources)
    return Problem(
        *(("T1",), tuple(Directorate(each, (caps or {}).get(each)) for each in directorates), resources, projects)
    )


PLAN = Need("n", "plan", 3, 8)


@pytest.mark.parametrize(
    ("asked", "sets"),
    [
        (
            _asked(_services(6), Project("P", 1, ("T1",), (PLAN,), (), 6, 5)),
            [(Clause("P", Demand.DIRECTORATES, "", 6), Clause("P", Demand.MEMBERS, "", 5))],
        ),
        (
            _asked(_services(3), Project("P", 1, ("T1",), (PLAN,), ("s0",))),
            [(Clause("P", Demand.RELAY, "s0"),)],
        ),
        (
            _asked(_services(2), Project("P", 1, ("T1",), (Need("n", "droit", 3, 8, 1),), (), 0)),
            [(Clause("P", Demand.HOLDERS, "n", 1),)],
        ),
        (
            _asked(_services(2), Project("P", 1, ("T1",), (Need("n", "plan", 3, 8, 2),)), caps={"D0": 0.5, "D1": None}),
            [(Clause("P", Demand.HOLDERS, "n", 2), Clause("", Demand.CAP, "D0", 0.5))],
        ),
        (
            _asked(
                _services(3, relay=True), Project("P", 1, ("T1",), (PLAN,), ("s0", "s1", "s2"), 0, 2)
            ),
            [
                (
                    *(Clause("P", Demand.RELAY, f"s{each}") for each in range(3)),
                    Clause("P", Demand.MEMBERS, "", 2),
                )
            ],
        ),
    ],
)  # fmt: skip
def test_known_sets(asked, sets):
    found = conflicts(asked, _nothing(asked), seconds=SECONDS)
    assert [each.clauses for each in found] == sets
    assert all(each.is_minimal for each in found)


def test_two_projects_that_only_clash_together():
    one = _services(1)
    small = Resource("s0", "D0", "s0", 1, 1, one[0].offers)
    asked = _asked(
        (small,),
        *(Project(each, 1, ("T1",), (Need("n", "plan", 3, 8, 1),)) for each in ("A", "B")),
    )
    assert conflicts(asked, _nothing(asked), seconds=SECONDS) == (
        Conflict((Clause("A", Demand.HOLDERS, "n", 1), Clause("B", Demand.HOLDERS, "n", 1)), is_minimal=True),
    )


def test_all_is_met_nothing_is_asked():
    asked = _asked(_services(1), Project("P", 1, ("T1",), ()))
    assert conflicts_by(None, asked, _nothing(asked), seconds=1) == ()


def _three_relays():
    return _asked(_services(3, relay=True), Project("P", 1, ("T1",), (PLAN,), ("s0", "s1", "s2"), 0, 2))


def test_what_counting_shows_takes_no_time():
    asked = _asked(_services(6), Project("P", 1, ("T1",), (PLAN,), (), 6, 5))
    (found,) = conflicts_by(lambda *_: None, asked, _nothing(asked), seconds=0)
    assert [each.demand for each in found.clauses] == [Demand.DIRECTORATES, Demand.MEMBERS]


def test_what_is_not_proven_is_not_told():
    asked = _three_relays()
    assert conflicts_by(lambda *_: None, asked, _nothing(asked), seconds=1) == ()


def test_time_is_bounded():
    asked = _three_relays()
    assert conflicts(asked, _nothing(asked), seconds=0) == ()


def test_a_set_of_which_a_part_is_not_proven_says_so():
    asked = _three_relays()

    def slow(problem, seconds):
        project = problem.projects[0]
        return True if len(project.concerned_services) == 3 and project.max_members else None

    found, *_ = conflicts_by(slow, asked, _nothing(asked), seconds=60)
    assert not found.is_minimal
