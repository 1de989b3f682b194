"""Whom an agent may call: the relays of his own services, and the project lead."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch

from transverse.portal.people.models import Kind, Mandate, Post, Unit


class Contact(NamedTuple):
    """Somebody to call, as what, for which services."""

    mandate: Mandate
    units: tuple[Unit, ...]


def contacts(agent: int | None, today: date) -> list[Contact]:
    """Return the relays and deputies of the units where `agent` works, then the lead; two or three queries."""
    keys = {key for path in _paths(agent) for key in path.rstrip(".").split(".")}
    mandates = (
        Mandate.objects.in_force(today)
        .filter(agent__left_on=None, kind__in=(Kind.RELAY, Kind.DEPUTY, Kind.LEAD))
        .exclude(agent_id=agent)
        .select_related("agent")
        .prefetch_related(Prefetch("units", Unit.objects.filter(pk__in=keys), to_attr="near"))
    )
    order = {Kind.RELAY: 0, Kind.DEPUTY: 1, Kind.LEAD: 2}
    near = [each for each in mandates if each.kind == Kind.LEAD or each.near]
    return [Contact(each, tuple(each.near)) for each in sorted(near, key=lambda each: order[Kind(each.kind)])]


def _paths(agent: int | None) -> Iterable[str]:
    return Post.objects.filter(holder_id=agent, closed_on=None).values_list("unit__path", flat=True) if agent else ()
