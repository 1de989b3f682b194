"""Clashes that counting shows, against the oracle."""

from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.oracle import optimum
from staffing.random_plans import problem
from transverse.staffing.conditions import only
from transverse.staffing.obvious import obvious


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_counting_shows_is_a_minimal_clash(rng):
    asked = problem(rng, resources=4, projects=1)
    for each in obvious(asked):
        assert optimum(only(asked, each))[0] > 0
        for gone in each:
            rest = only(asked, [clause for clause in each if clause != gone])
            assert not rest.projects or optimum(rest)[0] == 0
