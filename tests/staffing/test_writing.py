import json

from hypothesis import assume, given

from staffing.plans import plan
from staffing.problems import year
from staffing.tiny import problems
from transverse.common.errors import ProblemError
from transverse.staffing.reading import read_problem
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
        {**need, "min_holders": 1} for need in year()["projects"][0]["needs"]
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
    assert written["missing"] == [{"project": "Fuites", "need": "plan", "period": "T2", "days": 2.0}]
    assert written["unmet"] == [{"project": "Fuites", "condition": "min_holders", "of": "terrain", "lacking": 1}]
    assert written["conflicts"] == []
    assert written["objective"] == {
        "unmet": 1, "missing": {"1": 2.0}, "overload": 0.0, "training": 5.0, "fragility": 2, "members": 2,
        "distance": 5,
    }  # fmt: skip


def test_reasons_go_beside_the_days_that_are_missing():
    made = plan()
    (missing,) = made.missing
    written = as_json(YEAR, made, reasons={missing: "Personne."}, ways_out={missing: ("Former.",)})
    assert written["missing"][0]["reason"] == "Personne."
    assert written["missing"][0]["ways_out"] == ["Former."]
