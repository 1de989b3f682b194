"""Smallest clashing sets, against all subsets."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from transverse.staffing.minimal import all_minimal, minimal

THINGS = tuple(range(7))
CORES = st.lists(st.frozensets(st.sampled_from(THINGS), min_size=1, max_size=4), min_size=1, max_size=4)


def _clashes(cores):
    return lambda some: any(core <= set(some) for core in cores)


def _by_hand(clashes):
    sets = [set(some) for size in range(len(THINGS) + 1) for some in combinations(THINGS, size) if clashes(some)]
    return {frozenset(one) for one in sets if not any(other < one for other in sets)}


@given(CORES)
def test_one_set_is_minimal(cores):
    clashes = _clashes(cores)
    found = minimal(THINGS, clashes)
    assert clashes(found)
    assert list(found) == sorted(found)
    assert not any(clashes([each for each in found if each != gone]) for gone in found)


@given(CORES)
def test_all_sets_are_found_once(cores):
    found = list(all_minimal(THINGS, _clashes(cores)))
    assert len(found) == len(set(found))
    assert {frozenset(each) for each in found} == _by_hand(_clashes(cores))


def test_nothing_clashes_nothing_is_found():
    assert list(all_minimal(THINGS, lambda _: False)) == []


def test_few_questions_are_asked_for_a_small_set_among_many():
    asked = []

    def clashes(some):
        asked.append(some)
        return {3, 700} <= set(some)

    assert minimal(tuple(range(1000)), clashes) == (3, 700)
    assert len(asked) < 60


@given(CORES, st.integers(0, 4))
def test_what_is_known_comes_first_and_once(cores, count):
    wanted = sorted(tuple(sorted(each)) for each in _by_hand(_clashes(cores)))
    found = list(all_minimal(THINGS, _clashes(cores), wanted[:count]))
    assert found[:count] == wanted[:count]
    assert sorted(found) == wanted
