"""The oracle is held against itself: with and without its bounds, and its linear programmes against known answers."""

from fractions import Fraction

from hypothesis import given, settings

from staffing.exact_lp import Programme
from staffing.oracle import optimum
from staffing.tiny import problems


@settings(deadline=None, max_examples=40)
@given(problems(resources=3, projects=1))
def test_its_bounds_leave_out_nothing(problem):
    assert optimum(problem) == optimum(problem, exhaustive=True)


def test_the_first_cost_counts_first():
    programme = Programme(2)
    left, right = programme.variable(c0=-1, c1=3), programme.variable(c0=-1)
    programme.at_most({left: 1, right: 2}, 4)
    programme.at_most({left: 1}, 3)
    costs, values = programme.solve()
    assert costs == [0, Fraction(-7, 2), 9]
    assert (values[left], values[right]) == (3, Fraction(1, 2))


def test_the_second_cost_parts_equals():
    programme = Programme(2)
    left, right = programme.variable(c0=-1, c1=1), programme.variable(c0=-1)
    programme.at_most({left: 1, right: 1}, 4)
    assert programme.solve()[0] == [0, -4, 0]


def test_a_row_that_cannot_be_met():
    programme = Programme(1)
    days = programme.variable(c0=1)
    programme.at_least({days: 1}, 5)
    programme.at_most({days: 1}, 3)
    assert programme.solve()[0] == [2, 3]
