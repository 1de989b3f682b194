"""The skills that an agent has not confirmed for eleven months: he confirms them, or they are erased."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from transverse.portal.people.models import Agent
from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.projects.confirming import ASKED, last_day, said_until
from transverse.portal.projects.models import AgentSkill

ID = "own_skills"
REMIND = Cadence(first=0, every=60, times=1)  # one mail


def rows(today: date, agent: int | None = None) -> QuerySet[Agent]:
    """Return the agents with skills to confirm, each with the day of the oldest."""
    due = AgentSkill.objects.filter(agent=OuterRef("pk"), confirmed_on__lte=today - ASKED)
    oldest = due.order_by("confirmed_on").values("confirmed_on")[:1]
    found = Agent.objects.filter(left_on=None).annotate(oldest=Subquery(oldest)).exclude(oldest=None)
    return found if agent is None else found.filter(pk=agent)


def say(row: Agent, today: date) -> Iterator[Waiting]:  # noqa: ARG001 (named by `people.waiting`)
    """Say by when they are to be confirmed."""
    oldest: date = row.oldest  # type: ignore[attr-defined]
    yield Waiting(
        to=Person(row.pk),
        key=f"{ID}:{row.pk}:{oldest + ASKED}",
        sentence=f"Confirmez vos compétences : celles qui ne le sont pas seront effacées {said_until(oldest)}.",
        link=reverse("my_skills"),
        since=oldest + ASKED,
        due=last_day(oldest),
    )
