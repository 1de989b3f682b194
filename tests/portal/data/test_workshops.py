"""The rules of a workshop: who comes in, how much is heard, what is left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.portal.data import codes, sheets, workshops
from transverse.portal.data.choices import Answer
from transverse.portal.data.models import Contribution, Holding, Workshop
from transverse.portal.ground.refusals import RefusalError

NOW = timezone.now()
METER = Answer(tasks=("relever les compteurs d'eau",))


@pytest.fixture
def workshop(town):
    return workshops.open_for(town.units["EAU"], "eau", town.agents["relay"], NOW)


def test_a_code_is_read_without_doubt():
    made = {codes.new_code() for _ in range(200)}
    assert len(made) == 200
    assert {letter for code in made for letter in code} <= set(codes.ALPHABET)
    assert not set("0O1IL2Z5S8BUVAE") & set(codes.ALPHABET)
    assert {len(code) for code in made} == {codes.LENGTH}


def test_one_workshop_a_unit_at_a_time(town, workshop):
    assert workshops.open_for(town.units["EAU"], "eau", None, NOW) == workshop
    later = workshops.open_for(town.units["EAU"], "eau", None, NOW + workshops.LASTS)
    assert later != workshop


def test_a_code_already_given_is_not_given_again(town, workshop, monkeypatch):
    given = iter([workshop.code, "AAAAAA"])
    monkeypatch.setattr(workshops, "new_code", lambda: next(given))
    assert workshops.open_for(town.units["PAIE"], "rh", None, NOW).code == "AAAAAA"


def test_a_trade_is_needed(town):
    with pytest.raises(RefusalError, match="Choisissez le métier"):
        workshops.open_for(town.units["EAU"], "magie", None, NOW)


def test_the_code_opens_until_its_end(workshop):
    assert workshops.by_code(workshop.code, NOW) == workshop
    assert workshops.by_code(workshop.code, workshop.expires_at - timedelta(seconds=1)) == workshop
    assert workshops.by_code(workshop.code, workshop.expires_at) is None
    with pytest.raises(RefusalError, match="terminé"):
        workshops.answer(workshop, "a", METER, workshop.expires_at)


def test_too_many_answers_are_no_workshop(workshop, monkeypatch):
    monkeypatch.setattr(workshops, "MOST_PARTICIPANTS", 2)
    for secret in ("a", "b", "a"):
        workshops.answer(workshop, secret, METER, NOW)
    with pytest.raises(RefusalError, match="déjà reçu 2 réponses"):
        workshops.answer(workshop, "c", METER, NOW)


def test_one_participant_does_not_fill_the_screen(workshop):
    for start in (0, 10, 20):
        words = tuple(f"carnet {number}" for number in range(start, start + 10))
        workshops.answer(workshop, "a", Answer(words=words), NOW)
    assert len(Contribution.objects.get().words) == workshops.MOST_WORDS


def test_what_is_kept_of_a_participant_is_a_hash(workshop):
    workshops.answer(workshop, "secret", METER, NOW)
    assert "secret" not in Contribution.objects.get().token
    assert workshops.said_by(workshop, "secret") == METER
    assert workshops.said_by(workshop, "autre") == Answer()
    assert str(Contribution.objects.get()) == f"Réponse\xa0: {workshop}"


def test_the_tally_counts_people_and_says_nothing_of_them(workshop):
    for secret in ("a", "b"):
        workshops.answer(workshop, secret, METER, NOW)
    workshop.refresh_from_db()
    told = workshops.tally(workshop)
    assert (told.participants, len(told.found)) == (2, 1)


def test_a_workshop_whose_trade_has_gone_says_so_and_is_emptied(workshop):
    workshops.answer(workshop, "a", METER, NOW)
    Workshop.objects.update(trade="disparu")
    workshop.refresh_from_db()
    with pytest.raises(RefusalError, match="n'existe plus"):
        workshops.tally(workshop)
    workshops.close_expired(workshop.expires_at)
    assert not Contribution.objects.exists()
    assert not Workshop.objects.filter(closed_at=None).exists()


def test_a_workshop_left_open_fills_a_sheet_that_is_nearly_full(workshop, monkeypatch):
    workshops.answer(workshop, "a", Answer(words=("le registre des clés", "le plan des bancs")), NOW)
    monkeypatch.setattr(sheets, "MOST_LINES", 1)
    with pytest.raises(RefusalError, match="rien n'y a été ajouté"):
        workshops.close(workshop, NOW)
    assert Contribution.objects.exists()
    workshops.close_expired(workshop.expires_at)
    assert Holding.objects.count() == 1
    assert not Contribution.objects.exists()
