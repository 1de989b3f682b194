"""The year of Valmérande, played through the rules: what the page for the directors then says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from transverse.portal.accounts.models import Account
from transverse.portal.data.counting import sheet_count
from transverse.portal.data.history import years
from transverse.portal.data.models import Scan, ScanState, Sheet
from transverse.portal.demonstration.build import build
from transverse.portal.demonstration.doors import PASSWORD, doors
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.story import story
from transverse.portal.ground.models import collectivity
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.people.models import Agent, ChartImport, Handover, Kind, Letter, Mandate, Slot, Unit
from transverse.portal.people.network import network


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    """Build once for all tests of this file, and take it all away after."""
    said = []
    with django_db_blocker.unblock():
        build(timezone.localdate(), said.append)
        yield said
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def valmerande(played, django_db_blocker):
    with django_db_blocker.unblock():
        yield played


@pytest.mark.usefixtures("valmerande")
class TestYear:
    def test_what_is_done_is_said(self, valmerande):
        assert [line.partition(" :")[0] for line in valmerande] == ["organigramme", "l'année du réseau"]

    def test_it_says_that_it_is_a_demonstration(self):
        assert collectivity().is_demonstration

    def test_the_page_for_the_directors(self):
        total = network(timezone.localdate()).total
        assert (total.without_relay, len(total.services)) == (7, 22)
        assert total.letters_unsigned == 9
        assert total.silent == 2
        assert 0 < total.recognised < total.with_relay

    def test_a_year_has_been_lived(self):
        kinds = {kind: Mandate.objects.filter(kind=kind).count() for kind in Kind}
        assert kinds == {Kind.LEAD: 1, Kind.TEAM: 3, Kind.RELAY: 18, Kind.DEPUTY: 12}
        lead = Mandate.objects.get(kind=Kind.LEAD)
        assert timedelta(days=330) <= timezone.localdate() - lead.starts_on <= timedelta(days=340)
        assert lead.attached_to.code == "DGS-01"

    def test_a_shared_folder_was_read_twice(self):
        first, second = Scan.objects.order_by("made_at")
        assert (first.state, second.state) == (ScanState.DONE, ScanState.DONE)
        assert first.counts["changes"] == {}
        assert second.counts["changes"] == {"new": 1, "changed": 1, "gone": 0}
        assert second.counts["unreadable"] == 1
        broken, copied = second.findings.get(title__startswith="Casses"), second.findings.filter(copies__gt=0)
        assert (broken.versions, broken.copies, broken.trade) == (2, 1, "eau")
        assert [each.pk for each in copied] == [broken.pk]
        assert second.findings.get(title__startswith="Inscriptions").degree == 4
        assert second.findings.filter(schema_is_exact=True).count() == 2

    def test_some_services_have_their_sheet_and_one_has_that_of_last_year(self):
        assert sheet_count(Sheet.objects.latest("year").year) == (22, 6, 5)
        draft = Sheet.objects.get(state=Sheet.DRAFT)
        assert draft.holdings.filter(is_kept=False).count() == 4
        water = Unit.objects.get(code="EAU-RES")
        last, first = years(water)
        assert (len(first.lines), len(last.lines), len(last.new)) == (3, 7, 4)

    def test_letters_are_in_every_state_on_the_way(self):
        states = set(Letter.objects.values_list("state", flat=True))
        assert {"draft", "sent", "signed"} <= states
        partly = Letter.objects.filter(state="sent", signatures__signed_at__isnull=False).distinct()
        assert partly.count() == 4

    def test_some_mandates_end_next_month(self):
        today = timezone.localdate()
        soon = Mandate.objects.in_force(today).filter(ends_on__lte=today + timedelta(days=45))
        assert soon.count() >= 4

    def test_one_hand_over_is_empty_one_begun_one_closed(self):
        opened = Handover.objects.filter(closed_at=None)
        assert sorted(bool(each.contacts) for each in opened) == [False, True]
        assert Handover.objects.exclude(closed_at=None).get().successor is not None

    def test_meetings_were_held_missed_agreed(self):
        states = set(Slot.objects.values_list("state", flat=True))
        assert {"held", "missed", "agreed", "proposed", "cancelled"} <= states

    def test_somebody_left_with_the_second_import(self):
        assert ChartImport.objects.filter(state="applied").count() == 2
        assert Agent.objects.exclude(left_on=None).count() == len(story().imports.gone)

    def test_the_history_bears_the_dates_of_the_story(self):
        today = timezone.localdate()
        assert not LogEntry.objects.filter(timestamp__date=today).exists()
        assert LogEntry.objects.filter(timestamp__date__lt=today - timedelta(days=300)).exists()
        assert not LogEntry.objects.filter(actor=None, timestamp__date__gt=today - timedelta(days=330)).exists()

    def test_no_mail_waits(self):
        assert Mail.objects.exists()
        assert set(Mail.objects.values_list("state", flat=True)) == {MailState.SENT}

    def test_each_role_signs_in(self):
        for door in doors():
            assert Account.objects.get(email=door.address).check_password(PASSWORD), door

    @pytest.mark.parametrize("address", [door.address for door in doors()])
    def test_each_role_has_a_first_page(self, address):
        client = Client()
        client.force_login(Account.objects.get(email=address), "allauth.account.auth_backends.AuthenticationBackend")
        assert client.get("/").status_code == 200

    def test_nobody_else_has_a_password(self):
        listed = {door.address for door in doors()}
        assert not any(each.has_usable_password() for each in Account.objects.exclude(email__in=listed))


@pytest.mark.parametrize(
    ("days", "found"),
    [(0, date(2026, 11, 27)), (5, date(2026, 11, 20)), (16, date(2026, 11, 10)), (-1, date(2026, 11, 30))],
)
def test_a_day_of_the_story_is_a_working_day(days, found):
    assert day(date(2026, 11, 27), days) == found


def test_an_hour_is_that_of_the_collectivite():
    assert moment(date(2026, 7, 3), 14, 5) == datetime(2026, 7, 3, 12, 5, tzinfo=UTC)
