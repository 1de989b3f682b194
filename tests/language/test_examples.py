"""The examples of the terms and of the agreement phenomena, through the whole engine, one document each."""

import pytest
from rewriting import EVERY_FAMILY, rewritten

from transverse.common.registry import modules
from transverse.language.terms import families

RULES = [(module.__name__.rpartition(".")[2], module) for module in modules("transverse.language.agreement")]
AGREED = [
    (name, before, after)
    for name, module in RULES
    for before, after in (*module.EXAMPLES, *module.COUNTER_EXAMPLES)
]  # fmt: skip
TERMS = [
    (f"{family.id}:{term.id}", term, None if family.heading.default else EVERY_FAMILY)
    for family in families().values()
    for term in family.terms
]
EXAMPLES = [(name, each.before, each.after, wanted) for name, term, wanted in TERMS for each in term.examples]
COUNTER_EXAMPLES = [(name, text, wanted) for name, term, wanted in TERMS for text in term.counter_examples]


@pytest.mark.parametrize(("name", "before", "after"), AGREED)
def test_an_agreement(name, before, after):
    assert rewritten(before) == after, name


@pytest.mark.parametrize(("name", "before", "after", "wanted"), EXAMPLES)
def test_an_example_of_a_term(name, before, after, wanted):
    assert rewritten(before, wanted) == after, name


@pytest.mark.parametrize(("name", "text", "wanted"), COUNTER_EXAMPLES)
def test_a_counter_example_of_a_term_is_left(name, text, wanted):
    assert rewritten(text, wanted) == text, name


@pytest.mark.parametrize(("name", "module"), RULES)
def test_a_phenomenon_is_complete(name, module):
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES), name
    assert any(mark in module.__doc__ for mark in ("«", '"')), "its docstring shows no example"
