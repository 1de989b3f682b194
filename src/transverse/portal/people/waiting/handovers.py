"""A hand-over that is open: the person who leaves a mandate completes it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from transverse.portal.people.models import Handover
from transverse.portal.people.waiting import Cadence, Person, Waiting

ID = "handovers"
REMIND = Cadence(first=7, every=7, times=3)


def rows(today: date, agent: int | None = None) -> QuerySet[Handover]:  # noqa: ARG001 (it waits at once)
    """Return the hand-overs that nobody has closed."""
    found = Handover.objects.filter(closed_at=None, mandate__agent__left_on=None).select_related("mandate")
    return found if agent is None else found.filter(mandate__agent_id=agent)


def say(row: Handover, today: date) -> Iterator[Waiting]:  # noqa: ARG001
    """Ask the one who leaves."""
    yield Waiting(
        to=Person(row.mandate.agent_id),
        key=f"{ID}:{row.pk}",
        sentence="Complétez votre passation : qui connaître, où sont les documents, ce qui reste à faire.",
        link=row.get_absolute_url(),
        since=timezone.localdate(row.opened_at),
    )
