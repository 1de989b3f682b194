"""What a service offers and has not confirmed for eleven months: its head or its relay confirms it, or it is erased."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse

from transverse.portal.people.models import WITH_LINE, Mandate, Post, Unit
from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.projects.confirming import ASKED, last_day, said_until
from transverse.portal.projects.models import ServiceOffer

ID = "service_skills"
REMIND = Cadence(first=0, every=60, times=1)  # one mail


def rows(today: date, agent: int | None = None) -> QuerySet[Unit]:
    """Return the services with lines to confirm, each with who answers for it and the day of its oldest line."""
    due = ServiceOffer.objects.valid(today).filter(confirmed_on__lte=today - ASKED)
    relays = Mandate.objects.in_force(today).filter(kind__in=WITH_LINE, agent__left_on=None)
    heads = Post.objects.filter(is_head=True, closed_on=None, holder__left_on=None).exclude(holder=None)
    oldest = due.filter(unit=OuterRef("pk")).order_by("confirmed_on").values("confirmed_on")[:1]
    found = Unit.objects.annotate(oldest=Subquery(oldest)).exclude(oldest=None)
    if agent is not None:
        found = found.filter(
            Q(posts__in=heads.filter(holder=agent)) | Q(mandates__in=relays.filter(agent=agent))
        ).distinct()
    return found.prefetch_related(
        Prefetch("posts", heads, to_attr="heading"), Prefetch("mandates", relays, to_attr="relaying")
    )


def say(row: Unit, today: date) -> Iterator[Waiting]:  # noqa: ARG001 (named by `people.waiting`)
    """Say to each of those who answer for the service by when its lines are to be confirmed."""
    oldest: date = row.oldest  # type: ignore[attr-defined]
    since: date = oldest + ASKED
    people = {post.holder_id for post in row.heading} | {each.agent_id for each in row.relaying}  # type: ignore[attr-defined]
    for person in sorted(people):
        yield Waiting(
            to=Person(person),
            key=f"{ID}:{row.pk}:{since}",
            sentence=f"Confirmez ce qu'offre {row} : ce qui ne l'est pas sera effacé {said_until(oldest)}.",
            link=reverse("service_skills", args=[row.pk]),
            since=since,
            due=last_day(oldest),
        )
