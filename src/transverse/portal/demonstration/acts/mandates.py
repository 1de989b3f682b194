"""Mandates: named, ended, passed on."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Role, story
from transverse.portal.people.models import Kind, Mandate

DGS, LEAD = "DGS-01", "DGS-02"


def events(today: date) -> Iterator[Event]:
    """Yield the nominations and the ends."""
    for role in story().mandates:
        by = DGS if role.kind == Kind.LEAD else LEAD
        yield Event(moment(day(today, role.named), 9, 10), by, partial(_name, role=role))
        if role.deputy:
            yield Event(moment(day(today, role.deputy.named), 9, 40), LEAD, partial(_name_deputy, role=role))
        if role.ended:
            yield Event(moment(day(today, role.ended.days), 17, 20), LEAD, partial(_end, role=role))


def _name(on: Stage, when: datetime, _by: Account, *, role: Role) -> None:
    mandate = Mandate.objects.create(
        kind=role.kind,
        agent=on.agent(role.post),
        attached_to=on.posts[role.under],
        time_share=role.share,
        rhythm=role.rhythm,
        missions="\n".join(role.missions),
        **_term(when),
    )
    mandate.units.set([on.units[code] for code in role.units])
    _keep(on, role.post, mandate, when)


def _name_deputy(on: Stage, when: datetime, _by: Account, *, role: Role) -> None:
    if role.deputy is None:
        return
    principal = on.mandates[role.post]
    mandate = Mandate.objects.create(
        kind=Kind.DEPUTY,
        agent=on.agent(role.deputy.post),
        attached_to=on.posts[role.under],
        principal=principal,
        time_share=role.deputy.share,
        starts_on=when.date(),
        ends_on=principal.ends_on,
    )
    mandate.units.set(principal.units.all())
    _keep(on, role.deputy.post, mandate, when)


def _term(when: datetime) -> dict[str, date]:
    return {"starts_on": when.date(), "ends_on": when.date() + timedelta(days=364)}


def _keep(on: Stage, post: str, mandate: Mandate, when: datetime) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(created_at=when)
    on.mandates[post] = mandate


def _end(on: Stage, when: datetime, _by: Account, *, role: Role) -> None:
    if role.ended is None:
        return
    posts = [role.post, *([role.deputy.post] if role.deputy else [])]
    for mandate in (on.mandates[post] for post in posts):
        mandate.ended_on, mandate.end_reason = when.date(), role.ended.reason
        mandate.save()
