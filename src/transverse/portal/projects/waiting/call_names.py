"""A service that has promised days and named nobody: whoever answered names the agent."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.projects.models import OPEN, Reply, Request, Share

ID = "call_names"
REMIND = Cadence(first=7, every=7, times=2)


def rows(today: date, agent: int | None = None) -> QuerySet[Request]:  # noqa: ARG001 (it waits at once)
    """Return the requests promised, with days, for which nobody is named."""
    days = Share.objects.filter(request=OuterRef("pk"), promised__gt=0)
    found = Request.objects.filter(Exists(days), reply__in=(Reply.YES, Reply.PART), agent=None)
    found = found.filter(call__project__state__in=OPEN).select_related("unit", "call__project")
    who = Coalesce(F("answered_by"), F("director"))
    return found if agent is None else found.alias(who=who).filter(who=agent)


def say(row: Request, today: date) -> Iterator[Waiting]:
    """Ask whoever answered."""
    whom = row.answered_by_id or row.director_id
    if whom is not None:
        yield Waiting(
            to=Person(whom),
            key=f"{ID}:{row.pk}:{row.revision}",
            sentence=f"Désignez l'agent qui travaillera pour le projet « {row.call.project} » ({row.unit}).",
            link=reverse("call_name", args=[row.pk]),
            since=timezone.localdate(row.answered_at) if row.answered_at else today,
        )
