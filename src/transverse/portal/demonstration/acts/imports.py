"""The chart: imported at the start, and again once some have gone; through the imports of the portal."""

from collections.abc import Iterator
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from transverse.organisation import Chart, as_csv
from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.chart import chart
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage, reread
from transverse.portal.demonstration.story import story
from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.worker import run_waiting
from transverse.portal.people import imports
from transverse.portal.people.models import Agent, ChartImport, ImportState

_FILE = "organigramme-valmerande.csv"


def first(when: datetime, by: Account) -> None:
    """Import the chart for the first time."""
    bring(chart(held=story().held), _FILE, when, by)


def events(today: date) -> Iterator[Event]:
    """Yield the second import."""
    yield Event(moment(day(today, story().imports.again), 8, 30), "", _again, alone=True)


def _again(on: Stage, when: datetime, by: Account) -> None:
    gone = story().imports.gone
    bring(chart(vacant=gone, held=story().held - set(gone)), _FILE, when, by)
    reread(on)


def bring(brought: Chart, name: str, when: datetime, by: Account) -> None:
    """Import a chart as a file sent by `by` at `when`: read, compared, confirmed, written.

    Raises
    ------
    RuntimeError
        The portal did not take it.
    """
    load_all()
    row = imports.receive(ContentFile("".join(as_csv(brought)).encode()), name, by, timezone.now())
    run_waiting()
    imports.confirm(row.pk, by, timezone.now())
    run_waiting()
    row.refresh_from_db()
    if row.state != ImportState.APPLIED:
        raise RuntimeError(row.message or row.get_state_display())
    _date(row, when)


def _date(row: ChartImport, when: datetime) -> None:
    ChartImport.objects.filter(pk=row.pk).update(asked_at=when, read_at=when, applied_at=when)
    jobs = Job.objects.filter(pk__in=[row.reading_id, row.writing_id])
    jobs.update(asked_at=when, alive_at=when, finished_at=when)
    Agent.objects.filter(left_on=timezone.localdate()).update(left_on=when.date())
