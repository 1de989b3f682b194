"""Ways out: each one does what it says when the changed problem is staffed, and no smaller move would."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import problem, published
from transverse.common.errors import ProblemError
from transverse.staffing.changes import Change, Step, applied
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource
from transverse.staffing.restaff import restaff
from transverse.staffing.solve import staff
from transverse.staffing.trial import Lack, WayOut, lack
from transverse.staffing.ways_out import ways_out, ways_out_by

SECONDS = 60
PLAN = Need("n", "plan", 4, 2)


def _service(code, level=4, days=5.0, **more):
    return Resource(code, f"D{code}", code, 1, days, (Offer("plan", level, days),), **more)


def _asked(services, *, caps=None, periods=("T1",), others=(), **project):
    served = Project("P", 2, **{"periods": ("T1",), "needs": (PLAN,)} | project)
    directorates = tuple(Directorate(each.directorate, (caps or {}).get(each.id)) for each in services)
    return Problem(periods, directorates, services, (served, *others))


AB = (_service("a"), _service("b"))
BUSY = Project("Q", 1, ("T1",), (Need("q", "plan", 4, 5),))


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        (
            _asked(AB, concerned_services=("a", "b")),
            Step(Change.RELAY, "P", ("a", "b")),
        ),
        (
            _asked(AB, max_members=1, min_directorates=2),
            Step(Change.MEMBERS, "P", (), 1, 2),
        ),
        (
            _asked(AB, min_directorates=4),
            Step(Change.DIRECTORATES, "P", (), 4, 2),
        ),
        (
            _asked((_service("a"),), needs=(replace(PLAN, min_holders=2),)),
            Step(Change.HOLDERS, "P", ("n",), 2, 1),
        ),
        (
            _asked((_service("a"),), caps={"a": 0.5}),
            Step(Change.CAP, "P", ("Da",), 0.5, 2.5),
        ),
        (
            _asked((_service("a", 1),)),
            Step(Change.TRAINING, "P", ("a", "plan"), 1, 4),
        ),
        (
            _asked((_service("a"),), periods=("T1", "T2", "T3"), others=(BUSY,)),
            Step(Change.LATER, "P", (), 0, 1),
        ),
    ],
)  # fmt: skip
def test_each_kind_of_way(asked, step):
    found = ways_out(asked, staff(asked, seconds=20), "P", seconds=SECONDS)
    assert WayOut(step, Lack()) in found


def test_nothing_lacks_nothing_is_proposed():
    asked = _asked(AB)
    assert ways_out(asked, staff(asked, seconds=20), "P", seconds=SECONDS) == ()


def test_no_way_when_nobody_has_the_skill():
    asked = _asked((replace(_service("a"), offers=()),))
    assert ways_out(asked, staff(asked, seconds=20), "P", seconds=SECONDS) == ()


def test_nobody_is_trained_when_resources_are_persons():
    asked = _asked((replace(_service("a", 1), service="bureau"),))
    assert ways_out(asked, staff(asked, seconds=20), "P", seconds=SECONDS) == ()


def test_what_settles_all_comes_before_what_settles_some():
    asked = _asked(AB, concerned_services=("a",), min_directorates=3)
    found = ways_out(asked, staff(asked, seconds=20), "P", seconds=SECONDS)
    assert [(each.step.change, bool(each.lack)) for each in found] == [
        (Change.RELAY, True),
        (Change.DIRECTORATES, True),
    ]


def test_a_way_that_takes_from_another_project_is_none():
    after = Project("R", 3, ("T2",), BUSY.needs)
    asked = _asked((_service("a"),), periods=("T1", "T2"), others=(BUSY, after))
    plan = staff(asked, seconds=20)
    assert (lack(plan, "P"), lack(plan, "R")) == (Lack(0, 2), Lack())
    assert ways_out(asked, plan, "P", seconds=SECONDS) == ()


def test_without_time_nothing_is_proposed():
    asked = _asked(AB, min_directorates=4)
    plan = staff(asked, seconds=20)
    assert ways_out_by((), asked, plan, "P", seconds=0) == ()


def test_a_project_that_does_not_exist_is_refused():
    asked = _asked(AB)
    with pytest.raises(ProblemError):
        ways_out(asked, staff(asked, seconds=20), "x")


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False))
def test_among_many_projects_the_others_keep_what_they_have(rng):
    asked = problem(rng, resources=8, projects=6)
    plan = staff(asked, seconds=20)
    project = rng.choice(asked.projects).id
    for way in ways_out(asked, plan, project, seconds=SECONDS):
        assert way.lack.below(lack(plan, project))
        found = restaff(applied(asked, way.step), plan, project, seconds=20)
        if found and lack(found, project).below(lack(plan, project)):
            assert lack(found, project) == way.lack


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_each_way_does_what_it_says_and_no_smaller_move_does(rng):
    asked = problem(rng, resources=4, projects=1)
    plan = staff(asked, seconds=20)
    found = ways_out(asked, plan, "P0", seconds=SECONDS)
    assert [bool(way.lack) for way in found] == sorted(bool(way.lack) for way in found)
    for way in found:
        assert lack(staff(applied(asked, way.step), seconds=20), "P0") == way.lack
        assert way.lack.below(lack(plan, "P0"))
        for step in _smaller(way.step):
            assert way.lack.below(lack(staff(applied(asked, step), seconds=20), "P0"))


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_way_takes_from_the_others(rng):
    asked = problem(rng, resources=4, projects=3)
    plan = staff(asked, seconds=20)
    others = [each.id for each in asked.projects if each.id != "P1"]
    tried = []

    def solve(changed, seconds):
        tried.append(staff(changed, seconds=seconds))
        return tried[-1]

    for way in ways_out_by((solve,), asked, plan, "P1", seconds=SECONDS):
        assert any(
            lack(each, "P1") == way.lack and not lack(plan, *others).below(lack(each, *others)) for each in tried
        )


def _smaller(step):
    if step.change in {Change.MEMBERS, Change.DIRECTORATES, Change.HOLDERS, Change.CAP} and step.amount > 1:
        towards = 1 if step.after < step.before else -1
        yield replace(step, after=step.after + towards)


def test_what_a_better_plan_brings_is_no_merit_of_a_change():
    asked = _asked(AB, max_members=1, min_directorates=2)
    better = replace(asked, projects=(replace(asked.projects[0], max_members=2),))
    assert ways_out(better, published(better, [], []), "P", seconds=SECONDS) == ()
    assert [each.step.change for each in ways_out(asked, published(asked, [], []), "P", seconds=SECONDS)] == [
        Change.MEMBERS,
        Change.DIRECTORATES,
    ]
