"""Small problems, each of one idea, whose best plan was found without any solver and read by a person."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from staffing.oracle import optimum
from staffing.tiny import problems
from transverse.staffing.certify import certify
from transverse.staffing.measure import in_order
from transverse.staffing.model import Aims, Status
from transverse.staffing.reading import read_problem
from transverse.staffing.solve import staff

ZOO = sorted(Path(__file__).with_name("zoo").glob("*.json"))
SECONDS = 60  # far more than any of them takes


def read(path):
    """Return the problem of a file, and the aims of its best plan."""
    content = json.loads(path.read_text(encoding="utf-8"))
    best = content["optimum"]
    return read_problem(json.dumps(content["problem"])), Aims(**{**best, "missing": tuple(best["missing"])})


def test_there_are_enough():
    assert len(ZOO) >= 30
    ideas = [json.loads(path.read_text(encoding="utf-8"))["idea"] for path in ZOO]
    assert len(set(ideas)) == len(ZOO)


@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.stem)
def test_the_best_plan_is_found_and_proven(path):
    problem, best = read(path)
    plan = staff(problem, seconds=SECONDS)
    assert in_order(plan.aims) == pytest.approx(in_order(best))
    assert in_order(plan.bounds) == pytest.approx(in_order(best))
    assert plan.status is (Status.INFEASIBLE if best.unmet else Status.OPTIMAL)
    assert not certify(problem, plan)


@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.stem)
def test_the_oracle_says_the_same(path):
    problem, best = read(path)
    assert optimum(problem) == pytest.approx(in_order(best))


@settings(deadline=None, max_examples=60)
@given(problems())
def test_the_solver_and_the_oracle_agree(problem):
    plan = staff(problem, seconds=SECONDS)
    assert not certify(problem, plan)
    assert in_order(plan.aims) == pytest.approx(optimum(problem))
    assert in_order(plan.bounds) == pytest.approx(in_order(plan.aims))
