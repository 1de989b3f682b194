"""Problems too large for the oracle, on which a solver was once wrong; their best plan is proven by another, CP-SAT."""

import json
from pathlib import Path

import pytest

from transverse.staffing.certify import certify
from transverse.staffing.measure import in_order
from transverse.staffing.model import Aims
from transverse.staffing.reading import read_problem
from transverse.staffing.solve import staff

HARD = sorted(Path(__file__).with_name("hard").glob("*.json"))


@pytest.mark.parametrize("path", HARD, ids=lambda path: path.stem)
def test_what_is_called_proven_is_true(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    problem, best = read_problem(json.dumps(content["problem"])), content["optimum"]
    plan = staff(problem, seconds=60)
    assert in_order(plan.aims) == pytest.approx(in_order(Aims(**{**best, "missing": tuple(best["missing"])})))
    assert in_order(plan.bounds) == pytest.approx(in_order(plan.aims))
    assert not certify(problem, plan)
