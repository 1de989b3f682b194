"""Play the year: every act in the order of its date, as whoever did it."""

from collections.abc import Iterator
from contextlib import nullcontext

from django.db import transaction

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts import (
    calls,
    folders,
    handovers,
    imports,
    letters,
    mandates,
    meetings,
    mirror,
    sheets,
    skills,
    stories,
)
from transverse.portal.demonstration.past import as_of
from transverse.portal.demonstration.stage import Event, Stage


def play(on: Stage, keeper: Account) -> None:
    """Play all events on a chart that has just been imported; `keeper` does what nobody of the chart does."""
    for event in sorted(_events(on), key=lambda event: event.when):
        by = on.accounts[event.by] if event.by else keeper
        with as_of(event.when, by), nullcontext() if event.alone else transaction.atomic():
            event.act(on, event.when, by)


def _events(on: Stage) -> Iterator[Event]:
    for subject in (imports, mandates, letters, sheets, meetings, handovers, mirror, folders, skills, calls, stories):
        yield from subject.events(on.today)
