"""A call that every service has answered, or whose day has passed: its lead closes it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.projects.models import Call, CallState, Request

ID = "calls_to_close"
REMIND = Cadence(first=3, every=7, times=3)


def rows(today: date, agent: int | None = None) -> QuerySet[Call]:
    """Return the calls sent for which nothing is waited for any more."""
    silent = Request.objects.filter(call=OuterRef("pk"), reply="")
    found = Call.objects.filter(state=CallState.SENT).annotate(is_silent=Exists(silent))
    found = found.filter(Q(is_silent=False) | Q(answer_by__lt=today)).select_related("project")
    return found if agent is None else found.filter(project__lead=agent)


def say(row: Call, today: date) -> Iterator[Waiting]:
    """Ask the lead of the project."""
    if getattr(row, "is_silent", False):
        sentence = f"La date de réponse à l'appel « {row.project} » est passée : relancez, ou décidez de le clore."
        since = row.answer_by or today
    else:
        sentence = f"Tous les services ont répondu à l'appel « {row.project} » : vous pouvez le clore."
        since = today
    yield Waiting(Person(row.project.lead_id), f"{ID}:{row.pk}", sentence, reverse("call", args=[row.pk]), since)
