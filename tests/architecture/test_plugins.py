"""Every plug-in carries its source and its proofs, and more counter-examples than examples."""

import importlib
import tomllib
from pathlib import Path

import pytest

from transverse.common.registry import data_files, modules
from transverse.language.terms import families
from transverse.trades import trades

ROOT = Path(__file__).parents[2]
FAMILIES = list(families().values())


def _named(package):
    return [pytest.param(module, id=module.__name__.rpartition(".")[2]) for module in modules(package)]


@pytest.mark.parametrize("module", _named("transverse.language.agreement"))
def test_an_agreement(module):
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
    assert _differ(before for before, _ in (*module.EXAMPLES, *module.COUNTER_EXAMPLES))


@pytest.mark.parametrize("module", _named("transverse.language.protect"))
def test_a_protection(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.SOURCE
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
    assert _differ((*module.EXAMPLES, *module.COUNTER_EXAMPLES))


@pytest.mark.parametrize("module", _named("transverse.documents.formats"))
def test_a_format(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.LABEL
    assert module.EXTENSIONS
    assert list((ROOT / "tests/documents").glob(f"test_{module.ID}*.py")), "no test of its round trip"


@pytest.mark.parametrize("module", _named("transverse.inventory.profilers"))
def test_a_kind_of_file(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.LABEL
    assert module.SOURCE
    assert hasattr(module, "profile") != hasattr(module, "members")
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
    assert _differ((*module.EXAMPLES, *module.COUNTER_EXAMPLES))


@pytest.mark.parametrize("module", _named("transverse.inventory.databases"))
def test_a_kind_of_data_base(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.LABEL
    assert module.SOURCE
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
    assert all(example.startswith(tuple(f"{each}://" for each in module.SCHEMES)) for example in module.EXAMPLES)


@pytest.mark.parametrize("module", _named("transverse.inventory.column_types"))
def test_a_meaning_of_a_column(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.LABEL
    assert module.SOURCE
    assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
    assert _differ((*module.EXAMPLES, *module.COUNTER_EXAMPLES))


@pytest.mark.parametrize("module", _named("transverse.inventory.exports"))
def test_a_form_of_catalogue(module):
    assert module.__name__.endswith(f".{module.ID}")
    assert module.LABEL
    assert module.SOURCE
    assert set(module.SUFFIXES) == set(module.MEDIA_TYPES)
    assert (ROOT / f"tests/inventory/exports/test_{module.ID}.py").exists()


@pytest.mark.parametrize("package", ["schemas", "trade_words"])
def test_tables_of_the_inventory_carry_their_proofs(package):
    for file in data_files(f"transverse.inventory.{package}"):
        table = tomllib.loads(file.read_text("utf-8"))
        assert table["source"], file.name
        examples, others = table["tests"]["examples"], table["tests"]["counter_examples"]
        assert 0 < len(examples) < len(others), file.name
        assert _differ((*examples, *others)), file.name


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_a_family_of_terms(family):
    assert family.heading.source
    for term in family.terms:
        assert 0 < len(term.examples) < len(term.counter_examples), term.id
        assert _differ((*(each.before for each in term.examples), *term.counter_examples)), term.id


@pytest.mark.parametrize("trade", trades().values(), ids=lambda trade: trade.code)
def test_a_trade(trade):
    assert trade.source
    assert 0 < len(trade.examples) < len(trade.counter_examples)
    assert _differ((*trade.examples, *trade.counter_examples))


@pytest.mark.parametrize("package", ["trades", "language.terms", "language.terms.compounds", "language.words"])
def test_data_say_what_they_are(package):
    for file in data_files(f"transverse.{package}"):
        text = file.read_text("utf-8")
        assert text.startswith("#") or "\nsource = " in text, file.name


def test_a_plug_in_is_discovered_and_never_listed():
    for package in ("transverse.language.agreement", "transverse.language.protect", "transverse.documents.formats"):
        door = Path(importlib.import_module(package).__file__).read_text("utf-8")
        assert not [module.__name__ for module in modules(package) if f"import {module.__name__}" in door]


def _differ(sentences):
    listed = list(sentences)
    return len(set(listed)) == len(listed)
