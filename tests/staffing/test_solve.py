"""What `staff` promises whatever the problem: sound plans, better and better, true bounds, no chance."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.years import year, years
from transverse.staffing import solve
from transverse.staffing.certify import certify
from transverse.staffing.measure import below, in_order
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource, Status
from transverse.staffing.solve import gap, staff

SECONDS = 60  # far more than any of them takes


def proven(problem):
    plan = staff(problem, seconds=SECONDS)
    assert gap(plan) == 0
    return plan


@settings(deadline=None, max_examples=12)
@given(years())
def test_plans_come_better_and_better_and_all_are_sound(problem):
    seen = []
    last = staff(problem, seconds=SECONDS, on_plan=seen.append)
    assert seen
    for before, after in zip(seen, [*seen[1:], last], strict=True):
        assert not below(before.aims, after.aims)
    for plan in [*seen, last]:
        assert certify(problem, plan) == ()
        assert 0 <= gap(plan) <= 1
        assert not below(plan.aims, last.bounds)


@settings(deadline=None, max_examples=10)
@given(years(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(problem, random):
    resources = random.sample(problem.resources, len(problem.resources))
    projects = random.sample(problem.projects, len(problem.projects))
    shuffled = replace(problem, resources=tuple(resources), projects=tuple(projects))
    one, other = proven(problem), proven(shuffled)
    assert replace(one, seconds=0.0) == replace(other, seconds=0.0)


@settings(deadline=None, max_examples=5)
@given(years(projects=2))
def test_projects_bounded_alone_never_promise_too_much(problem):
    best = proven(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solve, "SMALL", 0)
        plan = staff(problem, seconds=1)
    assert certify(problem, plan) == ()
    assert not below(plan.aims, best.aims)
    assert not below(best.aims, plan.bounds)


@settings(deadline=None, max_examples=12)
@given(years(projects=1, resources=30))
def test_a_project_alone_is_worth_the_same_in_one_model(problem):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solve, "Alone", _InOneModel)
        best = proven(problem)
    assert in_order(proven(problem).aims) == pytest.approx(in_order(best.aims))


class _InOneModel:
    """Stands for the search of one project: everyone in one model, no prefilter."""

    def __init__(self, tables, project, first, deadline) -> None:
        self.scope = solve.whole(tables, np.array([project]), tables.lines(project))
        self.first, self.effort = first, solve.Effort(deadline)

    def run(self) -> None:
        found = solve.lexicographic(self.scope, self.first, self.effort)
        self.best, self.bounds = found.draft, list(found.bounds)


def test_no_time_leaves_the_first_answer():
    problem = year(Random(7), resources=40, projects=6)  # noqa: S311 (always the same)
    plan = staff(problem, seconds=0)
    assert certify(problem, plan) == ()


@pytest.mark.parametrize(
    "problem",
    [
        Problem((), (), (), ()),
        Problem(("T1",), (), (), (Project("p", 1, ("T1",), (Need("n", "s", 3, 2.0),)),)),
        Problem(("T1",), (Directorate("D"),), (Resource("r", "D", "r", 1, 3.0, ()),), ()),
        Problem(("T1",), (Directorate("D"),), (Resource("r", "D", "r", 1, 3.0, ()),), (Project("p", 1, ("T1",), ()),)),
    ],
    ids=["nothing", "nobody", "no project", "no need"],
)
def test_empty_problems_have_a_plan(problem):
    plan = proven(problem)
    assert certify(problem, plan) == ()
    assert plan.assignments == ()


def test_a_whole_number_of_days_stays_whole():
    offers = (Offer("s", 3, 2.0),)
    problem = Problem(
        ("T1", "T2"),
        (Directorate("D"),),
        tuple(Resource(code, "D", code, 1, 4.0, offers) for code in "abc"),
        (Project("p", 1, ("T1", "T2"), (Need("n", "s", 3, 3.0),)),),
    )
    plan = proven(problem)
    assert plan.status is Status.OPTIMAL
    assert sum(each.days for each in plan.assignments) == 6.0
