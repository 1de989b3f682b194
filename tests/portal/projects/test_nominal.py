"""Nobody is named before an impact assessment is recorded; decisions stay in the history, searches for a while."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.db import IntegrityError, transaction
from django.utils import timezone

from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people.journal import said
from transverse.portal.projects import journal, nominal
from transverse.portal.projects.models import Findable, NominalMode, Search

pytestmark = [pytest.mark.data, pytest.mark.django_db]
ACT = nominal.Act("AIPD-2026-04", date(2026, 3, 2), date(2026, 4, 9))


def opened(town, act=ACT, revision=1):
    return nominal.open_mode(act, revision, town.accounts["administrator"], timezone.localtime())


def test_it_is_closed_until_somebody_decides(town):
    assert not nominal.is_nominal()
    assert nominal.nominal_mode().is_on is False
    with pytest.raises(RefusalError, match="fermé"):
        nominal.require_nominal()


def test_it_opens_on_the_strength_of_an_act(town):
    opened(town)
    mode = nominal.nominal_mode()
    assert nominal.is_nominal()
    assert (mode.aipd_reference, mode.aipd_on, mode.cst_on) == ("AIPD-2026-04", date(2026, 3, 2), date(2026, 4, 9))
    assert mode.changed_by == town.accounts["administrator"]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (nominal.Act("  ", date(2026, 3, 2)), "référence"),
        (nominal.Act("A", timezone.localdate() + timedelta(days=1)), "à venir"),
        (nominal.Act("A", date(2018, 5, 24)), "2018"),
        (nominal.Act("A", date(2026, 3, 2), timezone.localdate() + timedelta(days=1)), "CST"),
    ],
)
def test_an_act_that_cannot_be_is_refused(town, act, told):
    with pytest.raises(RefusalError, match=told):
        opened(town, act)
    assert not nominal.is_nominal()


def test_the_data_base_itself_refuses_it_without_an_act(town):
    with pytest.raises(IntegrityError), transaction.atomic():
        NominalMode.objects.create(pk=1, is_on=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        NominalMode.objects.create(pk=2)


def test_two_administrators_do_not_overwrite_one_another(town):
    opened(town)
    with pytest.raises(ConflictError):
        opened(town, nominal.Act("AUTRE", date(2026, 5, 1)))
    assert nominal.nominal_mode().aipd_reference == "AIPD-2026-04"


def test_it_closes_at_once_and_keeps_the_act_written(town):
    opened(town)
    nominal.close_mode(town.accounts["administrator"], timezone.localtime())
    assert not nominal.is_nominal()
    assert nominal.nominal_mode().aipd_reference == "AIPD-2026-04"
    nominal.close_mode(town.accounts["administrator"], timezone.localtime())


def test_each_decision_is_in_the_history(town):
    opened(town)
    nominal.close_mode(town.accounts["administrator"], timezone.localtime())
    lines = [said(each) for each in LogEntry.objects.get_for_model(NominalMode).order_by("pk")]
    assert [(line.act, line.named) for line in lines[-2:]] == [
        ("modification", "Mode nominatif ouvert"),
        ("modification", "Mode nominatif fermé"),
    ]
    assert "ouvert" in lines[-1].fields


def test_a_search_is_written_before_anything_is_shown(town):
    with pytest.raises(RefusalError):
        journal.record_search(town.accounts["lead"], "cartographie", timezone.now())
    opened(town)
    row = journal.record_search(town.accounts["lead"], "cartographie", timezone.now())
    assert (row.by, row.name, row.what) == (town.accounts["lead"], "Karim Benali", "cartographie")


def test_it_stays_written_when_the_account_goes(town):
    opened(town)
    journal.record_search(town.accounts["lead"], "cartographie", timezone.now())
    town.accounts["lead"].delete()
    assert Search.objects.get().name == "Karim Benali"


def test_searches_of_more_than_six_months_ago_are_erased(town):
    opened(town)
    now = timezone.now()
    for days in (0, 182, 184):
        journal.record_search(town.accounts["lead"], f"il y a {days} jours", now - timedelta(days=days))
    for role in ("relay", "agent"):
        Findable.objects.create(agent=town.agents[role], since=now.date())
    town.agents["agent"].left_on = now.date()
    town.agents["agent"].save()
    journal.forget(now)
    assert Findable.objects.get().agent == town.agents["relay"]
    assert {each.what for each in Search.objects.all()} == {"il y a 0 jours", "il y a 182 jours"}
