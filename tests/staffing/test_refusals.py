"""Why not that one: what is said to be impossible is, and what is said to cost does cost just that."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import faults, plan, problem
from transverse.common.errors import ProblemError
from transverse.staffing.exchange import exchanges
from transverse.staffing.ledger import TOLERANCE, open_ledger
from transverse.staffing.measure import aims, below, in_order
from transverse.staffing.model import (
    Assignment,
    Directorate,
    Need,
    Offer,
    Plan,
    Problem,
    Project,
    Resource,
    Status,
)
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.refusals import why_not
from transverse.staffing.solve import staff
from transverse.staffing.standing import standing

UNABLE = {Code.NO_SKILL, Code.TOO_LOW, Code.NO_DAYS, Code.TAKEN, Code.DIRECTORATE_FULL, Code.MEMBERS_FULL}
COSTS = {
    Code.COST_UNMET: "unmet",
    Code.COST_MISSING: "missing",
    Code.COST_OVERLOAD: "overload",
    Code.COST_TRAINING: "training",
    Code.COST_FRAGILITY: "fragility",
    Code.COST_MEMBERS: "members",
    Code.COST_DISTANCE: "distance",
}


def _asked(now):
    for project in now.problem.projects:
        for need in project.needs:
            for resource in now.problem.resources:
                if resource.id not in now.carriers(project.id, need.id):
                    yield project, need, resource


def _entries(now, project, need, resource):
    """Yield every way, in whole days, in which a resource may enter a need that all its carriers have left."""
    rest = [each for each in now.plan.assignments if (each.project, each.need) != (project.id, need.id)]
    for level in range(3):
        for days in product(range(need.days + 1), repeat=len(project.periods)):
            new = [
                Assignment(project.id, need.id, resource.id, period, float(each), level)
                for period, each in zip(project.periods, days, strict=True)
                if each
            ]
            if new:
                yield [*rest, *new]


def _changed(now, project, need, carried):
    """Return the whole plan with a need carried otherwise."""
    rest = [each for each in now.plan.assignments if (each.project, each.need) != (project.id, need.id)]
    return [*rest, *carried]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_who_is_said_unable_is_and_who_is_not_is_able(rng):
    asked = problem(rng)
    now = standing(asked, plan(rng, asked))
    for project, need, resource in _asked(now):
        said = why_not(now, project.id, need.id, resource.id)
        able = any(not faults(asked, entry, now.plan.answers) for entry in _entries(now, project, need, resource))
        assert (said.code in UNABLE) is not able, (project.id, need.id, resource.id, said)


def _aims_of(asked):
    priorities = {each.priority for each in asked.projects}
    return ["unmet", *("missing" for _ in priorities), "overload", "training", "fragility", "members", "distance"]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_cost_is_the_first_aim_that_changes_and_by_how_much(rng):
    asked = problem(rng)
    now = standing(asked, plan(rng, asked))
    worth = aims(open_ledger(asked, now.plan.assignments, now.plan.answers))
    for project, need, resource in _asked(now):
        said = why_not(now, project.id, need.id, resource.id)
        if said.code in UNABLE:
            continue
        after = [
            aims(open_ledger(asked, _changed(now, project, need, each.carried), now.plan.answers))
            for each in exchanges(now, project, need, resource)
        ]
        cheapest = min(after, key=lambda each: tuple(round(value, 5) for value in in_order(each)))
        assert all(not below(each, cheapest) for each in after)
        pairs = zip(_aims_of(asked), in_order(worth), in_order(cheapest), strict=True)
        change = [(name, other - one) for name, one, other in pairs if abs(one - other) > TOLERANCE]
        if said.code is Code.AS_GOOD:
            assert change == []
        elif said.code is Code.BETTER:
            assert below(cheapest, worth)
        else:
            assert change[0] == (COSTS[said.code], pytest.approx(said.value))


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_an_exchange_makes_a_sound_plan(rng):
    asked = problem(rng)
    now = standing(asked, plan(rng, asked))
    for project, need, resource in _asked(now):
        for each in exchanges(now, project, need, resource):
            changed = _changed(now, project, need, each.carried)
            assert faults(asked, changed, now.plan.answers) == []
            assert any(given.resource == resource.id for given in each.carried)
            assert not {given.resource for given in each.carried} & set(each.leaving)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_nothing_is_better_than_a_plan_that_was_proven(rng):
    asked = problem(rng)
    found = staff(asked, seconds=20)
    now = standing(asked, found)
    said = [why_not(now, project.id, need.id, resource.id) for project, need, resource in _asked(now)]
    if found.aims == found.bounds:
        assert Code.BETTER not in {each.code for each in said}


YEAR = Problem(
    ("T1", "T2"),
    (Directorate("Eau", 4), Directorate("Numérique")),
    (
        Resource("SIG", "Numérique", "SIG", 1, 10, (Offer("plan", 3, 5),), relay=True),
        Resource("Réseaux", "Eau", "Réseaux", 2, 10, (Offer("plan", 2, 5), Offer("eau", 4, 4))),
        Resource("Archives", "Numérique", "Archives", 1, 10, (Offer("plan", 4, 5),)),
        Resource("Voirie", "Numérique", "Voirie", 3, 10, (Offer("plan", 1, 5),)),
        Resource("Fêtes", "Numérique", "Fêtes", 1, 0, (Offer("plan", 3, 5),)),
        Resource("Plans", "Numérique", "Plans", 1, 10, (Offer("plan", 3, 5),)),
        Resource("Peu", "Numérique", "Peu", 1, 10, (Offer("plan", 3, 0),)),
        Resource("Loin", "Numérique", "Loin", 5, 10, (Offer("plan", 3, 5),)),
    ),
    (
        Project("Fuites", 1, ("T1", "T2"), (Need("carte", "plan", 3, 4), Need("eau", "eau", 4, 4))),
        Project("Pistes", 2, ("T1",), (Need("expert", "plan", 4, 1),)),
    ),
)


def _plan(*given):
    ledger = open_ledger(YEAR, given, ())
    worth = aims(ledger)
    return Plan(tuple(sorted(given)), (), (), (), worth, worth, Status.OPTIMAL)


CARRIED = _plan(
    *(Assignment("Fuites", "carte", "SIG", period, 2.0) for period in YEAR.periods),
    *(Assignment("Fuites", "carte", "Archives", period, 2.0) for period in YEAR.periods),
    *(Assignment("Fuites", "eau", "Réseaux", period, 4.0) for period in YEAR.periods),
)


@pytest.mark.parametrize(
    ("need", "resource", "reason"),
    [
        (("Fuites", "carte"), "SIG", Reason(Code.CARRIES)),
        (("Fuites", "eau"), "SIG", Reason(Code.NO_SKILL)),
        (("Pistes", "expert"), "Voirie", Reason(Code.TOO_LOW, 1, 4)),
        (("Fuites", "carte"), "Fêtes", Reason(Code.NO_DAYS, 0, 1)),
        (("Fuites", "carte"), "Réseaux", Reason(Code.DIRECTORATE_FULL, 4, of=(Part("Eau"),))),
        (("Fuites", "carte"), "Plans", Reason(Code.AS_GOOD, of=(Part("Archives"),))),
        (("Fuites", "carte"), "Loin", Reason(Code.COST_DISTANCE, 4, of=(Part("Archives"),))),
        (("Fuites", "carte"), "Peu", Reason(Code.COST_OVERLOAD, 1, of=(Part("Archives", 3),))),
        (("Fuites", "carte"), "Voirie", Reason(Code.COST_TRAINING, 10, of=(Part("Archives"),))),
        (("Pistes", "expert"), "Archives", Reason(Code.BETTER, 1)),
        (("Pistes", "expert"), "SIG", Reason(Code.BETTER, 1)),
    ],
)
def test_each_reason(need, resource, reason):
    assert why_not(standing(YEAR, CARRIED), *need, resource) == reason


def test_a_project_that_takes_all_the_days_is_named():
    full = _plan(*(Assignment("Fuites", "carte", "SIG", "T1", 4.0),), Assignment("Fuites", "eau", "Réseaux", "T1", 4.0))
    short = Problem(YEAR.periods, YEAR.directorates, (_with(YEAR.resources[0], 4), *YEAR.resources[1:]), YEAR.projects)
    said = why_not(standing(short, full), "Pistes", "expert", "SIG")
    assert said == Reason(Code.TAKEN, 0, 1, (Part("Fuites", 4),))


def _with(resource, days):
    return Resource(
        *(resource.id, resource.directorate, resource.service, resource.distance, days, resource.offers),
        relay=resource.relay,
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Rien", "carte", "SIG"), "« Rien » n'est pas un projet de ce problème."),
        (("Fuites", "rien", "SIG"), "« rien » n'est pas un besoin du projet « Fuites » de ce problème."),
        (("Fuites", "carte", "Rien"), "« Rien » n'est pas une ressource de ce problème."),
    ],
)
def test_what_does_not_exist_is_refused_in_a_sentence(names, said):
    with pytest.raises(ProblemError) as refused:
        why_not(standing(YEAR, CARRIED), *names)
    assert str(refused.value).replace("\u00a0", " ").startswith(said)
