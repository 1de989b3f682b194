"""A meeting to agree, or one whose day has passed and that nobody has marked as held or not."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from transverse.papers.words import day as french
from transverse.portal.people.models import Slot, SlotState
from transverse.portal.people.waiting import Cadence, Person, Waiting
from transverse.portal.people.workdays import start_of

ID = "slots"
REMIND = Cadence(first=2, every=7, times=3)
_FORGET = timedelta(days=60)  # a meeting of so long ago that asking whether it was held would be idle


def rows(today: date, agent: int | None = None) -> QuerySet[Slot]:
    """Return the meetings to agree that are still to come, and those agreed whose day has passed."""
    morning, long_ago = start_of(today), start_of(today - _FORGET)
    to_agree = Q(state=SlotState.PROPOSED, starts_at__gte=morning)
    to_mark = Q(state=SlotState.AGREED, starts_at__lt=morning, starts_at__gte=long_ago)
    if agent is not None:
        mine = Q(head_id=agent) | Q(mandate__agent_id=agent)
        to_agree, to_mark = to_agree & mine & ~Q(proposed_by_id=agent), to_mark & mine
    return Slot.objects.filter(to_agree | to_mark).select_related("mandate__agent", "head")


def say(row: Slot, today: date) -> Iterator[Waiting]:  # noqa: ARG001
    """Ask the other one to answer, or both whether they met: one answer is enough."""
    begins = timezone.localtime(row.starts_at)
    for one, other in ((row.head, row.mandate.agent), (row.mandate.agent, row.head)):
        if row.state == SlotState.PROPOSED and row.proposed_by_id != one.pk:
            sentence = f"Répondez à {other}, qui vous propose un échange le {french(begins.date())}."
            yield _waiting(row, one.pk, sentence, timezone.localdate(row.changed_at))
        elif row.state == SlotState.AGREED:
            sentence = f"Dites si votre échange du {french(begins.date())} avec {other} a eu lieu."
            yield _waiting(row, one.pk, sentence, begins.date())


def _waiting(row: Slot, agent: int, sentence: str, since: date) -> Waiting:
    key = f"{ID}:{row.pk}:{row.state}:{row.sequence}:{agent}"
    return Waiting(Person(agent), key, sentence, row.get_absolute_url(), since)
