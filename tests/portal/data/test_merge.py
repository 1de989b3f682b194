from datetime import date

import pytest

from transverse.portal.data.merge import Held, Seen, Verdict, gains, propose, words

TODAY = date(2026, 11, 28)


def seen(key="casses", title="Casses réseau eau", degree=0, updated_on=TODAY):
    return Seen(key, title, degree, updated_on)


def one(found, *held, refused=()):
    return propose([found], held, refused)[found.key]


@pytest.mark.parametrize(
    ("title", "label", "same"),
    [
        ("Relevés des compteurs_2024", "relevés de compteurs", True),
        ("Casses réseau eau", "casses du réseau d'eau potable", True),
        ("Inscriptions scolaires v2 (copie)", "inscription scolaire", True),
        ("Abonnés eau", "abonnés", False),
        ("Bornes de recharge", "bornes incendie", False),
        ("2024", "2023", False),
        ("Données", "données du service", False),
    ],
)
def test_two_names_are_one_thing(title, label, same):
    proposal = one(seen(title=title), Held(7, label))
    assert (proposal.held == 7) is same
    assert bool(proposal.why) is same


def test_what_the_sheet_does_not_say_is_new():
    proposal = one(seen())
    assert proposal.verdict == Verdict.NEW
    assert proposal.gains == (("personal", "none"), ("openable", "yes"), ("updated_on", TODAY))


def test_a_line_taken_from_here_is_known_by_its_key_whatever_its_name():
    proposal = one(seen(), Held(7, "interventions", "casses", "none", "yes", TODAY))
    assert (proposal.verdict, proposal.held) == (Verdict.SAME, 7)
    assert "reprise d'ici" in proposal.why


def test_what_was_found_completes_a_line_and_never_makes_it_milder():
    line = Held(7, "casses du réseau d'eau", personal="direct", openable="no", updated_on=date(2020, 1, 1))
    assert one(seen(degree=1), line).gains == (("updated_on", TODAY),)
    assert gains(seen(degree=4), line) == (("personal", "sensitive"), ("updated_on", TODAY))
    assert gains(seen(updated_on=None), Held(7, "", personal="none", openable="already")) == ()


@pytest.mark.parametrize(("degree", "opening"), [(0, "yes"), (1, None), (2, "no"), (3, "no"), (4, "no")])
def test_what_could_be_open_depends_on_persons(degree, opening):
    assert dict(gains(seen(degree=degree))).get("openable") == opening


def test_what_was_refused_or_taken_off_is_not_proposed_again():
    assert one(seen(), refused={"casses"}).verdict == Verdict.REFUSED
    assert one(seen(), Held(7, "casses", "casses", is_removed=True)).verdict == Verdict.REFUSED
    assert one(seen(), Held(7, "casses réseau eau", is_removed=True)).verdict == Verdict.NEW


def test_two_data_sets_are_not_one_line():
    found = [seen("a", "Relevés compteurs"), seen("b", "Relevés compteurs 2023")]
    proposals = propose(found, [Held(7, "relevés de compteurs")], ())
    assert (proposals["a"].held, proposals["b"].held) == (7, None)


def test_the_nearest_name_wins():
    lines = [Held(1, "relevés de compteurs du port"), Held(2, "relevés de compteurs")]
    assert one(seen(title="relevés compteurs"), *lines).held == 2


def test_words_of_a_name_without_any():
    assert words("2024_01 !!") == frozenset()
    assert words("Œuvres & bâtiments") == {"uvre", "batiment"}
