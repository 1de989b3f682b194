"""A draft becomes sound: references, circles, tops, heads, addresses; each change told with its line."""

import pytest
from charts import check_sound, codes, found, only, read, table
from hypothesis import given
from hypothesis import strategies as st

from transverse.organisation import explain
from transverse.organisation.forest import circles


def _parents(reading):
    return {unit.code: unit.parent for unit in reading.chart.units}


def _superiors(reading):
    return {post.code: post.superior for post in reading.chart.posts}


def _units(*lines):
    return read("\n".join(["code_unite;unite;code_unite_mere", *lines]))


def _posts(*lines):
    return read("\n".join(["code_unite;unite;code_poste;poste;code_poste_superieur", *lines]))


def test_a_parent_may_come_later_and_be_named():
    assert _parents(_units("B;Voirie;A", "C;Signalisation;voirie", "A;Technique;")) == {"B": "A", "C": "B", "A": None}


def test_an_unknown_parent():
    reading = _units("A;Technique;", "B;Voirie;Z")
    assert _parents(reading) == {"A": None, "B": None}
    assert explain(only(reading, "parent-unknown")) == (
        "L'unité mère « Z » du service « Voirie » n'existe pas dans le fichier "
        "(ligne 3, colonne « code_unite_mere ») : le service sera placé au sommet."
    )


def test_a_name_that_two_services_have_is_no_parent():
    reading = _units("A;Accueil;", "B;Accueil;", "C;Voirie;Accueil")
    assert _parents(reading)["C"] is None
    assert only(reading, "parent-ambiguous").line == 4


@pytest.mark.parametrize("told", ["XX", "0", "-", "N/A", "néant", "Aucune"])
def test_a_parent_that_means_none(told):
    reading = _units(f"A;Technique;{told}")
    assert _parents(reading) == {"A": None}
    assert only(reading, "parent-placeholder").value == told


def test_what_looks_like_none_but_exists_is_a_parent():
    reading = _units("0;Mairie;", "A;Technique;0")
    assert _parents(reading)["A"] == "0"


def test_a_circle_is_cut_at_its_smallest_code():
    reading = _units("C;Un;A", "B;Deux;C", "A;Trois;B", "D;Quatre;B")
    assert _parents(reading) == {"C": "A", "B": "C", "A": None, "D": "B"}
    told = only(reading, "unit-circle")
    assert (told.value, told.line, told.detail) == ("A", 4, "A → B → C → A")


def test_a_service_above_itself():
    reading = _units("A;Un;A")
    assert _parents(reading) == {"A": None}
    assert only(reading, "unit-circle").detail == "A → A"


def test_a_long_circle_is_shown_short():
    reading = _units(*(f"U{n};N{n};U{(n + 1) % 9}" for n in range(9)))
    assert only(reading, "unit-circle").detail == "U0 → U1 → U2 → U3 → … → U0"


def test_several_tops_stay_side_by_side():
    reading = _units(*(f"U{n};Nom {n};" for n in range(7)))
    assert only(reading, "roots-several").value == "Nom 0, Nom 1, Nom 2, Nom 3 et 3 autres"


def test_superiors():
    reading = _posts("A;Eau;P1;Chef;", "A;Eau;P2;Agent;P1", "A;Eau;P3;Agent;P9", "A;Eau;P4;Agent;XX")
    assert _superiors(reading) == {"P1": None, "P2": "P1", "P3": None, "P4": None}
    assert (only(reading, "superior-unknown").line, only(reading, "superior-placeholder").line) == (4, 5)


def test_a_circle_of_superiors():
    reading = _posts("A;Eau;P2;Chef;P1", "A;Eau;P1;Agent;P2", "A;Eau;P3;Agent;P3")
    assert _superiors(reading) == {"P2": "P1", "P1": None, "P3": None}
    assert [each.value for each in found(reading, "superior-circle")] == ["P1", "P3"]


def test_a_superior_that_two_agents_may_be():
    reading = read("matricule;nom;service;supérieur\n1;Exemple;Eau;\n2;Exemple;Eau;\n3;Modèle;Eau;Exemple\n")
    assert reading.chart.posts[2].superior is None
    assert only(reading, "superior-ambiguous").line == 4


def test_a_repeated_post_is_left_out():
    reading = _posts("A;Eau;P1;Chef;", "A;Eau;P1;Agent;")
    assert [post.title for post in reading.chart.posts] == ["Chef"]
    assert (only(reading, "post-repeated").line, only(reading, "post-repeated").detail) == (3, "2")


def test_a_second_head_is_an_ordinary_post():
    reading = table("A;Eau;;P1;Cheffe;oui;A1;Un;;", "A;;;P2;Chef;oui;A2;Deux;;")
    assert [post.head for post in reading.chart.posts] == [True, False]
    assert only(reading, "head-repeated").value == "Chef"


def test_a_unit_without_head():
    reading = table("A;Eau;;P1;Agent;non;A1;Un;;")
    assert only(reading, "head-missing").value == "Eau"


def test_heads_are_deduced_only_where_there_is_no_column_for_them():
    lines = ("A;Eau;P1;Chef;", "A;Eau;P2;Agent;P1", "B;Air;P3;Agent;P1", "B;Air;P4;Agent;P1")
    reading = _posts(*lines)
    assert [post.code for post in reading.chart.posts if post.head] == ["P1"]
    assert (only(reading, "head-deduced").value, only(reading, "head-missing").value) == ("Chef", "Air")
    told = table("A;Eau;;P1;Chef;;;;;", "A;Eau;;P2;Agent;;;;;P1")
    assert not any(post.head for post in told.chart.posts)


def test_one_address_is_for_one_agent():
    reading = read(
        "code_unite;unite;matricule;nom;courriel\n"
        "A;Eau;1;Un;accueil@ville.example\nA;Eau;2;Deux;Accueil@ville.example\nA;Eau;3;Trois;pas une adresse\n"
    )
    assert [agent.email for agent in reading.chart.agents] == ["accueil@ville.example", "", ""]
    assert (only(reading, "email-repeated").detail, only(reading, "email-odd").line) == ("1", 4)


def test_nothing_read_is_blocked():
    reading = table(";;;;;;A1;Seul;;")
    assert reading.is_blocked
    assert "no-unit" in codes(reading)


@given(st.dictionaries(st.integers(0, 12).map(str), st.none() | st.integers(0, 14).map(str)))
def test_cutting_each_circle_once_leaves_none(above):
    found_circles = list(circles(above))
    for circle in found_circles:
        assert circle[0] == min(circle)
        assert all(above[low] == high for low, high in zip(circle, (*circle[1:], circle[0]), strict=True))
    cut = {**above, **{circle[0]: None for circle in found_circles}}
    assert not list(circles(cut))


def test_a_deep_tree_is_no_trouble():
    count = 20_000
    reading = _units(*(f"{n};N;{n - 1 if n else ''}" for n in range(count)))
    assert len(reading.chart.units) == count
    assert codes(reading).count("head-missing") == 10_001
    check_sound(_units(*(f"{n};N;{n - 1 if n else ''}" for n in range(300))).chart)
