"""A fiche de poste that a director is asked to read."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.people.models import Acknowledgement, JobSheetVersion
from transverse.portal.people.waiting import Cadence, Person, Waiting

ID = "job_sheets"
REMIND = Cadence(first=7, every=7, times=3)


def rows(today: date, agent: int | None = None) -> QuerySet[Acknowledgement]:  # noqa: ARG001 (it waits at once)
    """Return the readings asked for and not given."""
    found = Acknowledgement.objects.filter(
        read_at=None, version__state=JobSheetVersion.CIRCULATED, director__left_on=None
    ).select_related("version__sheet__agent")
    return found if agent is None else found.filter(director_id=agent)


def say(row: Acknowledgement, today: date) -> Iterator[Waiting]:  # noqa: ARG001
    """Say whose sheet it is."""
    whose = of(row.version.sheet.agent)
    yield Waiting(
        to=Person(row.director_id),
        key=f"{ID}:{row.pk}:{row.director_id}",
        sentence=f"Prenez connaissance de la fiche de poste {whose}, partagée avec votre service.",
        link=reverse("acknowledge", args=[row.pk]),
        since=timezone.localdate(row.asked_at),
    )
