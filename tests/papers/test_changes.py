"""What changed between two versions, in the words of a head of HR."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from transverse.papers import changes
from transverse.papers.kinds import attestation, fiche_de_poste, lettre_de_mission
from transverse.papers.kinds.fiche_de_poste import Authority, Line

SHEET = fiche_de_poste.EXAMPLE
LETTER = lettre_de_mission.EXAMPLE


def with_lines(*lines):
    return replace(SHEET, lines=lines)


def test_nothing_changes_from_a_version_to_itself():
    assert changes(SHEET, SHEET) == ()
    assert changes(LETTER, LETTER) == ()


def test_time_for_a_service():
    before, after = with_lines(Line("Eau", Decimal(10), "plans")), with_lines(Line("Eau", Decimal("20.0"), "plans"))
    assert changes(before, after) == ("Temps pour le service Eau : 10 % devient 20 %",)


def test_a_service_more_and_a_service_less():
    before, after = with_lines(Line("Eau", Decimal(10), "plans")), with_lines(Line("Voirie", Decimal(5), "cartes"))
    assert changes(before, after) == (
        "Temps pour le service Voirie : 5 % (ajout)",
        "Temps pour le service Eau : 10 % (retrait)",
    )


def test_what_is_done_for_a_service_and_who_directs_it():
    line = Line("Eau", Decimal(10), "plans", head="Mme Roux")
    after = line._replace(what="cartes", authority=Authority.HIERARCHICAL, head="M. Petit")
    assert changes(with_lines(line), with_lines(after)) == (
        "Activités pour le service Eau : plans devient cartes",
        "Autorité du service Eau : fonctionnelle devient hiérarchique",
        "Responsable du service Eau : Mme Roux devient M. Petit",
    )


def test_skills_that_come_and_go():
    after = replace(SHEET, skills=(*SHEET.skills[1:], "Lire un plan."))
    assert changes(SHEET, after) == (
        "Compétence attendue en plus : Lire un plan.",
        f"Compétence attendue en moins : {SHEET.skills[0]}",
    )


def test_what_circulates_with_the_sheet_is_no_change_of_the_post():
    after = replace(SHEET, version=3, date=dt.date(2027, 1, 4), acknowledgements=(), signatories=(), reference="x")
    assert changes(SHEET, after) == ()


def test_a_letter():
    after = replace(LETTER, time_share=Decimal(20), units=("Eau potable",), end=None, deputy="")
    assert changes(LETTER, after) == (
        "Service couvert en moins : Assainissement",
        "Temps : 10 % devient 20 %",
        "Suppléance : M. Paul Renaud, Assainissement (retrait)",
        "Fin : 30\N{NO-BREAK SPACE}novembre 2028 (retrait)",
    )


def test_papers_of_two_kinds_or_without_versions_are_not_compared():
    for before, after in ((SHEET, LETTER), (attestation.EXAMPLE, attestation.EXAMPLE), ("a", "b")):
        with pytest.raises(TypeError):
            changes(before, after)
