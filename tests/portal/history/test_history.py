from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from transverse.portal.people.keeping import forget
from transverse.portal.people.models import Handover, Slot


@pytest.mark.parametrize("role", ["administrator", "dpo"])
def test_the_history_says_who_did_what_and_no_value(town, role):
    town.mandates["relay"].time_share = 35
    town.mandates["relay"].save()
    page = town.client(role).get("/historique/").content.decode()
    assert "modification" in page
    assert "temps prévu" in page
    assert "35" not in page.partition("<tbody>")[2].partition("</tbody>")[0].replace(":35", "")


@pytest.mark.parametrize("role", ["dgs", "lead", "director", "agent", "drh", "stranger"])
def test_the_others_are_refused(town, role):
    assert town.client(role).get("/historique/").status_code == 403


def test_an_empty_history_says_so(town):
    LogEntry.objects.all().delete()
    assert "Rien n'a encore été fait" in town.client("dpo").get("/historique/").content.decode()


def test_what_is_kept_is_kept_no_longer_than_said(town):
    now, relay = timezone.now(), town.mandates["relay"]
    for mandate in (relay, town.mandates["deputy"]):
        Slot.objects.create(mandate=mandate, head=town.agents["dgs"], proposed_by=town.agents["relay"], starts_at=now)
        Handover.objects.create(mandate=mandate, closed_at=now - timedelta(days=400))
    relay.starts_on, relay.ends_on = now.date() - timedelta(days=900), now.date() - timedelta(days=367)
    relay.save()
    LogEntry.objects.update(timestamp=now - timedelta(days=366))
    forget(now)
    assert list(Slot.objects.values_list("mandate", flat=True)) == [town.mandates["deputy"].pk]
    assert list(Handover.objects.values_list("mandate", flat=True)) == [town.mandates["deputy"].pk]
    assert not LogEntry.objects.filter(timestamp__lt=now - timedelta(days=365)).exists()
