"""Days, shares and lists, as French says them; and the sentences that depend on what is known."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from transverse.papers import Signatory
from transverse.papers.kinds import attestation, fiche_de_poste, passation
from transverse.papers.words import day, days_a_month, fill, listed, number, of, percent, places, plural, sentence


def test_a_day():
    assert day(dt.date(2026, 1, 1)) == "1er\xa0janvier 2026"
    assert day(dt.date(2026, 8, 31)) == "31\xa0août 2026"


@pytest.mark.parametrize(
    ("share", "days"), [("5", "1"), ("10", "2"), ("20", "4"), ("50", "9.5"), ("100", "19"), ("1", "0.5"), ("0", "0")]
)
def test_days_a_month(share, days):
    assert days_a_month(Decimal(share)) == Decimal(days)


@pytest.mark.parametrize(
    ("value", "said"),
    [("10", "10"), ("10.0", "10"), ("12.50", "12,5"), ("1E+1", "10"), ("0.05", "0,05"), ("100", "100")],
)
def test_a_number(value, said):
    assert number(Decimal(value)) == said
    assert percent(Decimal(value)) == f"{said} %"


def test_plural_begins_at_two():
    assert [plural(Decimal(count), "jour") for count in ("0", "0.5", "1.5", "2", "10")] == [
        *("0 jour", "0,5 jour", "1,5 jour", "2 jours", "10 jours")
    ]
    assert plural(3, "autre direction", "autres directions") == "3 autres directions"


def test_a_list():
    assert [listed(("a", "b", "c")[:count]) for count in range(4)] == ["", "a", "a et b", "a, b et c"]


def test_a_sentence_ends_once():
    assert [sentence(each) for each in ("a", "a.", "« a. »", "a ?")] == ["a.", "a.", "« a. »", "a ?"]


def test_values_are_put_in_once():
    assert fill("{a} {b} {c}", a="{b}", b="2") == "{b} 2 {c}"


def test_who_has_signed():
    assert places((Signatory("DGS", "Mme A", dt.date(2026, 3, 2)), Signatory("Agent"))) == (
        ("DGS", "Mme A", "signé le 2\xa0mars 2026"),
        ("Agent", "", ""),
    )


def test_shares_that_make_no_whole_are_told():
    sheet = replace(fiche_de_poste.EXAMPLE, lines=fiche_de_poste.EXAMPLE.lines[:2])
    assert r"Le total des parts est de 80\xa0%" in repr(fiche_de_poste.compose(sheet).blocks)
    assert "Le total des parts" not in repr(fiche_de_poste.compose(fiche_de_poste.EXAMPLE).blocks)


def test_a_first_version_tells_no_change():
    sheet = replace(fiche_de_poste.EXAMPLE, previous=None, changes=())
    assert "Depuis la version" not in repr(fiche_de_poste.compose(sheet).blocks)
    assert "Aucun changement." in repr(fiche_de_poste.compose(replace(fiche_de_poste.EXAMPLE, changes=())).blocks)


def test_exchanges_that_are_not_counted_are_not_told():
    data = replace(attestation.EXAMPLE, exchanges_planned=None, exchanges_held=None, facts=())
    assert "Échanges" not in repr(attestation.compose(data).blocks)
    assert "Échanges tenus" in repr(attestation.compose(replace(data, exchanges_held=0)).blocks)


def test_a_hand_over_to_nobody_yet():
    data = replace(passation.EXAMPLE, arriving="", contacts=(), slots=(), papers=(), tasks=(), checklist=())
    text = repr(passation.compose(data).blocks)
    assert "à désigner" in text
    assert text.count("Aucun") == 4
    assert "Le responsable du service a été prévenu." in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zoé Martin", "de Zoé Martin"),
        ("Alain Petit", "d'Alain Petit"),
        ("Inès Carpentier", "d'Inès Carpentier"),
        ("Hélène Roy", "d'Hélène Roy"),
        ("Élie Blanc", "d'Élie Blanc"),
        ("Œnone Roy", "d'Œnone Roy"),
        ("Yves Roy", "d'Yves Roy"),
        ("Yann Roy", "de Yann Roy"),
        ("", "de "),
    ],
)
def test_whose(name, said):
    assert of(name) == said
