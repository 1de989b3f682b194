from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from transverse.portal.accounts.standing import standing
from transverse.portal.people import calendar, meetings
from transverse.portal.people.meetings import Proposal
from transverse.portal.people.models import Feed, Kind, Mandate, Slot, SlotState


@pytest.fixture
def slot(town, today):
    pair = meetings.pairs(standing(town.accounts["relay"]), today)[0]
    now = timezone.now()
    return meetings.propose(pair, Proposal(now + timedelta(days=4)), town.agents["relay"], now)


def _past(slot, state=SlotState.AGREED):
    Slot.objects.filter(pk=slot.pk).update(state=state, starts_at=timezone.now() - timedelta(days=2))
    slot.refresh_from_db()


def _new(town):
    return f"/echanges/proposer/{town.mandates['relay'].pk}/{town.agents['director'].pk}/"


def _when(today, **fields):
    day = (today + timedelta(days=10)).isoformat()
    return {"day": "autre", "other_day": day, "hour": "10:00", "minutes": 30, "place": "", "revision": 1, **fields}


def _press(town, slot, role, action, **fields):
    slot.refresh_from_db()
    data = {"action": action, "revision": slot.revision, **fields}
    return town.client(role).post(f"/echanges/{slot.pk}/repondre/", data)


@pytest.mark.parametrize("role", ["relay", "deputy", "director", "other_director", "dgs", "team"])
def test_the_page_when_nothing_is_agreed(town, role, django_assert_max_num_queries):
    client = town.client(role)
    with django_assert_max_num_queries(12):
        answer = client.get("/echanges/")
    if role == "dgs":  # nobody to meet: straight to what concerns everybody
        with django_assert_max_num_queries(12):
            answer = client.get(answer.url)
    assert answer.status_code == 200
    assert "chang" in answer.content.decode()


@pytest.mark.parametrize("role", ["agent", "drh", "dpo", "administrator", "stranger"])
def test_who_has_no_direct_line_has_no_page(town, role):
    expected = 200 if standing(town.accounts[role]).heads else 403
    assert town.client(role).get("/echanges/").status_code == expected


def test_full_pages(town, slot, today, django_assert_max_num_queries):
    for state in SlotState:
        for _ in range(3):
            extra = Slot.objects.create(
                mandate=slot.mandate,
                head=slot.head,
                proposed_by=slot.head,
                starts_at=timezone.now() + timedelta(days=2 if state in meetings.OPEN else -3),
                state=state,
            )
            assert town.client("relay").get(extra.get_absolute_url()).status_code == 200
    calendar.renew(town.agents["relay"])
    client = town.client("relay")
    with django_assert_max_num_queries(12):
        page = client.get("/echanges/").content.decode()
    assert "Répondre" in page
    assert "/agenda/" in page
    with django_assert_max_num_queries(12):
        client.get(slot.get_absolute_url())


def test_a_meeting_from_proposal_to_held(town, today):
    relay = town.client("relay")
    assert relay.get(_new(town)).status_code == 200
    answer = relay.post(_new(town), _when(today, place="Salle 2"), follow=True)
    slot = Slot.objects.get()
    assert answer.redirect_chain[-1][0] == f"/echanges/{slot.pk}/"
    assert "Lucie Moreau doit répondre" in answer.content.decode()
    assert "Accepter ce moment" in town.client("director").get(slot.get_absolute_url()).content.decode()
    _press(town, slot, "director", "accepter")
    _past(slot)
    assert "Oui, il a été tenu" in relay.get(slot.get_absolute_url()).content.decode()
    _press(town, slot, "relay", "tenu")
    slot.refresh_from_db()
    assert slot.state == SlotState.HELD
    _press(town, slot, "relay", "revenir")
    slot.refresh_from_db()
    assert slot.state == SlotState.AGREED


def test_a_day_among_those_proposed(town):
    relay = town.client("relay")
    day = relay.get(_new(town)).context["form"].fields["day"].choices[1][0]
    relay.post(_new(town), {"day": day, "hour": "9:15", "minutes": 45})
    slot = Slot.objects.get()
    assert timezone.localtime(slot.starts_at).isoformat()[:16] == f"{day}T09:15"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"day": "autre", "other_day": ""}, "Choisissez le jour"),
        ({"other_day": "2020-01-01"}, "Ce moment est passé"),
        ({"other_day": "bla"}, "date"),
        ({"hour": ""}, "obligatoire"),
        ({"minutes": "7"}, "choix"),
        ({"day": "2020-01-01"}, "choix"),
        ({"other_day": "2099-01-01"}, "se termine le"),
    ],
)
def test_a_wrong_form_says_so_and_proposes_nothing(town, today, fields, words):
    answer = town.client("relay").post(_new(town), _when(today, **fields))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Slot.objects.exists()


def test_a_form_sent_twice_proposes_once(town, today):
    client = town.client("relay")
    data = _when(today, jeton="6f1f6c0e-6f0a-4d3c-9d5c-0d5e0f1a2b3c")
    first, second = client.post(_new(town), data), client.post(_new(town), data)
    assert first.url == second.url
    assert Slot.objects.count() == 1


def test_another_date(town, slot, today):
    client = town.client("director")
    address = f"/echanges/{slot.pk}/deplacer/"
    assert client.get(address).status_code == 200
    client.post(address, _when(today, revision=slot.revision))
    slot.refresh_from_db()
    assert slot.proposed_by == town.agents["director"]
    assert client.post(address, _when(today, revision=1)).status_code == 409
    assert client.post(address, _when(today, revision="x")).status_code == 422


@pytest.mark.parametrize("role", ["deputy", "other_director", "dgs", "lead", "team"])
def test_the_meetings_of_others_do_not_exist(town, slot, role):
    client = town.client(role)
    for tail in ("", "deplacer/", "echange.ics"):
        assert client.get(f"/echanges/{slot.pk}/{tail}").status_code == 404
    assert _press(town, slot, role, "annuler").status_code == 404
    assert client.get(_new(town)).status_code == 404
    slot.refresh_from_db()
    assert slot.state == SlotState.PROPOSED


@pytest.mark.parametrize(("action", "status"), [("effacer", 422), ("accepter", 422), ("tenu", 422), ("annuler", 302)])
def test_buttons_of_the_one_who_proposes(town, slot, action, status):
    assert _press(town, slot, "relay", action).status_code == status


def test_an_old_page_changes_nothing(town, slot):
    _press(town, slot, "director", "accepter")
    answer = _press(town, slot, "relay", "annuler", revision=1)
    assert answer.status_code == 409
    assert Slot.objects.get().state == SlotState.AGREED


@pytest.mark.parametrize(
    ("role", "status"), [("dgs", 200), ("lead", 200), ("director", 403), ("relay", 403), ("team", 403)]
)
def test_who_steers_sees_days_and_states_only(town, slot, role, status):
    Slot.objects.update(place="Salle secrète")
    _past(slot, SlotState.HELD)
    answer = town.client(role).get("/echanges/suivi/")
    assert answer.status_code == status
    assert "secrète" not in answer.content.decode()
    if status == 200:
        assert "Service de l&#x27;eau" in answer.content.decode()


def test_the_silence_shows(town, today, django_assert_max_num_queries):
    Mandate.objects.filter(kind=Kind.RELAY).update(starts_on=today - timedelta(days=103))
    client = town.client("dgs")
    with django_assert_max_num_queries(12):
        page = client.get("/echanges/suivi/").content.decode()
    assert "sans échange" in page


def test_the_follow_up_without_any_relay(town):
    Mandate.objects.exclude(kind=Kind.LEAD).delete()
    assert "Aucun référent" in town.client("dgs").get("/echanges/suivi/").content.decode()


def test_one_meeting_for_the_calendar(town, slot):
    answer = town.client("director").get(f"/echanges/{slot.pk}/echange.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert b"SUMMARY:\xc3\x89change avec Zo\xc3\xa9 Martin" in answer.content


def test_the_feed_needs_no_account_and_leaves_no_cookie(town, slot):
    relay = town.client("relay")
    assert relay.get("/echanges/agenda/").status_code == 200
    relay.post("/echanges/agenda/")
    address = f"/agenda/{Feed.objects.get().secret}.ics"
    software = Client()
    answer = software.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert software.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert software.post(address).status_code == 405
    assert "Changer l" in relay.get("/echanges/agenda/").content.decode()
    relay.post("/echanges/agenda/")
    assert software.get(address).status_code == 404


def test_a_change_shows_in_the_feed(town, slot):
    address = f"/agenda/{calendar.renew(town.agents['relay']).secret}.ics"
    before = Client().get(address)
    _press(town, slot, "director", "accepter")
    after = Client().get(address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert b"STATUS:CONFIRMED" in after.content
    assert b"SEQUENCE:1" in after.content
