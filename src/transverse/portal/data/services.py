"""Which service somebody answers for: the nearest unit that expects a relay, or the one where the person works."""

from collections.abc import Iterable

from transverse.portal.people.models import Unit


def services_of(paths: Iterable[str]) -> list[Unit]:
    """Return the services of the posts held at `paths`, by name; one query."""
    wanted = [[int(key) for key in path.split(".") if key] for path in paths]
    units = Unit.objects.filter(closed_on=None).in_bulk({key for way in wanted for key in way})
    found = {}
    for way in wanted:
        open_ones = [units[key] for key in reversed(way) if key in units]
        nearest = next((unit for unit in open_ones if unit.expects_relay), open_ones[0] if open_ones else None)
        if nearest:
            found[nearest.pk] = nearest
    return sorted(found.values(), key=lambda unit: (unit.name, unit.pk))
