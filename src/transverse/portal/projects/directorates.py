"""Which directorate a unit stands in."""

from collections.abc import Iterable
from typing import NamedTuple

from transverse.portal.people.models import Function, Post, Unit


class Place(NamedTuple):
    """A unit as the year sees it."""

    key: int
    name: str
    path: str
    depth: int


class Directorates:
    """The directorates of the day: the units just below the one of the DGS, or below the top when no DGS is there.

    Attributes
    ----------
    places
        All open units by key.
    names
        Of the directorates by key, in alphabetical order.
    """

    def __init__(self, units: Iterable[Place], dgs: Iterable[int]) -> None:
        self.places = {unit.key: unit for unit in units}
        self._dgs = set(dgs) & self.places.keys()
        self._level = 1 if sum(unit.depth == 0 for unit in self.places.values()) == 1 else 0
        above = {key for unit in self._dgs for key in _keys(self.places[unit].path)}
        found = {self.of(unit.path) for unit in self.places.values() if unit.depth >= self._level} - above
        self.names = {key: self.name(key) for key in sorted(found, key=lambda key: self.name(key).casefold())}

    def of(self, path: str) -> int:
        """Return the key of the directorate of the unit at `path`; a unit at the top is its own."""
        way = _keys(path)
        under = next((place + 1 for place in range(len(way) - 1, -1, -1) if way[place] in self._dgs), self._level)
        return way[min(under, len(way) - 1)]

    def name(self, key: int) -> str:
        """Return the name of a directorate, or of the unit at the top; ``""`` for one that is closed."""
        return self.places[key].name if key in self.places else ""


def directorates() -> Directorates:
    """Read the open units; two queries."""
    rows = Unit.objects.filter(closed_on=None).order_by().values_list("pk", "name", "path", "depth")
    posts = Post.objects.filter(function=Function.DGS, closed_on=None)
    return Directorates((Place(*row) for row in rows), posts.values_list("unit_id", flat=True))


def _keys(path: str) -> list[int]:
    return [int(key) for key in path.split(".") if key]
