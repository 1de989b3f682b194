"""A service that is asked for days: its head answers, or whoever he has handed the answer over to."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from transverse.portal.people.waiting import Person, Waiting
from transverse.portal.projects.models import CallState, Request

ID = "call_requests"


def rows(today: date, agent: int | None = None) -> QuerySet[Request]:  # noqa: ARG001 (it waits at once)
    """Return the requests of calls that take answers, and that have none."""
    found = Request.objects.filter(reply="", call__state=CallState.SENT).select_related("unit", "call__project")
    return found if agent is None else found.filter(Q(delegate=agent) | Q(delegate=None, director=agent))


def say(row: Request, today: date) -> Iterator[Waiting]:
    """Ask whoever is to answer.  Reminders: `projects.recalling`, which counts working days."""
    whom = row.delegate_id or row.director_id
    if whom is not None:
        yield Waiting(
            to=Person(whom),
            key=f"{ID}:{row.pk}:{whom}",
            sentence=f"Répondez à la demande du projet « {row.call.project} » ({row.unit}) : oui, non, ou des jours.",
            link=reverse("call_request", args=[row.pk]),
            since=timezone.localdate(row.call.sent_at) if row.call.sent_at else today,
            due=row.call.answer_by,
        )
