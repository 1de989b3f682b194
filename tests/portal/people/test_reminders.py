from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from transverse.portal.mail.models import Mail
from transverse.portal.people import reminders
from transverse.portal.people.models import (
    Acknowledgement,
    JobSheet,
    JobSheetVersion,
    Letter,
    LetterState,
    Mails,
    Preference,
    Reminder,
    Signature,
)
from transverse.portal.people.waiting import Person, Waiting

MONDAY = date(2026, 11, 23)


def _at(day):
    return timezone.make_aware(datetime.combine(day, time(9)))


@pytest.fixture
def quiet(town):
    """A town in which nothing waits for those who steer."""
    for mandate in town.mandates.values():
        mandate.starts_on, mandate.ends_on = MONDAY - timedelta(days=30), MONDAY + timedelta(days=400)
        mandate.save()
        Letter.objects.create(mandate=mandate, state=LetterState.SIGNED)
    for unit in town.units.values():
        unit.expects_relay = unit.code == "EAU"
        unit.save()
    return town


def _asked(town, day, role="director"):
    sheet, _ = JobSheet.objects.get_or_create(agent=town.agents["relay"])
    version, _ = JobSheetVersion.objects.get_or_create(sheet=sheet, title="x", state=JobSheetVersion.CIRCULATED)
    return Acknowledgement.objects.create(
        version=version, director=town.agents[role], unit=town.units["EAU"], asked_at=_at(day)
    )


def _letter(town, day, role="director"):
    letter = Letter.objects.create(mandate=town.mandates["relay"], number=7, state=LetterState.SENT, sent_at=_at(day))
    return Signature.objects.create(letter=letter, agent=town.agents[role], capacity="directrice")


def test_a_reading_is_recalled_three_times_then_the_lead_is_told(quiet):
    _asked(quiet, MONDAY)
    days = [day for day in range(60) if reminders.remind(MONDAY + timedelta(days=day))]
    to_director = Mail.objects.filter(recipient="director@ville.example")
    assert to_director.count() == 3
    assert days[:3] == [7, 14, 21]
    assert {mail.recipient for mail in Mail.objects.filter(text__contains="malgré les rappels")} == {
        "lead@ville.example"
    }
    assert all((MONDAY + timedelta(days=day)).weekday() == 0 for day in days[3:])


def test_twice_the_same_day_writes_once(quiet):
    _asked(quiet, MONDAY)
    day = MONDAY + timedelta(days=8)
    assert reminders.remind(day) == 1
    assert reminders.remind(day) == 0
    assert reminders.remind(day + timedelta(days=1)) == 0


def test_a_day_without_the_portal_is_caught_up(quiet):
    _asked(quiet, MONDAY)
    assert reminders.remind(MONDAY + timedelta(days=10)) == 1
    assert reminders.remind(MONDAY + timedelta(days=16)) == 1


def test_one_mail_for_several_things(quiet):
    _asked(quiet, MONDAY)
    _letter(quiet, MONDAY + timedelta(days=3))
    assert reminders.remind(MONDAY + timedelta(days=8)) == 1
    mail = Mail.objects.get()
    assert mail.subject == "2 choses vous attendent dans Transverse"
    assert mail.text.count("http") == 3  # one link each, and the preferences
    assert "Prenez connaissance de la fiche de poste de Zoé Martin" in mail.text
    assert "lettre de mission" in mail.text


def test_one_thing(quiet):
    _letter(quiet, MONDAY)
    reminders.remind(MONDAY + timedelta(days=7))
    assert Mail.objects.get().subject == "Une chose vous attend dans Transverse"


@pytest.mark.parametrize(("choice", "days"), [(Mails.WEEKLY, [0, 7, 14]), (Mails.NEVER, [])])
def test_preferences(quiet, choice, days):
    Preference.objects.create(agent=quiet.agents["director"], mails=choice)
    _letter(quiet, MONDAY - timedelta(days=1))
    assert [day for day in range(16) if reminders.remind(MONDAY + timedelta(days=day))] == days


def test_the_week_begins_later_when_the_portal_slept(quiet):
    Preference.objects.create(agent=quiet.agents["director"], mails=Mails.WEEKLY)
    _letter(quiet, MONDAY)
    assert reminders.remind(MONDAY + timedelta(days=9)) == 1
    assert reminders.remind(MONDAY + timedelta(days=10)) == 0


@pytest.mark.parametrize("field", [{"email": ""}, {"left_on": MONDAY}])
def test_nobody_without_address_nor_who_has_left(quiet, field):
    _letter(quiet, MONDAY)
    for name, value in field.items():
        setattr(quiet.agents["director"], name, value)
    quiet.agents["director"].save()
    assert reminders.remind(MONDAY + timedelta(days=8)) == 0


def test_those_who_steer_are_told_once_a_week(town, today):
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
    assert [day for day in range(14) if reminders.remind(monday + timedelta(days=day))] == [0, 7]
    assert {mail.recipient for mail in Mail.objects.all()} == {"lead@ville.example"}
    assert "3 services attendent un relais" in Mail.objects.first().text


def test_a_mandate_that_ends_is_said_to_its_person_and_to_the_lead(quiet):
    mandate = quiet.mandates["relay"]
    mandate.ends_on = MONDAY + timedelta(days=60)
    mandate.save()
    assert reminders.remind(MONDAY) == 2
    assert {mail.recipient for mail in Mail.objects.all()} == {"relay@ville.example", "lead@ville.example"}


def test_a_mandate_made_longer_is_recalled_before_its_new_end(quiet):
    mandate = quiet.mandates["relay"]
    for end in (MONDAY + timedelta(days=60), MONDAY + timedelta(days=260)):
        mandate.ends_on = end
        mandate.save()
        reminders.remind(end - timedelta(days=60))
    assert Mail.objects.filter(recipient="relay@ville.example").count() == 2


def test_the_daily_work_follows_posts_first(quiet):
    _asked(quiet, MONDAY)
    post = quiet.posts["director"]
    post.holder = quiet.agents["agent"]
    post.save()
    reminders.follow_and_remind(_at(MONDAY + timedelta(days=8)))
    assert [mail.recipient for mail in Mail.objects.all()] == ["agent@ville.example"]
    assert "Fiche de poste à lire" in Mail.objects.get().subject


def test_old_reminders_are_forgotten(quiet):
    Reminder.objects.create(key="old", sent_on=MONDAY - timedelta(days=501))
    reminders.remind(MONDAY)
    assert not Reminder.objects.filter(key="old").exists()


@pytest.mark.parametrize(("days", "number"), [(0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (27, 3), (28, None)])
def test_rounds(days, number):
    item = Waiting(Person(1), "letters:1", "Signez.", "/", MONDAY)
    assert reminders.round_of(item, MONDAY + timedelta(days=days)) == number


def test_few_queries_for_many(quiet, django_assert_max_num_queries):
    for role in ("director", "other_director", "dgs", "drh", "agent", "dpo"):
        _asked(quiet, MONDAY, role)
    with django_assert_max_num_queries(70):
        assert reminders.remind(MONDAY + timedelta(days=8)) == 6
