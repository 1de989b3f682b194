"""The attestation for the annual interview: dates, units, time; it judges nobody and counts no meeting."""

from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef

from transverse.papers import Mandate as Held
from transverse.papers import Signatory
from transverse.papers.kinds import attestation
from transverse.papers.words import listed
from transverse.portal.people.heads import dgs_post
from transverse.portal.people.models import Agent, Letter, LetterState, Mandate


def mandates_of(agent: int) -> list[Mandate]:
    """Return all the mandates of an agent, the oldest first, with whether their letter is signed; two queries."""
    signed = Letter.objects.filter(mandate=OuterRef("pk"), state=LetterState.SIGNED)
    found = Mandate.objects.filter(agent=agent).annotate(is_signed=Exists(signed)).order_by("starts_on")
    return list(found.select_related("principal__agent").prefetch_related("units"))


def years_of(mandates: list[Mandate], today: date) -> list[int]:
    """Return the years during which one of the `mandates` ran, the newest first."""
    years = {
        year
        for each in mandates
        if each.starts_on <= today
        for year in range(each.starts_on.year, min(each.last_day.year, today.year) + 1)
    }
    return sorted(years, reverse=True)


def facts(agent: Agent, mandates: list[Mandate], year: int, organisation: str, today: date) -> attestation.Data:
    """Return what can be attested of one year, from all the mandates of the agent; two queries."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    running = [each for each in mandates if each.starts_on <= last and each.last_day >= first]
    post = agent.posts.filter(closed_on=None).select_related("unit").first()
    dgs = dgs_post()
    return attestation.Data(
        organisation=organisation,
        date=today,
        agent=str(agent),
        post=post.title if post else "sans poste dans l'organigramme",
        unit=post.unit.name if post else "–",
        first=first,
        last=last,
        mandates=tuple(_held(each, last) for each in running),
        issuer=f"{dgs.holder}, {dgs.title}" if dgs else "direction générale des services",
        facts=(("Lettres de mission signées de tous", str(sum(each.is_signed for each in running))),),  # type: ignore[attr-defined]
        signatories=(Signatory(dgs.title, str(dgs.holder)),) if dgs else (),
    )


def _held(mandate: Mandate, last: date) -> Held:
    title = mandate.get_kind_display()
    if mandate.principal:
        title = f"{title} de {mandate.principal.agent}"
    units = listed([str(unit) for unit in mandate.units.all()])
    ended = mandate.last_day if mandate.last_day <= last else None
    return Held(title, units, mandate.starts_on, ended, Decimal(mandate.time_share))
