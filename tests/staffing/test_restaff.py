"""One project staffed anew: the others keep all they have, and it gets no less than before."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.random_plans import faults, plan, problem
from transverse.staffing.certify import certify
from transverse.staffing.model import Assignment, Directorate, Need, Offer, Problem, Project, Resource
from transverse.staffing.restaff import draft_of, restaff
from transverse.staffing.solve import staff
from transverse.staffing.tables import tabulate
from transverse.staffing.trial import lack


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_others_keep_what_they_have(rng):
    asked = problem(rng, projects=3)
    before = staff(asked, seconds=20) if rng.random() < 0.5 else plan(rng, asked)
    after = restaff(asked, before, "P1", seconds=20)
    if after is None:
        return
    assert certify(asked, after) == ()
    assert faults(asked, after.assignments, after.answers) == []
    for held in ("assignments", "answers"):
        kept = [[each for each in getattr(one, held) if each.project != "P1"] for one in (before, after)]
        assert kept[0] == kept[1]
    if before.aims == before.bounds:
        assert not lack(before, "P1").below(lack(after, "P1"))


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_draft_holds_all_days_of_a_plan(rng):
    asked = problem(rng)
    found = staff(asked, seconds=20)
    tables = tabulate(asked)
    draft = draft_of(tables, found.assignments)
    assert abs((draft.days @ tables.weight).sum() - sum(each.days for each in found.assignments)) < 1e-4


A = Resource("a", "A", "a", 1, 5, (Offer("plan", 3, 5),))
ASKED = Problem(
    ("T1", "T2"),
    (Directorate("A"),),
    (A,),
    tuple(Project(each, 1, ("T1", "T2"), (Need("n", "plan", 3, 4),)) for each in ("P", "Q")),
)


def test_it_gets_what_the_others_leave():
    before = restaff(ASKED, replace(staff(ASKED, seconds=5), assignments=(), answers=()), "P", seconds=5)
    after = restaff(ASKED, before, "Q", seconds=5)
    assert [each for each in after.assignments if each.project == "Q"] == [
        Assignment("Q", "n", "a", period, 1.0) for period in ("T1", "T2")
    ]


def test_what_no_longer_fits_is_no_plan():
    before = restaff(ASKED, replace(staff(ASKED, seconds=5), assignments=(), answers=()), "P", seconds=5)
    smaller = replace(ASKED, resources=(replace(A, max_days=3),))
    assert restaff(smaller, before, "Q", seconds=5) is None
