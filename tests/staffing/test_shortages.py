"""Why days are missing: what is said to keep somebody from giving more does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import faults, plan, problem, published
from transverse.staffing.model import Assignment, Directorate, Missing, Need, Offer, Problem, Project, Resource
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.shortages import shortages
from transverse.staffing.solve import staff
from transverse.staffing.standing import may_carry, standing


def _short(need, *, resources=(), given=(), cap=None, max_members=None):
    asked = Problem(
        ("T1",),
        (Directorate("Eau", cap),),
        resources,
        (
            Project("A", 1, ("T1",), (Need("n", "plan", 3, 5),)),
            Project("B", 2, ("T1",), (need,), max_members=max_members),
        ),
    )
    found = shortages(standing(asked, published(asked, given, ())))
    return [each for each in found if each.missing.project == "B"]


def _resource(code, level=3, days=5.0, skill="plan"):
    return Resource(code, "Eau", code, 1, days, (Offer(skill, level, days),))


NEED = Need("n", "plan", 4, 2)
TAKEN = (Assignment("A", "n", "r", "T1", 5.0),)


@pytest.mark.parametrize(
    ("around", "reason"),
    [
        ({}, Reason(Code.NOBODY)),
        ({"resources": (_resource("r", skill="eau"),)}, Reason(Code.NOBODY)),
        ({"resources": (_resource("r", 1), _resource("s", 1))}, Reason(Code.TOO_LOW, 1, 4, (Part("r"), Part("s")))),
        ({"resources": (_resource("r"),), "given": TAKEN}, Reason(Code.TAKEN, 5, of=(Part("A", 5),))),
        ({"resources": (_resource("r", days=0.0),)}, Reason(Code.NO_DAYS, of=(Part("r"),))),
        ({"resources": (_resource("r", days=0.5),)}, Reason(Code.SHARE, of=(Part("r", 0.5),))),
        ({"resources": (_resource("r"),)}, Reason(Code.ROOM, of=(Part("r", 5),))),
        ({"resources": (_resource("r"),), "max_members": 0}, Reason(Code.MEMBERS_FULL)),
        (
            {"resources": (_resource("r"), _resource("s")), "cap": 5, "given": (Assignment("A", "n", "s", "T1", 5.0),)},
            Reason(Code.DIRECTORATE_FULL, 5, of=(Part("Eau"),)),
        ),
    ],
)
def test_each_reason(around, reason):
    (found,) = _short(NEED, **around)
    assert found.missing == Missing("B", "n", "T1", 2)
    assert reason in found.reasons


def test_nothing_missing_nothing_to_say():
    asked = Problem(("T1",), (Directorate("Eau"),), (_resource("r"),), (Project("A", 1, ("T1",), (NEED,)),))
    found = published(asked, [Assignment("A", "n", "r", "T1", 2.0, 1)], ())
    assert shortages(standing(asked, found)) == ()


def _may_give(asked, now, line, resource):
    """Whether somebody may give more to a line, in hundredths of days or by the least share, the rest being kept."""
    carries = resource.id in now.carriers(line.project, line.need)
    need = now.need(line.project, line.need)
    levels = {max(0, need.level - each.level) for each in resource.offers if each.skill == need.skill}
    days = min(line.days, 0.01 if carries else 1)
    return any(
        not faults(
            asked,
            [*now.plan.assignments, Assignment(line.project, line.need, resource.id, line.period, days, level)],
            now.plan.answers,
        )
        for level in levels
    )


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_who_is_said_unable_to_give_more_is(rng):
    asked = problem(rng)
    now = standing(asked, plan(rng, asked))
    for each in shortages(now):
        rooms = {part.id for reason in each.reasons if reason.code is Code.ROOM for part in reason.of}
        for resource in asked.resources:
            if resource.id not in rooms:
                assert not _may_give(asked, now, each.missing, resource)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_once_proven_nobody_could_just_give_more(rng):
    asked = problem(rng, conditions=False)
    found = staff(asked, seconds=20)
    now = standing(asked, found)
    for each in shortages(now):
        need = now.need(each.missing.project, each.missing.need)
        able = [resource for resource in asked.resources if may_carry(resource, need)]
        if found.aims == found.bounds:
            assert not any(_may_give(asked, now, each.missing, resource) for resource in able)
