"""Why this one: each fact is what the plan shows, and what is said to depend on a carrier does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import plan, problem, published
from transverse.common.errors import ProblemError
from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims, unmet
from transverse.staffing.model import (
    Answer,
    Assignment,
    Condition,
    Directorate,
    Need,
    Offer,
    Problem,
    Project,
    Resource,
)
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.reasons import why
from transverse.staffing.standing import may_carry, standing

YEAR = Problem(
    ("T1", "T2"),
    (Directorate("Eau"), Directorate("Numérique")),
    (
        Resource("SIG", "Numérique", "SIG", 1, 10, (Offer("plan", 4, 2), Offer("droit", 2, 5)), relay=True),
        Resource("Réseaux", "Eau", "Réseaux", 2, 10, (Offer("plan", 2, 5), Offer("eau", 4, 4))),
    ),
    (
        Project(
            *("Fuites", 1, ("T1", "T2")),
            (Need("carte", "plan", 3, 4, 2), Need("eau", "eau", 4, 4), Need("droit", "droit", 3, 1)),
            *(("SIG",), 2),
        ),
    ),
)
PLAN = published(
    YEAR,
    [
        Assignment("Fuites", "carte", "SIG", "T1", 4.0),
        Assignment("Fuites", "carte", "Réseaux", "T2", 3.0, 1),
        Assignment("Fuites", "eau", "Réseaux", "T2", 4.0),
        Assignment("Fuites", "droit", "SIG", "T2", 1.0, 1),
    ],
    [Answer("Fuites", "SIG", "SIG")],
)


def test_all_that_speaks_for_a_carrier():
    assert why(standing(YEAR, PLAN), "Fuites", "carte", "SIG") == (
        Reason(Code.AT_LEVEL, 4, 3),
        Reason(Code.ONLY_AT_LEVEL),
        Reason(Code.DAYS, 4, 4),
        Reason(Code.BEYOND, 2),
        Reason(Code.DISTANCE, 1),
        Reason(Code.ALREADY, of=(Part("droit"),)),
        Reason(Code.RELAY, of=(Part("SIG"),)),
        Reason(Code.HOLDER, 2, 2),
    )


def test_somebody_below_the_level():
    assert why(standing(YEAR, PLAN), "Fuites", "carte", "Réseaux") == (
        Reason(Code.BELOW, 1, 5),
        Reason(Code.DAYS, 3, 10),
        Reason(Code.DISTANCE, 2),
        Reason(Code.ALREADY, of=(Part("eau"),)),
        Reason(Code.HOLDER, 2, 2),
    )


def test_the_only_one():
    said = why(standing(YEAR, PLAN), "Fuites", "eau", "Réseaux")
    assert Reason(Code.ONLY) in said


def test_nothing_speaks_for_somebody_who_does_not_carry_the_need():
    assert why(standing(YEAR, PLAN), "Fuites", "eau", "SIG") == ()


@pytest.mark.parametrize("names", [("x", "eau", "SIG"), ("Fuites", "x", "SIG"), ("Fuites", "eau", "x")])
def test_what_does_not_exist_is_refused(names):
    with pytest.raises(ProblemError, match=r"x.* n'est pas un"):
        why(standing(YEAR, PLAN), *names)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_depends_on_a_carrier_fails_without(rng):
    asked = problem(rng)
    now = standing(asked, plan(rng, asked))
    for (project, need), carriers in now.carried.items():
        for code in carriers:
            said = {each.code for each in why(now, project, need, code)}
            left = [
                each
                for each in now.plan.assignments
                if (each.project, each.need, each.resource) != (project, need, code)
            ]
            ledger = open_ledger(asked, left, now.plan.answers)
            lacking = {(each.condition, each.of) for each in unmet(ledger) if each.project == project}
            if Code.HOLDER in said:
                assert (Condition.HOLDERS, need) in lacking
            if Code.DIRECTORATE in said:
                assert (Condition.DIRECTORATES, "") in lacking
            if Code.SECOND in said:
                assert aims(ledger).fragility > now.plan.aims.fragility
            others = [each for each in asked.resources if each.id != code and may_carry(each, now.need(project, need))]
            assert (Code.ONLY in said) is (not others)
