"""The recogniser: forms of a word, overlaps, neighbours, spans, speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.trades import recognise, trades

MEDIAN_TEXT = "Le conseil adopte la note relative au déroulement des travaux, sans observation de la part des élus. "


@pytest.mark.parametrize(
    "text",
    [
        "la déchèterie",
        "LES DÉCHÈTERIES",
        "LES DECHETERIES",
        "les déchetteries",
        "Un nid de poule et un tas d'Ordures",
    ],
)
def test_a_cue_is_met_in_any_form(text: str) -> None:
    assert recognise(text).ranked


@pytest.mark.parametrize("text", ["compteur d'eau", "compteurs de l'eau", "Compteurs d’eau", "compteurs_eau_2024.csv"])
def test_articles_hyphens_and_underscores_do_not_count(text: str) -> None:
    assert recognise(text).best == "eau"


def test_accents_count_in_lower_case_but_in_plain_texts() -> None:
    assert recognise("les decheteries").best is None
    assert recognise("les_decheteries.csv", plain=True).best == "dechets"


def test_an_acronym_stands_for_itself_alone() -> None:
    assert recognise("Le PLU est adopté.").best == "urbanisme"
    assert recognise("Cela lui a plu.").best is None
    assert recognise("plu_2024.csv", plain=True).best == "urbanisme"


def test_the_longer_cue_hides_the_shorter_one() -> None:
    ranked = recognise("Le budget participatif est voté.").ranked
    assert [each.trade for each in ranked] == ["relation_usagers"]


def test_a_neighbour_counts_in_its_sentence_only() -> None:
    assert recognise("Le bac est cassé, il faut une autre poubelle.").best == "dechets"
    assert recognise("Le bac approche. La poubelle est pleine.").best is None


def test_a_word_confirmed_for_two_trades_decides_nothing() -> None:
    seen = recognise("Le compteur, entre robinet et électricien.")
    assert not seen.ranked
    assert seen.hints[0].trades == {"eau", "energie", "mobilite"}


def test_several_trades_tie() -> None:
    assert recognise("La cantine et la piscine").best is None


def test_the_trade_with_more_cues_comes_first() -> None:
    seen = recognise("La cantine, la crèche et la piscine, la crèche")
    assert [(each.trade, each.score) for each in seen.ranked] == [("education", 4), ("sport", 2)]


def test_a_span_covers_the_words() -> None:
    text = "Ici, les ordures\nménagères ; là, la taxe d'enlèvement des ordures ménagères."
    spans = [text[each.start : each.end] for each in recognise(text).ranked[0].found]
    assert spans[-1] == "taxe d'enlèvement des ordures ménagères"


@given(st.text(alphabet="abéEs' -_.,;déchets\n«»…", max_size=200))
def test_any_text_is_read_and_the_spans_stay_inside(text: str) -> None:
    for ranked in recognise(text).ranked:
        assert ranked.trade in trades()
        assert all(0 <= each.start < each.end <= len(text) for each in ranked.found)
