import json

from hypothesis import assume, given

from staffing.plans import plan
from staffing.problems import year
from staffing.tiny import problems
from transverse.common.errors import ProblemError
from transverse.staffing.changes import Change, Step
from transverse.staffing.conditions import Clause, Demand
from transverse.staffing.conflicts import Conflict
from transverse.staffing.reading import read_problem
from transverse.staffing.trial import Lack, WayOut
from transverse.staffing.writing import as_json, problem_as_json

YEAR = read_problem(json.dumps(year()))


@given(problems())
def test_what_is_written_is_read_again(problem):
    text = json.dumps(problem_as_json(problem))
    try:
        again = read_problem(text)
    except ProblemError as refused:
        assume("porteurs" not in str(refused))
        raise
    assert again == problem


def test_a_year_is_written_as_it_was():
    assert problem_as_json(YEAR)["projects"][0] == {**year()["projects"][0], "needs": [
        {"min_holders": 0, **need} for need in year()["projects"][0]["needs"]
    ]}  # fmt: skip


def test_a_plan_has_the_keys_that_programs_know():
    written = as_json(YEAR, plan())
    assert json.loads(json.dumps(written)) == written
    assert {key: written[key] for key in ("version", "status", "gap", "gap_aim", "seconds")} == {
        "version": 1, "status": "infeasible", "gap": 0.0, "gap_aim": "", "seconds": 0.25,
    }  # fmt: skip
    assert written["assignments"][0] == {
        "project": "Fuites", "need": "plan", "resource": "SIG", "period": "T1", "days": 6.0, "training_levels": 1,
    }  # fmt: skip
    assert written["relays"] == [{"project": "Fuites", "service": "Réseaux", "resource": "Réseaux"}]
    assert written["missing"] == [
        {"project": "Fuites", "need": "plan", "period": "T2", "days": 2.0, "reason": written["missing"][0]["reason"]}
    ]
    assert "SIG" in written["missing"][0]["reason"]
    assert written["unmet"] == [{"project": "Fuites", "condition": "min_holders", "of": "terrain", "lacking": 1}]
    assert written["conflicts"] == []
    assert written["objective"] == {
        "unmet": 1, "missing": {"1": 2.0}, "overload": 0.0, "training": 5.0, "fragility": 2, "members": 2,
        "distance": 5,
    }  # fmt: skip


def test_conflicts_and_ways_out_have_a_sentence_each():
    clause = Clause("Fuites", Demand.HOLDERS, "terrain", 1)
    way = WayOut(Step(Change.MEMBERS, "Fuites", (), 4, 5), Lack(0, 1.5))
    written = json.loads(
        json.dumps(as_json(YEAR, plan(), conflicts=[Conflict((clause,), is_minimal=True)], ways_out=[way]))
    )
    (conflict,), (out,) = written["conflicts"], written["ways_out"]
    assert conflict["conditions"] == [{"project": "Fuites", "demand": "min_holders", "of": "terrain", "value": 1}]
    assert conflict["is_minimal"]
    assert "terrain" in conflict["sentence"]
    assert {key: out[key] for key in ("project", "change", "of", "before", "after")} == {
        "project": "Fuites", "change": "members", "of": [], "before": 4, "after": 5,
    }  # fmt: skip
    assert out["still"] == {"unmet": 0, "missing": 1.5}
    assert "5 membres" in out["sentence"]
