from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from transverse.portal.accounts.standing import standing
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people import lines, meetings
from transverse.portal.people.meetings import Proposal
from transverse.portal.people.models import Mails, Preference, Slot, SlotState
from transverse.portal.people.workdays import is_workday


@pytest.fixture
def now():
    return timezone.now()


def _pair(town, today, role="relay"):
    return next(iter(meetings.pairs(standing(town.accounts[role]), today)))


def _propose(town, today, now, days=5, by="relay", **fields):
    return meetings.propose(_pair(town, today), Proposal(now + timedelta(days=days), **fields), town.agents[by], now)


def test_pairs_are_the_relay_and_whoever_heads_the_service(town, today):
    pair = _pair(town, today)
    assert (pair.mandate, pair.head) == (town.mandates["relay"], town.agents["director"])  # the service has no head
    assert pair.units == (town.units["EAU"],)
    found = {each.mandate.kind for each in meetings.pairs(standing(town.accounts["director"]), today)}
    assert found == {"relay", "deputy"}


@pytest.mark.parametrize("role", ["dgs", "lead", "team", "other_director", "agent", "administrator"])
def test_nobody_else_has_a_direct_line(town, today, role):
    assert meetings.pairs(standing(town.accounts[role]), today) == []


def test_the_head_of_the_service_comes_before_the_one_above(town, today):
    post = town.posts["agent"]
    post.unit, post.is_head = town.units["EAU"], True
    post.save()
    assert _pair(town, today).head == town.agents["agent"]
    assert meetings.pairs(standing(town.accounts["director"]), today) == []


def test_a_relay_who_heads_the_service_meets_the_head_above(town, today):
    post = town.posts["relay"]
    post.is_head = True
    post.save()
    found = {pair.mandate.kind: pair.head for pair in meetings.pairs(standing(town.accounts["relay"]), today)}
    assert found == {"relay": town.agents["director"], "deputy": town.agents["relay"]}


def test_a_meeting_is_proposed_agreed_and_held(town, today, now):
    slot = _propose(town, today, now)
    assert slot.state == SlotState.PROPOSED
    assert [mail.recipient for mail in Mail.objects.all()] == ["director@ville.example"]
    meetings.answer(slot, slot.revision, town.agents["director"], now, accept=True)
    assert Mail.objects.count() == 3
    later = slot.starts_at + timedelta(hours=1)
    meetings.mark(slot, slot.revision, town.agents["relay"], later, held=True)
    slot.refresh_from_db()
    assert (slot.state, slot.sequence, slot.revision) == (SlotState.HELD, 2, 3)
    assert Mail.objects.count() == 3
    line = lines.lines([town.mandates["relay"]], timezone.localdate(later))[town.mandates["relay"].pk]
    assert line.last_held == timezone.localdate(slot.starts_at)


def test_a_meeting_declined(town, today, now):
    slot = _propose(town, today, now, by="director")
    meetings.answer(slot, slot.revision, town.agents["relay"], now, accept=False)
    assert slot.state == SlotState.DECLINED
    assert "proposez une autre date" in Mail.objects.first().text


def test_another_time_waits_for_the_other_one(town, today, now):
    slot = _propose(town, today, now)
    meetings.move(slot, slot.revision, Proposal(now + timedelta(days=8), 45, "Salle 2"), town.agents["director"], now)
    assert (slot.state, slot.proposed_by, slot.minutes) == (SlotState.PROPOSED, town.agents["director"], 45)
    with pytest.raises(RefusalError, match="n'attend pas votre réponse"):
        meetings.answer(slot, slot.revision, town.agents["director"], now, accept=True)
    meetings.answer(slot, slot.revision, town.agents["relay"], now, accept=True)
    assert slot.sequence == 2


@pytest.mark.parametrize(("days", "words"), [(-1, "passée"), (300, "se termine le")])
def test_a_time_that_cannot_be(town, today, now, days, words):
    with pytest.raises(RefusalError, match=words):
        _propose(town, today, now, days=days)
    assert not Slot.objects.exists()


def test_the_two_do_not_meet_twice_at_once(town, today, now):
    first = _propose(town, today, now)
    with pytest.raises(RefusalError, match="déjà ensemble un échange proposé"):
        _propose(town, today, now + timedelta(minutes=29))
    _propose(town, today, now + timedelta(minutes=30))
    meetings.cancel(first, first.revision, town.agents["relay"], now)
    _propose(town, today, now)


def test_what_is_refused(town, today, now):
    slot, relay, head = _propose(town, today, now), town.agents["relay"], town.agents["director"]
    with pytest.raises(RefusalError, match="n'attend pas votre réponse"):
        meetings.answer(slot, slot.revision, relay, now, accept=True)
    with pytest.raises(RefusalError, match="n'est pas à confirmer"):
        meetings.mark(slot, slot.revision, relay, now, held=True)
    with pytest.raises(RefusalError, match="Ce moment est passé"):
        meetings.answer(slot, slot.revision, head, now + timedelta(days=6), accept=True)
    meetings.answer(slot, slot.revision, head, now, accept=True)
    with pytest.raises(RefusalError, match="pas encore eu lieu"):
        meetings.mark(slot, slot.revision, relay, now, held=True)
    meetings.cancel(slot, slot.revision, relay, now)
    for act in (meetings.cancel, lambda *args: meetings.move(args[0], args[1], Proposal(now), *args[2:])):
        with pytest.raises(RefusalError, match="annulé"):
            act(slot, slot.revision, relay, now)


def test_two_answers_at_once(town, today, now):
    slot = _propose(town, today, now)
    same = Slot.objects.get(pk=slot.pk)
    meetings.cancel(slot, 1, town.agents["relay"], now)
    with pytest.raises(ConflictError):
        meetings.answer(same, 1, town.agents["director"], now, accept=True)
    assert Slot.objects.get().state == SlotState.CANCELLED


def test_undo_within_the_hour(town, today, now):
    slot, head = _propose(town, today, now), town.agents["director"]
    meetings.answer(slot, slot.revision, head, now, accept=False)
    with pytest.raises(RefusalError, match="plus d'une heure"):
        meetings.undo(slot, slot.revision, town.agents["relay"], now)
    with pytest.raises(RefusalError, match="plus d'une heure"):
        meetings.undo(slot, slot.revision, head, now + timedelta(minutes=61))
    meetings.undo(slot, slot.revision, head, now + timedelta(minutes=59))
    assert slot.state == SlotState.PROPOSED
    assert not meetings.can_undo(slot, head.pk, now)


def test_busy_never_says_with_whom(town, today, now):
    first = _propose(town, today, now, minutes=60)
    meetings.answer(first, first.revision, town.agents["director"], now, accept=True)
    deputy = meetings.pairs(standing(town.accounts["deputy"]), today)[0]
    second = meetings.propose(deputy, Proposal(first.starts_at + timedelta(minutes=30)), town.agents["deputy"], now)
    (sentence,) = meetings.busy(second)
    assert sentence.startswith("Attention : Lucie Moreau a déjà un échange convenu le ")
    assert "Zoé" not in sentence
    after = meetings.propose(deputy, Proposal(first.starts_at + timedelta(minutes=60)), town.agents["deputy"], now)
    assert meetings.busy(after) == []


@pytest.mark.parametrize("choice", [Mails.WEEKLY, Mails.NEVER])
def test_who_prefers_no_mail_gets_none(town, today, now, choice):
    Preference.objects.create(agent=town.agents["director"], mails=choice)
    _propose(town, today, now)
    assert not Mail.objects.exists()


@pytest.mark.parametrize("day", ["2026-05-25", "2026-11-11", "2026-12-25", "2026-11-28", "2027-03-29", "2038-04-26"])
def test_days_off(day):
    assert not is_workday(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-04-07", "2026-11-12", "2026-12-24", "2027-03-30", "2026-06-01"])
def test_days_on(day):
    assert is_workday(date.fromisoformat(day))


@pytest.mark.parametrize("last", [None, date(2026, 1, 5), date(2026, 11, 20)])
def test_suggestions_are_days_to_come(last):
    today = date(2026, 11, 27)
    days = meetings.suggestions("quarterly", last, today)
    assert len(set(days)) == 3
    assert all(is_workday(day) and day >= today + timedelta(days=3) for day in days)


def test_said_in_local_time(town, today, now):
    slot = Slot(starts_at=timezone.make_aware(datetime.combine(date(2026, 3, 1), time(14, 5))))
    assert meetings.said(slot) == "1er\xa0mars 2026 à 14\xa0h\xa005"
