"""Mandates: named, ended, passed on."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.names import person
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Deputy, Role, story
from transverse.portal.people import mandates
from transverse.portal.people.mandate_checks import Plan
from transverse.portal.people.models import TITLES, Handover, Kind, Mandate

DGS, LEAD = "DGS-01", "DGS-02"
_YEAR = timedelta(days=365)


def events(today: date) -> Iterator[Event]:
    """Yield the nominations and the ends."""
    for role in story().mandates:
        by = DGS if role.kind == Kind.LEAD else LEAD
        yield Event(moment(day(today, role.named), 9, 10), by, partial(_name, role=role))
        if role.deputy:
            yield Event(
                moment(day(today, role.deputy.named), 9, 40), LEAD, partial(_name_deputy, role=role, deputy=role.deputy)
            )
        if role.ended:
            yield Event(
                moment(day(today, role.ended.days), 17, 20),
                LEAD,
                partial(_end, post=role.post, reason=role.ended.reason),
            )


def _name(on: Stage, when: datetime, by: Account, *, role: Role) -> None:
    plan = Plan(
        kind=role.kind,
        title=_title(role.kind, role.post),
        agent=on.agent(role.post),
        units=tuple(on.units[code] for code in role.units),
        starts_on=when.date(),
        ends_on=when.date() + role.years * _YEAR,
        attached_to=on.posts[role.under],
        time_share=role.share,
        rhythm=role.rhythm,
        missions="\n".join(role.missions),
    )
    _made(on, role.post, mandates.name(plan, by, when.date()), when)


def _name_deputy(on: Stage, when: datetime, by: Account, *, role: Role, deputy: Deputy) -> None:
    principal = on.mandates[role.post]
    plan = Plan(
        kind=Kind.DEPUTY,
        title=_title(Kind.DEPUTY, deputy.post),
        agent=on.agent(deputy.post),
        units=tuple(principal.units.all()),
        starts_on=when.date(),
        ends_on=principal.ends_on,
        attached_to=principal.attached_to,
        time_share=deputy.share,
        principal=principal,
    )
    _made(on, deputy.post, mandates.name(plan, by, when.date()), when)


def _title(kind: str, post: str) -> str:
    """Say the function as the person of a post bears it."""
    return TITLES.get(kind, ("", ""))[person(post).is_woman]


def _made(on: Stage, post: str, mandate: Mandate, when: datetime) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(created_at=when)
    on.mandates[post] = mandate


def _end(on: Stage, when: datetime, _by: Account, *, post: str, reason: str) -> None:
    mandate = on.mandates[post]
    mandates.end(mandate, mandate.revision, when.date(), reason)
    Handover.objects.filter(mandate=mandate).update(opened_at=when)
