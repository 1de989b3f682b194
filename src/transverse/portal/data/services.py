"""Which services somebody answers for, and where the sheet of each stands."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, QuerySet, Subquery

from transverse.portal.data.models import Sheet
from transverse.portal.people.models import WITH_LINE, Mandate, Unit

if TYPE_CHECKING:
    from transverse.portal.accounts.standing import Standing


def services_of(paths: Iterable[str]) -> list[Unit]:
    """Return the services of the units at `paths`, by name: the nearest that expects a relay, or the unit itself.

    One query.
    """
    wanted = [[int(key) for key in path.split(".") if key] for path in paths]
    if not wanted:
        return []
    units = Unit.objects.filter(closed_on=None).in_bulk({key for way in wanted for key in way})
    found = {}
    for way in wanted:
        open_ones = [units[key] for key in reversed(way) if key in units]
        nearest = next((unit for unit in open_ones if unit.expects_relay), open_ones[0] if open_ones else None)
        if nearest:
            found[nearest.pk] = nearest
    return sorted(found.values(), key=lambda unit: (unit.name, unit.pk))


def own_services(standing: "Standing", today: date) -> QuerySet[Unit]:
    """Return the services where a person works, and those that the person relays; two queries."""
    paths = list(standing.places)
    if standing.relay and standing.agent is not None:
        mandates = Mandate.objects.in_force(today).filter(agent_id=standing.agent, kind__in=WITH_LINE)
        paths += [path for path in mandates.values_list("units__path", flat=True) if path]
    return Unit.objects.filter(pk__in=[unit.pk for unit in services_of(paths)])


def with_sheets(units: QuerySet[Unit], year: int) -> QuerySet[Unit]:
    """Add to each unit the year of its last published sheet, and that of the draft of this year."""
    own = Sheet.objects.filter(unit=OuterRef("pk")).order_by("-year")
    return units.annotate(
        last_published=Subquery(own.filter(state=Sheet.PUBLISHED).values("year")[:1]),
        being_prepared=Subquery(own.filter(state=Sheet.DRAFT, year=year).values("year")[:1]),
    ).order_by("name", "code")


def services_with_sheets() -> QuerySet[Unit]:
    """Return the units that expect a relay, and those that have published a sheet all the same."""
    published = Sheet.objects.filter(state=Sheet.PUBLISHED).values("unit")
    return Unit.objects.filter(Q(expects_relay=True) | Q(pk__in=published), closed_on=None)
