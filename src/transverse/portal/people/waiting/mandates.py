"""A mandate that ends soon: its person says whether to go on, before the line falls silent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from transverse.papers.words import day as french
from transverse.portal.people.models import Kind, Mandate
from transverse.portal.people.waiting import Cadence, Person, Waiting

ID = "mandates"
REMIND = Cadence(first=0, every=30, times=2)
BEFORE = timedelta(days=60)


def rows(today: date, agent: int | None = None) -> QuerySet[Mandate]:
    """Return the mandates in force that end within sixty days and that nothing renews."""
    found = Mandate.objects.in_force(today).filter(ends_on__lte=today + BEFORE, renewal=None, agent__left_on=None)
    return found if agent is None else found.filter(agent_id=agent)


def say(row: Mandate, today: date) -> Iterator[Waiting]:  # noqa: ARG001
    """Tell the person."""
    whom = "à la direction générale" if row.kind == Kind.LEAD else "au chef de projet"
    yield Waiting(
        to=Person(row.agent_id),
        key=f"{ID}:{row.pk}:{row.ends_on}",
        sentence=f"Votre mandat ({row.called}) se termine le {french(row.ends_on)} : dites {whom} si vous continuez.",
        link=row.get_absolute_url(),
        since=row.ends_on - BEFORE,
        due=row.ends_on,
    )
