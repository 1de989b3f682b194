from datetime import timedelta

import pytest
from django.urls import path
from django.utils import timezone

from transverse.portal.accounts.standing import standing
from transverse.portal.people import mandates
from transverse.portal.people.models import Kind, Letter, LetterState, Mandate, Signature, Slot, SlotState
from transverse.portal.people.waiting import Person, Role, cadence, everything, roles_of, waiting_for

NAMES = ("letter", "mandate", "handover", "acknowledge", "slot")
ADDRESSES = tuple(path(f"{name}/<int:pk>", lambda _: None, name=name) for name in NAMES) + tuple(
    path(name, lambda _: None, name=name) for name in ("network", "mandates", "job_sheets")
)
pytestmark = pytest.mark.urls(ADDRESSES)  # the pages of other topics are not needed here


def _keys(items):
    return {item.key.partition(":")[0] for item in items}


def _letter(town, today, role="relay", signatory="director"):
    letter = Letter.objects.create(mandate=town.mandates[role], state=LetterState.SENT, sent_at=timezone.now())
    return Signature.objects.create(letter=letter, agent=town.agents[signatory], capacity="directrice")


@pytest.mark.django_db
def test_nothing_waits_in_an_empty_portal(today):
    assert everything(today) == []
    assert waiting_for(None, today) == []
    assert waiting_for(None, today, [Role.LEAD]) == []


def test_a_signature_waits_for_the_signatory_alone(town, today):
    place = _letter(town, today)
    (item,) = waiting_for(town.agents["director"].pk, today)
    assert (item.to, item.key, item.since) == (Person(town.agents["director"].pk), f"letters:{place.pk}", today)
    assert item.sentence == "Lisez et signez la lettre de mission de Zoé Martin."
    assert waiting_for(town.agents["agent"].pk, today) == []


def test_roles_are_told_how_many(town, today):
    found = {item.key: item for item in waiting_for(town.agents["lead"].pk, today, [Role.LEAD])}
    assert found["vacancies:"].sentence == "3 services attendent un relais : nommez-les avec les directeurs."
    assert found["letters_unsent:"].sentence.startswith("4 mandats n'ont pas de lettre")
    assert waiting_for(town.agents["lead"].pk, today) == []


def test_a_relay_of_the_directorate_covers_the_service(town, today):
    mandate = Mandate.objects.create(
        kind=Kind.RELAY, agent=town.agents["agent"], starts_on=today, ends_on=today + timedelta(days=300)
    )
    mandate.units.set([town.units["DRHM"]])
    found = {item.key: item.sentence for item in everything(today)}
    assert found["vacancies:"].startswith("Un service attend un relais")


def test_departures_and_endings(town, today):
    agent = town.agents["relay"]
    agent.left_on = today
    agent.save()
    deputy = town.mandates["deputy"]
    deputy.ends_on = today + timedelta(days=30)
    deputy.save()
    lead = town.mandates["lead"]
    lead.ended_on = today
    lead.save()
    assert _keys(everything(today)) >= {"departures", "mandates_ending", "mandates", "handovers_missing", "lead"}
    (mine,) = waiting_for(town.agents["deputy"].pk, today)
    assert mine.due == today + timedelta(days=30)
    assert mine.since == today - timedelta(days=30)


def test_a_lead_named_for_tomorrow_is_asked_for_no_more(town, today):
    Mandate.objects.filter(kind=Kind.LEAD).update(starts_on=today + timedelta(days=1))
    assert "lead" not in _keys(everything(today))
    Mandate.objects.filter(kind=Kind.LEAD).update(ended_on=today)
    assert "lead" in _keys(everything(today))


def test_a_departure_whose_mandate_has_its_end_asks_nothing_more(town, today):
    town.agents["relay"].left_on = today
    town.agents["relay"].save()
    mandates.end(town.mandates["relay"], 1, today, "Mobilité")
    assert "departures" not in _keys(everything(today))


@pytest.mark.parametrize(
    ("state", "days", "who"),
    [
        (SlotState.PROPOSED, 3, {"director"}),
        (SlotState.PROPOSED, -3, set()),
        (SlotState.AGREED, 3, set()),
        (SlotState.AGREED, -3, {"director", "relay"}),
        (SlotState.AGREED, -90, set()),
        (SlotState.HELD, -3, set()),
    ],
)
def test_meetings(town, today, state, days, who):
    Slot.objects.create(
        mandate=town.mandates["relay"],
        head=town.agents["director"],
        proposed_by=town.agents["relay"],
        state=state,
        starts_at=timezone.now() + timedelta(days=days),
    )
    for role in ("director", "relay"):
        assert len(waiting_for(town.agents[role].pk, today)) == (role in who)


def test_few_queries(town, today, django_assert_max_num_queries):
    for role in ("director", "dgs", "drh"):
        Letter.objects.all().delete()
        _letter(town, today, signatory=role)
    with django_assert_max_num_queries(1):
        waiting_for(town.agents["agent"].pk, today)
    with django_assert_max_num_queries(2):
        waiting_for(town.agents["drh"].pk, today, [Role.LEAD, Role.DGS])
    with django_assert_max_num_queries(6):
        everything(today)


def test_roles_come_from_the_place_in_the_chart(town):
    assert roles_of(standing(town.accounts["lead"])) == {Role.LEAD}
    assert roles_of(standing(town.accounts["dgs"])) == {Role.DGS}
    assert roles_of(standing(town.accounts["administrator"])) == {Role.ADMINISTRATOR}
    assert roles_of(standing(town.accounts["dpo"])) == frozenset()


def test_what_waits_for_a_role_is_not_recalled_one_by_one(town, today):
    _letter(town, today)
    rounds = {item.key.partition(":")[0]: cadence(item) for item in everything(today)}
    assert rounds["letters"].first == 7
    assert rounds["vacancies"] is None
