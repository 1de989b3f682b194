"""The attestation for the annual interview: dates, units, time; it judges nobody and counts no meeting."""

from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef

from transverse.papers import Mandate as Held
from transverse.papers import Signatory
from transverse.papers.kinds import attestation
from transverse.papers.words import listed, of
from transverse.portal.people.heads import dgs_post
from transverse.portal.people.letter_content import NO_POST
from transverse.portal.people.models import Agent, Letter, LetterState, Mandate

_SHORT_YEAR = 90  # days of mandate: under a quarter, the interview is about the year before


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


def usual_year(mandates: list[Mandate], years: list[int], today: date) -> int:
    """Return the year to open on: the newest, or the one before when the newest is short and the other was longer."""
    newest, *older = years
    days = {year: _days_of(mandates, year, today) for year in years[:2]}
    return older[0] if older and days[newest] < min(_SHORT_YEAR, days[older[0]]) else newest


def facts(agent: Agent, mandates: list[Mandate], year: int, organisation: str, today: date) -> attestation.Data:
    """Return what can be attested of one year, from all the mandates of the agent; three queries at most."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    running = [each for each in mandates if each.starts_on <= last and each.last_day >= first]
    if agent.left_on and running:
        last = min(last, max(each.last_day for each in running))
    post, unit = _place(agent, running)
    dgs = dgs_post()
    return attestation.Data(
        organisation=organisation,
        date=today,
        agent=str(agent),
        post=post,
        unit=unit,
        first=first,
        last=last,
        mandates=tuple(_held(each, last) for each in running),
        issuer=f"{dgs.holder}, {dgs.title}" if dgs else "direction générale des services",
        facts=(("Lettres de mission signées de tous", str(sum(each.is_signed for each in running))),),  # type: ignore[attr-defined]
        signatories=(Signatory(dgs.title, str(dgs.holder)),) if dgs else (),
    )


def _days_of(mandates: list[Mandate], year: int, today: date) -> int:
    """Return on how many days of the year one mandate at least ran."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    return len(
        {
            day
            for each in mandates
            for day in range(max(each.starts_on, first).toordinal(), min(each.last_day, last).toordinal() + 1)
        }
    )


def _place(agent: Agent, mandates: list[Mandate]) -> tuple[str, str]:
    """Return the post and the service: those of today, or those that the papers of somebody who has left still say."""
    post = agent.posts.filter(closed_on=None).select_related("unit").first()
    if post:
        return post.title, post.unit.name
    letters = Letter.objects.filter(mandate__in=mandates).exclude(state=LetterState.DRAFT)
    content = letters.order_by("-sent_at", "-pk").values_list("content", flat=True).first() or {}
    covered = dict.fromkeys(str(unit) for each in mandates for unit in each.units.all())
    units = content.get("units") or list(covered)
    title = content.get("post") or NO_POST
    for unit in units:
        title = title.removesuffix(f", {unit}")
    return title if title == NO_POST else f"{title[:1].upper()}{title[1:]}", listed(units) or "–"


def _held(mandate: Mandate, last: date) -> Held:
    title = mandate.called.capitalize()
    if mandate.principal:
        title = f"{title} {of(mandate.principal.agent)}"
    units = listed([str(unit) for unit in mandate.units.all()])
    ended = mandate.last_day if mandate.last_day <= last else None
    return Held(title, units, mandate.starts_on, ended, Decimal(mandate.time_share))
