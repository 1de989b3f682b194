"""A lettre de mission that waits for the signature of somebody."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.people.models import LetterState, Signature
from transverse.portal.people.waiting import Cadence, Person, Waiting

ID = "letters"
REMIND = Cadence(first=7, every=7, times=3)


def rows(today: date, agent: int | None = None) -> QuerySet[Signature]:  # noqa: ARG001 (a letter sent waits at once)
    """Return the places still to sign."""
    found = Signature.objects.filter(signed_at=None, letter__state=LetterState.SENT, agent__left_on=None)
    found = found.select_related("letter__mandate__agent")
    return found if agent is None else found.filter(agent_id=agent)


def say(row: Signature, today: date) -> Iterator[Waiting]:
    """Say whose letter it is."""
    letter = row.letter
    yield Waiting(
        to=Person(row.agent_id),
        key=f"{ID}:{row.pk}",
        sentence=f"Lisez et signez la lettre de mission {of(letter.mandate.agent)}.",
        link=letter.get_absolute_url(),
        since=timezone.localdate(letter.sent_at) if letter.sent_at else today,
    )
