"""Why days are missing, and which services could learn: pure, without tables nor solver."""

from transverse.portal.projects.lacks import Lack, Reason, lacks
from transverse.staffing.model import (
    Aims,
    Assignment,
    Directorate,
    Missing,
    Need,
    Offer,
    Plan,
    Problem,
    Project,
    Resource,
    Status,
)

Q1, Q2 = "2027-T1", "2027-T2"
NONE = Aims(0, (0.0,), 0.0, 0.0, 0, 0, 0)
PROBLEM = Problem(
    (Q1, Q2),
    (Directorate("d"),),
    (Resource("u", "d", "u", 1, 8.0, (Offer("cartes", 2, 8.0),)),),
    (Project("a", 1, (Q1, Q2), (Need("n", "cartes", 3, 4.0), Need("m", "enquetes", 4, 2.0))),),
)


def plan(*assignments, missing=()):
    return Plan(assignments, (), missing, (), NONE, NONE, Status.OPTIMAL)


def one(offered, *missing, assignments=()):
    (found,) = lacks(PROBLEM, plan(*assignments, missing=missing), offered)
    return found


def test_nothing_missing_is_nothing_to_learn():
    assert lacks(PROBLEM, plan(Assignment("a", "n", "u", Q1, 4.0)), {}) == ()
    assert lacks(PROBLEM, plan(missing=(Missing("a", "n", Q1, 0.01),)), {}) == ()


def test_days_are_added_over_the_quarters():
    found = one({}, Missing("a", "n", Q2, 1.0), Missing("a", "n", Q1, 4.0))
    assert found.lacks == (Lack("a", "n", "cartes", 5.0, (Q1, Q2), Reason.NOBODY),)
    assert (found.skill, found.days, found.learnt) == ("cartes", 5.0, 0)


def test_nobody_offers_it():
    assert one({}, Missing("a", "n", Q1, 4.0)).reasons == (Reason.NOBODY,)


def test_three_levels_below_is_nobody_but_the_service_could_learn():
    found = one({"enquetes": {"u": 1}}, Missing("a", "m", Q1, 2.0))
    assert (found.reasons, found.trainable) == ((Reason.NOBODY,), ("u",))


def test_one_or_two_levels_below():
    found = one({"cartes": {"v": 1, "u": 2}}, Missing("a", "n", Q1, 4.0))
    assert (found.reasons, found.trainable) == ((Reason.BELOW,), ("u", "v"))


def test_all_days_are_taken():
    found = one({"cartes": {"u": 2, "v": 3}}, Missing("a", "n", Q1, 4.0))
    assert (found.reasons, found.trainable) == ((Reason.TAKEN,), ("u", "v"))


def test_a_year_that_leans_on_training_says_so():
    found = one({"cartes": {"u": 2, "v": 1}}, assignments=(Assignment("a", "n", "u", Q1, 4.0, 1),))
    assert (found.days, found.learnt, found.leaning, found.trainable) == (0, 4.0, ("u",), ("v",))
    assert (found.lacks, found.projects) == ((), ("a",))
