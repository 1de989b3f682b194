from dataclasses import replace

import pytest

from staffing.plans import BEST, plan
from transverse.staffing.gap import Gap, gap


def test_nothing_is_open_when_all_is_proven():
    assert gap(plan()) == Gap("", None, 0.0)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ({"unmet": 0}, Gap("unmet", None, 1.0)),
        ({"missing": (1.5,)}, Gap("missing", 0, 0.25)),
        ({"missing": (1.5,), "training": 0.0}, Gap("missing", 0, 0.25)),
        ({"fragility": 1, "distance": 0}, Gap("fragility", None, 0.5)),
        ({"distance": 4}, Gap("distance", None, 0.2)),
    ],
)
def test_the_first_aim_that_is_not_proven(bound, expected):
    assert gap(plan(bounds=replace(BEST, **bound))) == expected


def test_a_bound_before_that_is_higher_leaves_nothing_open_there():
    assert gap(plan(bounds=replace(BEST, missing=(2.0 + 1e-9,), overload=0.0, members=1))).aim == "members"
