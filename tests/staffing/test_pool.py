"""The prefilter leaves out nobody who matters."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from staffing.years import year, years
from transverse.staffing import pool as pools
from transverse.staffing.measure import in_order
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource
from transverse.staffing.pool import pool
from transverse.staffing.solve import staff
from transverse.staffing.tables import tabulate

MEMBERS = 3


def one_project(problem):
    return replace(problem, projects=(replace(problem.projects[0], max_members=MEMBERS),))


def kept_by(problem, depth):
    tables = tabulate(problem)
    lines = pool(tables, 0, tables.lines(0), depth, beyond=True)
    relays = {row for rows in tables.relays.values() for row in rows.tolist()}
    kept = {*tables.offer_resource[lines.offer].tolist(), *relays}
    return replace(problem, resources=tuple(tables.resources[row] for row in sorted(kept)))


@settings(deadline=None, max_examples=12)
@given(years(projects=1, resources=40).map(one_project))
def test_the_best_plan_is_worth_the_same_without_those_left_out(problem):
    best, filtered = staff(problem), staff(kept_by(problem, MEMBERS))
    assert in_order(filtered.aims) == pytest.approx(in_order(best.aims))
    assert in_order(filtered.bounds) == pytest.approx(in_order(best.bounds))


def _services(*offers, distance=2, room=5.0):
    return tuple(
        Resource(f"r{number}", "D", f"r{number}", distance, room, (Offer("s", level, days),))
        for number, (level, days) in enumerate(offers)
    )


def _asked(resources):
    project = Project("p", 1, ("T1",), (Need("n", "s", 3, 4.0),))
    return Problem(("T1",), (Directorate("D"), Directorate("E")), resources, (project,))


def codes(problem):
    return [each.id for each in problem.resources]


def test_equals_are_kept_as_often_as_they_may_serve():
    assert codes(kept_by(_asked(_services((3, 2.0), (3, 2.0), (3, 2.0))), 2)) == ["r0", "r1"]


def test_days_and_levels_beyond_the_need_are_worth_nothing_more():
    assert codes(kept_by(_asked(_services((3, 4.0), (4, 9.0))), 1)) == ["r0"]


@pytest.mark.parametrize(
    "better",
    [
        Resource("z", "D", "z", 1, 5.0, (Offer("s", 3, 2.0),)),
        Resource("z", "D", "z", 2, 5.0, (Offer("s", 3, 3.0),)),
        Resource("z", "E", "z", 2, 5.0, (Offer("s", 3, 2.0),)),
        Resource("z", "D", "z", 2, 5.0, (Offer("s", 2, 9.0), Offer("s", 3, 0.0))),
    ],
    ids=["nearer", "more days", "another directorate", "more days below the level"],
)
def test_who_is_better_at_one_thing_stays(better):
    problem = _asked((*_services((3, 2.0)), better))
    assert "z" in codes(kept_by(problem, 1))


def test_relays_of_concerned_services_stay():
    resources = (*_services((3, 4.0)), Resource("z", "D", "z", 9, 5.0, (Offer("s", 1, 1.0),), relay=True))
    problem = _asked(resources)
    concerned = replace(problem, projects=(replace(problem.projects[0], concerned_services=("z",)),))
    tables = tabulate(concerned)
    assert len(pool(tables, 0, tables.lines(0), 1, beyond=True).need) == 2


def test_to_compare_with_fewer_only_keeps_more(monkeypatch):
    problem = one_project(year(Random(3), resources=60, projects=1))  # noqa: S311 (always the same)
    tables = tabulate(problem)
    lines = tables.lines(0)
    exact = pool(tables, 0, lines, 2, beyond=True)
    monkeypatch.setattr(pools, "BEST", 3)
    monkeypatch.setattr(pools, "STRIP", 10)
    wider = pool(tables, 0, lines, 2, beyond=True)
    assert set(zip(exact.need, exact.offer, strict=True)) <= set(zip(wider.need, wider.offer, strict=True))
    assert np.isin(wider.offer, lines.offer).all()
