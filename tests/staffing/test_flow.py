"""What must be missing is missing in every plan, and the flow says so priority by priority."""

from time import monotonic

import pytest
from hypothesis import given, settings

from staffing.years import years
from transverse.staffing.flow import least_missing
from transverse.staffing.measure import in_order
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource
from transverse.staffing.solve import staff
from transverse.staffing.tables import tabulate


def bound(problem):
    return least_missing(tabulate(problem), monotonic() + 60)


def asked(*priorities, cap=None):
    resources = (Resource("r", "D", "r", 1, 5.0, (Offer("s", 3, 9.0),)),)
    projects = tuple(
        Project(f"p{place}", priority, ("T1", "T2"), (Need("n", "s", 3, 3.0),))
        for place, priority in enumerate(priorities)
    )
    return Problem(("T1", "T2"), (Directorate("D", cap),), resources, projects)


@settings(deadline=None, max_examples=15)
@given(years(projects=3))
def test_no_plan_misses_less(problem):
    plan = staff(problem)
    aims = in_order(plan.aims)
    assert list(bound(problem)) <= [days + 1e-5 for days in aims[1:-5]]


@pytest.mark.parametrize(
    ("problem", "missing"),
    [
        (asked(1), (0.0,)),
        (asked(1, 1), (2.0,)),
        (asked(2, 5), (0.0, 2.0)),
        (asked(2, 2, 5), (2.0, 6.0)),
        (asked(1, 2, cap=2.0), (2.0, 6.0)),
    ],
    ids=["enough", "shared", "by priority", "first priority short", "cap of the directorate"],
)
def test_what_caps_leave(problem, missing):
    assert bound(problem) == pytest.approx(missing)


def test_no_time_no_bound():
    assert least_missing(tabulate(asked(1, 1)), monotonic() - 1) == (0.0,)
