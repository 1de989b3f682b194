"""An agreement that somebody has not read yet."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.projects.models import OPEN, Acknowledgement

ID = "agreements"
REMIND = Cadence(first=7, every=7, times=2)


def rows(today: date, agent: int | None = None) -> QuerySet[Acknowledgement]:  # noqa: ARG001 (it waits at once)
    """Return the readings asked for and not given, of projects that are not over."""
    found = Acknowledgement.objects.filter(at=None, request__call__project__state__in=OPEN, agent__left_on=None)
    found = found.select_related("request__call__project", "request__unit")
    return found if agent is None else found.filter(agent=agent)


def say(row: Acknowledgement, today: date) -> Iterator[Waiting]:
    """Ask each of those whom it binds."""
    request = row.request
    yield Waiting(
        to=Person(row.agent_id),
        key=f"{ID}:{row.pk}",
        sentence=f"Lisez l'accord de contribution au projet « {request.call.project} » ({request.unit}).",
        link=reverse("agreement", args=[request.pk]),
        since=timezone.localdate(request.named_at) if request.named_at else today,
    )
