"""Alternatives: sound plans, without what they are said to be without, and never worse in their order than another."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import faults, plan, problem
from transverse.staffing.alternatives import Kind, alternatives, crossed_by
from transverse.staffing.certify import certify
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.measure import in_order
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource
from transverse.staffing.solve import staff

SECONDS = 60


def _served(worth):
    return in_order(worth)[: 1 + len(worth.missing)]


def _key(kind, found):
    """Return what an alternative makes least, in its order."""
    values = in_order(found.plan.aims)
    served, (overload, training, fragility, members, distance) = values[:-5], values[-5:]
    last = (fragility, members, distance)
    return {
        Kind.DIRECTORATES: (*served, found.directorates, overload, training, *last),
        Kind.TRAINING: (training, *served, overload, *last),
        Kind.OVERLOAD: (overload, *served, training, *last),
        Kind.TEAM: (*served, members, overload, training, fragility, distance),
    }[kind]


def _at_most(one, other):
    for left, right in zip(one, other, strict=True):
        if abs(left - right) > TOLERANCE:
            return left < right
    return True


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_an_alternative_is_a_sound_plan_and_what_it_is_called(rng):
    asked = problem(rng)
    best = staff(asked, seconds=20)
    found = alternatives(asked, best, seconds=SECONDS)
    assert [each.kind for each in found if each.kind is not Kind.TEAM] == list(Kind)[:3]
    for each in found:
        assert certify(asked, each.plan) == ()
        assert faults(asked, each.plan.assignments, each.plan.answers) == []
        assert each.is_proven
        assert each.directorates == crossed_by(asked, each.plan)
        assert (each.plan is best) is each.is_same
        if each.kind is Kind.TRAINING:
            assert each.plan.aims.training == 0
        elif each.kind is Kind.OVERLOAD:
            assert each.plan.aims.overload == pytest.approx(0)
        else:
            assert _served(each.plan.aims) == pytest.approx(_served(best.aims))
        if each.kind is Kind.TEAM:
            assert each.plan.aims.members < best.aims.members


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_plan_at_all_is_better_in_the_order_of_an_alternative(rng):
    asked = problem(rng)
    others = [plan(rng, asked) for _ in range(10)]
    found = alternatives(asked, staff(asked, seconds=20), seconds=SECONDS)
    for each in found:
        for other in (*others, *(one.plan for one in found)):
            beside = replace(each, plan=other, directorates=crossed_by(asked, other))
            assert _at_most(_key(each.kind, each), _key(each.kind, beside))


def _asked(*resources, **project):
    return Problem(
        ("T1",),
        tuple(Directorate(each) for each in dict.fromkeys(each.directorate for each in resources)),
        resources,
        (Project("P", 1, ("T1",), (Need("n", "plan", 3, 4), Need("m", "eau", 3, 4)), **project),),
    )


def _service(code, directorate, *offers, distance=1):
    return Resource(code, directorate, code, distance, 10, tuple(Offer(*each) for each in offers))


def _of(asked):
    best = staff(asked, seconds=20)
    return best, {each.kind: each for each in alternatives(asked, best, seconds=SECONDS)}


def test_fewest_directorates_may_cost_training():
    asked = _asked(
        _service("a", "A", ("plan", 3, 9), ("eau", 2, 9)),
        _service("b", "B", ("eau", 3, 9)),
    )
    _, found = _of(asked)
    fewest = found[Kind.DIRECTORATES]
    assert (fewest.directorates, fewest.plan.aims.training, fewest.is_same) == (1, 5, False)


def test_without_training_days_may_be_missing():
    asked = _asked(_service("a", "A", ("plan", 3, 9), ("eau", 2, 9)))
    best, found = _of(asked)
    assert best.aims.training == 5
    assert found[Kind.TRAINING].plan.aims.missing == (4,)


def test_without_overload_days_may_be_missing():
    asked = _asked(_service("a", "A", ("plan", 3, 3), ("eau", 3, 9)))
    best, found = _of(asked)
    assert best.aims.overload == 1
    assert found[Kind.OVERLOAD].plan.aims.missing == (1,)


def test_a_plan_that_is_its_own_alternative():
    asked = _asked(_service("a", "A", ("plan", 3, 9), ("eau", 3, 9)))
    best, found = _of(asked)
    assert [each.is_same for each in found.values()] == [True] * 3
    assert all(each.plan is best for each in found.values())


def test_a_smaller_team_is_shown():
    asked = _asked(
        _service("a", "A", ("plan", 3, 9), ("eau", 3, 3)),
        _service("b", "A", ("eau", 3, 9)),
    )
    best, found = _of(asked)
    assert best.aims.members == 2
    assert found[Kind.TEAM].plan.aims.members == 1


def test_without_time_nothing_is_called_proven():
    asked = _asked(_service("a", "A", ("plan", 3, 3), ("eau", 2, 9)))
    found = alternatives(asked, staff(asked, seconds=20), seconds=0)
    assert not any(each.is_proven for each in found)


def test_a_plan_without_training_is_its_own_alternative_at_once():
    asked = _asked(_service("a", "A", ("plan", 3, 9), ("eau", 3, 9)))
    best = staff(asked, seconds=20)
    found = {each.kind: each for each in alternatives(asked, best, seconds=0)}
    for kind in (Kind.TRAINING, Kind.OVERLOAD):
        assert (found[kind].plan, found[kind].is_same, found[kind].is_proven) == (best, True, True)
