"""Whom an agent may call: the relays of his own services, and the project lead."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, Q

from transverse.portal.people.models import Kind, Mandate, Unit


class Contact(NamedTuple):
    """Somebody to call, as what, for which services."""

    mandate: Mandate
    units: tuple[Unit, ...]


def contacts(agent: int | None, places: Iterable[str], heads: Iterable[str], today: date) -> list[Contact]:
    """Return the relays and deputies of the units where `agent` works or that he heads, then the lead; two queries.

    Parameters
    ----------
    agent
        Who looks, and is not named.
    places
        The paths of the units where the agent works.
    heads
        The paths of the units that the agent heads.
    today
        The day on which the mandates are in force.
    """
    keys = {key for path in places for key in path.rstrip(".").split(".")}
    near = Q(pk__in=keys)
    for path in heads:
        near |= Q(path__startswith=path) if path.count(".") > 1 else Q()  # whoever heads the whole has the network page
    here = Mandate.units.through.objects.filter(unit__in=Unit.objects.filter(near)).values("mandate")
    mandates = (
        Mandate.objects.in_force(today)
        .filter(Q(kind=Kind.LEAD) | Q(kind__in=(Kind.RELAY, Kind.DEPUTY), pk__in=here), agent__left_on=None)
        .exclude(agent_id=agent or 0)
        .select_related("agent")
        .prefetch_related(Prefetch("units", Unit.objects.filter(near)))
    )
    order = {Kind.RELAY: 0, Kind.DEPUTY: 1, Kind.LEAD: 2}
    found = [Contact(each, tuple(each.units.all())) for each in mandates]  # of its units, those near alone were read
    return sorted(found, key=lambda each: order[Kind(each.mandate.kind)])
