"""The attestation for the annual interview: dates, units, time, meetings; nothing that judges anybody."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from transverse.papers import Mandate as Held
from transverse.papers import Signatory
from transverse.papers.kinds import attestation
from transverse.papers.words import listed
from transverse.portal.people.heads import dgs_post
from transverse.portal.people.models import Agent, LetterState, Mandate, Slot, SlotState


def years_of(agent: int, today: date) -> list[int]:
    """Return the years during which `agent` held a mandate, the newest first."""
    spans = Mandate.objects.filter(agent=agent, starts_on__lte=today)
    years = {year for each in spans for year in range(each.starts_on.year, min(each.last_day.year, today.year) + 1)}
    return sorted(years, reverse=True)


def facts(agent: Agent, year: int, organisation: str, today: date) -> attestation.Data:
    """Return what can be attested of one year; five queries."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    mandates = [each for each in _mandates(agent, last) if each.last_day >= first]
    slots = _slots(agent, first, last)
    post = agent.posts.filter(closed_on=None).select_related("unit").first()
    dgs = dgs_post()
    signs = (Signatory(dgs.title, str(dgs.holder)),) if dgs else ()
    return attestation.Data(
        organisation=organisation,
        date=today,
        agent=str(agent),
        post=post.title if post else "sans poste dans l'organigramme",
        unit=post.unit.name if post else "–",
        first=first,
        last=last,
        mandates=tuple(_held(each, last) for each in mandates),
        issuer=f"{dgs.holder}, {dgs.title}" if dgs else "direction générale des services",
        exchanges_planned=len(slots),
        exchanges_held=slots.count(SlotState.HELD),
        facts=(("Lettres de mission signées de tous", str(_signed(mandates))),),
        signatories=signs,
    )


def _mandates(agent: Agent, last: date) -> list[Mandate]:
    found = Mandate.objects.filter(agent=agent, starts_on__lte=last).order_by("starts_on")
    return list(found.select_related("principal__agent").prefetch_related("units", "letters"))


def _signed(mandates: list[Mandate]) -> int:
    return sum(any(letter.state == LetterState.SIGNED for letter in each.letters.all()) for each in mandates)


def _held(mandate: Mandate, last: date) -> Held:
    title = mandate.get_kind_display()
    if mandate.principal:
        title = f"{title} de {mandate.principal.agent}"
    units = listed([str(unit) for unit in mandate.units.all()])
    ended = mandate.last_day if mandate.last_day <= last else None
    return Held(title, units, mandate.starts_on, ended, Decimal(mandate.time_share))


def _slots(agent: Agent, first: date, last: date) -> list[str]:
    """Return the states of the meetings agreed on for days of the period."""
    begin, end = (timezone.make_aware(datetime.combine(day, at)) for day, at in ((first, time.min), (last, time.max)))
    agreed = (SlotState.AGREED, SlotState.HELD, SlotState.MISSED)
    found = Slot.objects.filter(mandate__agent=agent, starts_at__range=(begin, end), state__in=agreed)
    return list(found.values_list("state", flat=True))
