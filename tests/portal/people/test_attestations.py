from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from transverse.portal.people.attestations import facts, mandates_of, usual_year, years_of
from transverse.portal.people.models import Agent, Letter, LetterState, Mandate, Post, Slot, SlotState

TODAY = date(2026, 11, 20)


def _mandate(town, first, last, **fields):
    mandate = town.mandates["relay"]
    Mandate.objects.filter(pk=mandate.pk).update(starts_on=first, ends_on=last, **fields)
    return Mandate.objects.get(pk=mandate.pk)


def _slot(town, mandate, day, state):
    at = datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/Paris"))
    Slot.objects.create(
        mandate=mandate, head=town.agents["director"], starts_at=at, state=state, proposed_by=town.agents["relay"]
    )


def attested(town, role, year):
    agent = town.agents[role]
    return facts(agent, mandates_of(agent.pk), year, "Ville", TODAY)


def test_the_years_of_a_mandate(town):
    mandate = _mandate(town, date(2024, 12, 1), date(2027, 11, 30))
    assert years_of(mandates_of(mandate.agent_id), TODAY) == [2026, 2025, 2024]
    assert years_of(mandates_of(town.agents["agent"].pk), TODAY) == []


def test_facts_and_nothing_else(town):
    mandate = _mandate(town, date(2025, 3, 1), date(2027, 2, 28))
    Letter.objects.create(mandate=mandate, state=LetterState.SIGNED)
    _slot(town, mandate, date(2026, 2, 3), SlotState.HELD)
    _slot(town, mandate, date(2026, 5, 3), SlotState.MISSED)
    _slot(town, mandate, date(2026, 6, 3), SlotState.CANCELLED)
    _slot(town, mandate, date(2025, 6, 3), SlotState.HELD)
    _slot(town, mandate, date(2026, 12, 3), SlotState.AGREED)
    data = attested(town, "relay", 2026)
    assert (data.first, data.last) == (date(2026, 1, 1), TODAY)
    assert data.exchanges_planned is data.exchanges_held is None, "nobody is counted"
    assert [(each.title, each.unit, each.end) for each in data.mandates] == [
        ("Référent données", "Service de l'eau", None)
    ]
    assert data.issuer == "Anne Le Goff, Directrice générale des services"


def test_an_ended_mandate_bears_its_last_day_and_a_deputy_says_whose(town):
    _mandate(town, date(2026, 3, 1), date(2027, 2, 28), ended_on=date(2026, 9, 1))
    data = attested(town, "relay", 2026)
    assert data.mandates[0].end == date(2026, 8, 31)
    deputy = town.mandates["deputy"]
    Mandate.objects.filter(pk=deputy.pk).update(starts_on=TODAY - timedelta(days=30))
    assert attested(town, "deputy", 2026).mandates[0].title == "Suppléant de Zoé Martin"


def test_who_has_left_keeps_the_post_and_service_of_the_letter(town):
    mandate = _mandate(town, date(2025, 3, 1), date(2027, 2, 28), ended_on=date(2026, 9, 1))
    agent = town.agents["relay"]
    Post.objects.filter(holder=agent).update(holder=None)
    Agent.objects.filter(pk=agent.pk).update(left_on=date(2026, 9, 1))
    agent.refresh_from_db()
    bare = attested(town, "relay", 2026)
    assert (bare.unit, bare.last) == ("Service de l'eau", date(2026, 8, 31))
    kept = {"post": "chargée d'études, Service de l'eau", "units": ["Service de l'eau"]}
    Letter.objects.create(mandate=mandate, state=LetterState.SIGNED, content=kept)
    data = attested(town, "relay", 2026)
    assert (data.post, data.unit) == ("Chargée d'études", "Service de l'eau")


def test_the_year_to_open_on_is_not_one_of_a_few_days(town):
    mandate = _mandate(town, date(2025, 3, 1), date(2027, 2, 28))
    assert usual_year([mandate], [2026, 2025], TODAY) == 2026
    assert usual_year([mandate], [2027, 2026, 2025], date(2027, 1, 7)) == 2026
    begun = _mandate(town, date(2026, 11, 1), date(2027, 2, 28))
    assert usual_year([begun], [2026], TODAY) == 2026
