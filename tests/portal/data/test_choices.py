"""From the tasks of a week to the data that they handle."""

import pytest

from transverse.portal.data.choices import OTHER, Answer, grouped, has_foreign, items, read, read_words, tools, trade_of
from transverse.portal.data.naming import MOST_WORDS
from transverse.trades import trades

EAU = trades()["eau"]
METER, LEAK = "relever les compteurs d'eau", "chercher une fuite"


def test_what_is_not_of_the_trade_is_not_heard():
    said = read(EAU, [LEAK, "danser", METER], ["Word", "QGIS"], "")
    assert said == Answer((METER, LEAK), ("QGIS",), ())


def test_a_task_tells_its_data():
    (found,) = items(EAU, [Answer(tasks=(METER,))])
    assert (found.yours, found.phrase) == ("vos relevés de consommation d'eau", "de l'eau")
    assert found.tasks == (METER,)
    assert (found.personal, found.is_free) == ("direct", False)


@pytest.mark.parametrize("trade", trades().values(), ids=lambda trade: trade.code)
def test_each_task_of_each_trade_tells_something(trade):
    for task in trade.tasks:
        assert items(trade, [Answer(tasks=(task,))])


def test_several_answers_are_one_list_without_doubles():
    found = items(
        EAU, [Answer(tasks=(LEAK,)), Answer(tasks=(LEAK, METER), words=("Casses et fuites relevées", "carnet"))]
    )
    assert [each.label for each in found] == [
        "relevés de consommation d'eau",
        "plans du réseau d'eau",
        "casses et fuites relevées",
        "carnet",
    ]
    assert [each.is_free for each in found] == [False, False, False, True]


def test_free_words_find_their_phrase():
    said = Answer(words=("mesures de chloration", "rendement du réseau d'eau", "carnet"))
    assert [each.phrase for each in items(EAU, [said])] == [
        "relatives à la qualité de l'eau",
        "du réseau d'eau",
        "de l'eau",
    ]


def test_words_are_few_and_say_something():
    assert read_words("- \n\nun carnet\nCarnet\n  ,;") == ("carnet",)
    assert len(read_words("\n".join(f"carnet {number}" for number in range(50)))) == MOST_WORDS
    assert has_foreign("carnet\ndataviz")
    assert not has_foreign("carnet\nla data")


def test_tools_come_in_the_order_of_the_trade():
    assert tools(EAU, [Answer(tools=("QGIS",)), Answer(tools=("Oméga", "QGIS"))]) == ["Oméga", "QGIS"]


def test_groups_come_in_the_order_of_the_trade():
    found = items(EAU, [Answer(tasks=("surveiller la hauteur de la rivière", LEAK, METER))])
    assert [phrase for phrase, _ in grouped(reversed(found), "eau")] == ["de l'eau", "du réseau d'eau", "hydrologiques"]
    assert [phrase for phrase, _ in grouped(found, "inconnu")] == ["de l'eau", "du réseau d'eau", "hydrologiques"]


def test_a_line_without_phrase_is_of_the_service():
    class Bare:
        phrase = ""

    assert grouped([Bare()], "eau")[0][0] == OTHER


def test_an_unknown_trade_is_none():
    assert trade_of("magie") is None
