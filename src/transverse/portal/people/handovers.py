"""The hand-over of a mandate: opened when it ends or its person leaves, filled with what is known, closed by two."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.jobs.daily import daily
from transverse.portal.people.models import Handover, Kind, Mandate

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

TEXTS = ("contacts", "papers", "pending")


def open_handovers(today: date) -> int:
    """Open those of the mandates that are over or whose person has left; return how many were opened.

    To be called each day and after an import: a second call opens nothing.  A mandate that is renewed goes on; a
    deputy hands nothing over.
    """
    over = Q(ends_on__lt=today) | Q(ended_on__lte=today) | Q(agent__left_on__lte=today)
    mandates = Mandate.objects.filter(over, renewal=None, handover=None).exclude(kind=Kind.DEPUTY)
    opened = [Handover(mandate=each) for each in mandates]
    Handover.objects.bulk_create(opened, ignore_conflicts=True)
    return len(opened)


@daily("people.handovers")
def open_each_day(now: datetime) -> None:
    """Open the hand-overs of the day."""
    open_handovers(now.date())


def open_for(mandate: Mandate) -> Handover:
    """Open the hand-over of one mandate, or return the one it has."""
    return Handover.objects.get_or_create(mandate=mandate)[0]


def withdraw(mandate: Mandate) -> None:
    """Take back the hand-over of a mandate that goes on after all; one where something is written stays."""
    Handover.objects.filter(mandate=mandate, closed_at=None, successor=None, **dict.fromkeys(TEXTS, "")).delete()


def write(handover: Handover, revision: int, texts: dict[str, str]) -> None:
    """Keep what the person who leaves has written: things, not opinions on persons.

    Raises
    ------
    RefusalError
        The hand-over is closed.
    ConflictError
        Somebody wrote in it since `revision`.
    """
    _refuse_closed(handover)
    for field in TEXTS:
        setattr(handover, field, texts[field])
    save_if_unchanged(handover, revision, "Cette passation")


def possible_successors(handover: Handover, today: date) -> list[Mandate]:
    """Return the mandates that may take over: the same kind, going on, a unit in common (none for those without)."""
    mandate = handover.mandate
    units = [unit.pk for unit in mandate.units.all()]
    found = Mandate.objects.current(today).filter(kind=mandate.kind).exclude(agent=mandate.agent_id)
    found = found.filter(agent__left_on=None)
    return list((found.filter(units__in=units) if units else found).select_related("agent").distinct())


def follow(handover: Handover, successor: Mandate) -> None:
    """Say whose mandate takes over.

    Raises
    ------
    RefusalError
        The hand-over is closed, or the mandate is another kind or the same person's.
    """
    _refuse_closed(handover)
    if successor.kind != handover.mandate.kind or successor.agent_id == handover.mandate.agent_id:
        raise RefusalError("Le successeur a un mandat de la même fonction, et c'est une autre personne.")
    handover.successor = successor
    save_if_unchanged(handover, handover.revision, "Cette passation")


def may_close(handover: Handover, by: "Account") -> bool:
    """Tell whether `by` may close it: those who steer, or the person who takes over."""
    mine = handover.successor and handover.successor.agent_id == by.standing.agent
    return bool(mine) or by.standing.lead or "dgs" in by.standing.functions


def close(handover: Handover, revision: int, now: datetime) -> None:
    """Close it: the one who takes over has found everything.

    Raises
    ------
    RefusalError
        It is closed already, or nobody takes over yet.
    ConflictError
        Somebody wrote in it since `revision`.
    """
    _refuse_closed(handover)
    if handover.successor_id is None:
        raise RefusalError("Dites d'abord qui prend la suite : une passation se fait à deux.")
    handover.closed_at = now
    save_if_unchanged(handover, revision, "Cette passation")


def reopen(handover: Handover, revision: int) -> None:
    """Undo the closing, to complete what was forgotten.

    Raises
    ------
    RefusalError
        It is not closed.
    ConflictError
        Somebody changed it since `revision`.
    """
    if handover.closed_at is None:
        raise RefusalError("Cette passation est déjà ouverte.")
    handover.closed_at = None
    save_if_unchanged(handover, revision, "Cette passation")


def _refuse_closed(handover: Handover) -> None:
    if handover.closed_at:
        raise RefusalError("Cette passation est close : rouvrez-la pour la compléter.")
