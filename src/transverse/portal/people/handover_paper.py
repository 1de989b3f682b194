"""The hand-over sheet: what the portal knows of the mandate, and what the person who leaves has written."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from transverse.papers import Mandate as Held
from transverse.papers import Task
from transverse.papers.kinds import passation, texts
from transverse.papers.words import listed
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import Handover, JobSheet, Kind, Letter, LetterState, Mandate, Slot, SlotState


@dataclass(frozen=True, slots=True)
class Known:
    """What the portal knows by itself.

    Attributes
    ----------
    contacts
        Heads of the units, deputies, project lead.
    slots
        The meetings agreed that are still to come.
    letters
        Those of the mandate, the newest first.
    sheet
        The fiche de poste of the person, if there is one.
    successor_signed
        Whether the letter of the one who takes over is signed of all.
    """

    contacts: tuple[passation.Contact, ...]
    slots: tuple[Slot, ...]
    letters: tuple[Letter, ...]
    sheet: JobSheet | None
    successor_signed: bool


def known(handover: Handover, now: datetime) -> Known:
    """Read it; five queries, with the fiche de poste of the person fetched first."""
    mandate = handover.mandate
    slots = mandate.slots.filter(state=SlotState.AGREED, starts_at__gte=now).select_related("head")
    signed = Letter.objects.filter(mandate=handover.successor_id, state=LetterState.SIGNED)
    return Known(
        contacts=tuple(_contacts(handover, timezone.localdate(now))),
        slots=tuple(slots.order_by("starts_at")),
        letters=tuple(mandate.letters.all()),
        sheet=getattr(mandate.agent, "job_sheet", None),
        successor_signed=bool(handover.successor_id) and signed.exists(),
    )


def paper_data(handover: Handover, found: Known, organisation: str, today: date) -> passation.Data:
    """Fill the paper."""
    mandate, successor = handover.mandate, handover.successor
    return passation.Data(
        organisation=organisation,
        date=today,
        leaving=f"{mandate.agent}, {mandate.called}",
        arriving=f"{successor.agent}, {successor.called}" if successor else "",
        last_day=mandate.last_day,
        mandates=(_held(mandate),),
        contacts=(*found.contacts, *(passation.Contact("À connaître", each) for each in _lines(handover.contacts))),
        slots=tuple(
            passation.Slot(timezone.localdate(each.starts_at), str(each.head), each.place) for each in found.slots
        ),
        papers=tuple(_lines(handover.papers)),
        tasks=tuple(Task(each) for each in _lines(handover.pending)),
        checklist=_steps(found),
    )


def _steps(found: Known) -> tuple[tuple[str, bool], ...]:
    """Return the usual steps; what the portal knows to be done is ticked."""
    return tuple((each, found.successor_signed and "lettre" in each) for each in texts(passation.ID)["checklist"])


def _contacts(handover: Handover, today: date) -> list[passation.Contact]:
    mandate = handover.mandate
    held = [key for key in (mandate.pk, handover.successor_id) if key]
    heads = {post.holder_id: post for post in heads_of(mandate.units.all(), without=mandate.agent_id).values()}
    others = Mandate.objects.in_force(today).filter(Q(principal__in=held) | Q(kind=Kind.LEAD), agent__left_on=None)
    others = others.exclude(agent=mandate.agent_id).select_related("agent")
    return [
        *(passation.Contact(each.title, str(each.holder), each.holder.email) for each in heads.values() if each.holder),
        *(passation.Contact(each.called.capitalize(), str(each.agent), each.agent.email) for each in others),
    ]


def _held(mandate: Mandate) -> Held:
    units = listed([str(unit) for unit in mandate.units.all()])
    return Held(mandate.called.capitalize(), units, mandate.starts_on, mandate.last_day, Decimal(mandate.time_share))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
