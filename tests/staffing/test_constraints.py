"""Every rule accepts its examples, refuses its counter-examples, and says why in one French sentence."""

from types import ModuleType

import pytest

from transverse.common.registry import modules
from transverse.staffing.certify import PACKAGE, certify, explain
from transverse.staffing.ledger import open_ledger

RULES = {module.__name__.rsplit(".", 1)[-1]: module for module in modules(PACKAGE)}


def faults(rule: ModuleType, case):
    ledger = open_ledger(case.problem, case.plan.assignments, case.plan.answers)
    return list(rule.check(ledger, case.plan))


@pytest.mark.parametrize("name", RULES)
def test_says_where_it_comes_from_and_has_more_counter_examples(name: str):
    rule = RULES[name]
    assert rule.__doc__
    assert rule.SOURCE
    assert rule.EXAMPLES
    assert len(rule.COUNTER_EXAMPLES) > len(rule.EXAMPLES)


@pytest.mark.parametrize(("name", "row"), [(name, row) for name in RULES for row in range(len(RULES[name].EXAMPLES))])
def test_accepts(name: str, row: int):
    assert faults(RULES[name], RULES[name].EXAMPLES[row]) == []


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name in RULES for row in range(len(RULES[name].COUNTER_EXAMPLES))]
)
def test_refuses(name: str, row: int):
    case = RULES[name].COUNTER_EXAMPLES[row]
    found = faults(RULES[name], case)
    assert found
    assert all(fault.rule == name for fault in found)
    assert set(found) <= set(certify(case.problem, case.plan))
    sentences = [explain(fault) for fault in found]
    assert all(sentence.endswith(".") and "data" not in sentence for sentence in sentences)


def test_sound_examples_are_certified_whole():
    case = RULES["aims"].EXAMPLES[0]
    assert certify(case.problem, case.plan) == ()
