"""How what people type is shown: after « vos », without article, in everyday French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.portal.data.naming import LONGEST, clean, is_foreign, key_of, yours
from transverse.trades import trades

NAMES = [(trade.code, name) for trade in trades().values() for name in trade.datasets]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Mes data de fuites", "données de fuites"),
        ("la DATA", "données"),
        ("Le fichier data des bacs", "fichier de données des bacs"),
        ("nos datasets", "jeux de données"),
        ("un dataset des arbres", "jeu de données des arbres"),
        ("Open Data", "données ouvertes"),
        ("big data", "données massives"),
        ("la database des abonnés", "base de données des abonnés"),
        ("  - l'agenda   des salles. ", "agenda des salles"),
        ("l’état des chaussées", "état des chaussées"),
        ("les lampadaires", "lampadaires"),
        ("SIG de la ville", "SIG de la ville"),
        ("le GPS des camions", "GPS des camions"),
        ("lapins", "lapins"),
        ("desserte", "desserte"),
        ("a\x00\u202eb", "a b"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_what_is_typed_is_cleaned(typed, shown):
    assert clean(typed) == shown


@pytest.mark.parametrize("words", ["datalake", "notre dataviz", "metadata", "datas_2024.csv"])
def test_what_nothing_replaces_surely_is_asked_again(words):
    assert is_foreign(clean(words))


@pytest.mark.parametrize("words", ["date de pose", "fichier Excel", "tableau de bord", "validations"])
def test_everyday_words_are_not(words):
    assert not is_foreign(clean(words))


@given(st.text(max_size=300))
def test_any_text_is_cleaned_once_and_for_all(text):
    shown = clean(text)
    assert len(shown) <= LONGEST
    assert "\n" not in shown
    assert 1 <= len(key_of(shown)) <= 200


@pytest.mark.parametrize(
    ("one", "other"),
    [("Relevés d'eau", "releves d’EAU"), ("œuvres", "oeuvres"), ("plan  des vannes", "Plan des vannes.")],
)
def test_one_thing_written_in_two_ways_has_one_key(one, other):
    assert key_of(one) == key_of(other)


def test_what_says_nothing_has_a_key_all_the_same():
    assert key_of("…") == key_of("")


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_what_a_trade_handles_follows_the_possessive(code, name):
    """One word of two numbers, « votre liste et documents », would not read: both must be of the first one's number."""
    first, _, second = name.partition(" et ")
    assert clean(name) == name
    assert yours(name).startswith("vos " if first.split()[0].rstrip(",")[-1] in "sx" else "votre ")
    assert not is_foreign(name)
    if second and "," not in name and yours(name).startswith("votre "):
        assert second.split()[0] in {"des", "du", "de", "d'énergie"}, code
