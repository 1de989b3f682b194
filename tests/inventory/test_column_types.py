"""Each column type proves itself with its own examples, and those of the others that look alike."""

import pytest

from transverse.common.registry import modules
from transverse.inventory.column_type import column_types, known_words, labels
from transverse.inventory.model import Personal
from transverse.inventory.references import commune_codes, listed

TYPES = list(modules("transverse.inventory.column_types"))
# Where one cell may well be of both: what decides is the header.
LISTS = ("cantons", "communes", "departements", "noms", "pays", "pays_alpha2", "pays_alpha3", "prenoms", "regions")


@pytest.mark.parametrize("module", TYPES, ids=lambda module: module.ID)
class TestType:
    def test_it_says_what_it_is(self, module):
        assert module.__name__.endswith(f".{module.ID}")
        assert module.LABEL[0].islower() or module.LABEL[:3].isupper()
        assert module.SOURCE
        assert isinstance(module.PERSONAL, Personal)
        assert "data" not in module.LABEL

    def test_its_examples_hold_and_its_counter_examples_do_not(self, module):
        assert [each for each in module.EXAMPLES if not module.is_valid(each)] == []
        assert [each for each in module.COUNTER_EXAMPLES if module.is_valid(each)] == []

    def test_it_has_more_counter_examples_than_examples(self, module):
        assert 0 < len(module.EXAMPLES) < len(module.COUNTER_EXAMPLES)
        every = (*module.EXAMPLES, *module.COUNTER_EXAMPLES)
        assert len(set(every)) == len(every)

    def test_what_is_sure_is_valid(self, module):
        sure = getattr(module, "is_sure", module.is_valid)
        every = [each for other in TYPES for each in (*other.EXAMPLES, *other.COUNTER_EXAMPLES)]
        assert [each for each in every if sure(each) and not module.is_valid(each)] == []

    def test_it_asks_for_a_share(self, module):
        assert 0 < module.THRESHOLD <= 1
        assert module.RANK > 0

    def test_any_cell_is_answered(self, module):
        for cell in (
            "x",
            "0",
            "9" * 300,
            "é" * 300,
            "-",
            "a b " * 75,
            "\N{NO-BREAK SPACE}1",
            "²",
            "٣",
            "1e999",
            "(",
            "🙂",
        ):
            assert module.is_valid(cell) in {True, False}
            assert getattr(module, "is_sure", module.is_valid)(cell) in {True, False}


def test_there_are_meanings_enough_each_with_its_own_code_and_label():
    assert len(column_types()) >= 60
    assert len(labels()) == len(column_types()) == len(set(labels().values()))


@pytest.mark.parametrize("each", column_types(), ids=lambda each: each.id)
def test_a_phrase_is_said_once(each):
    said = [(phrase.words, phrase.whole) for phrase in each.phrases]
    assert [phrase for phrase in set(said) if said.count(phrase) > 1] == []


def test_each_phrase_has_words():
    assert [each.id for each in column_types() for phrase in each.phrases if not phrase.words] == []
    assert {"siret", "commune", "naissance"} <= known_words()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_of_bare_words(name):
    assert len(listed(name)) > 20
    assert [each for each in listed(name) if each != each.strip() or not each.replace(" ", "").isalnum()] == []


def test_codes_of_communes_are_whole():
    codes = commune_codes()
    assert len(codes) > 36_000
    assert {len(each) for each in codes} == {5}
    assert {"93010", "2A004", "97105", "75112"} <= codes
