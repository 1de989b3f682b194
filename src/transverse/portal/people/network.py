"""The network on one day: for each service that must have a relay, who relays, who deputises, what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q

from transverse.portal.people.lines import Line, lines
from transverse.portal.people.models import Kind, Mandate, Unit, with_units
from transverse.portal.people.recognition import Criterion, recognise

_OF_HEAD = ("id", "first_name", "last_name", "email", "left_on")


class Person(NamedTuple):
    """Whom to call."""

    agent: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person and the mandate in force by which the person relays.

    Attributes
    ----------
    missing
        What keeps the mandate from being recognised; empty: it is.
    letter_signed
        Whether its letter bears all its signatures.
    line
        The direct line with the heads of the units, None for a kind of mandate that has none.
    """

    mandate: int
    kind: str
    person: Person
    missing: tuple[Criterion, ...] = ()
    line: Line | None = None

    @property
    def is_recognised(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def letter_signed(self) -> bool:
        """Whether the letter bears all its signatures."""
        return Criterion.LETTER not in self.missing


@dataclass(frozen=True, slots=True)
class Service:
    """A unit that must have a relay, and who covers it: on the unit itself, or on one above it."""

    unit: int
    name: str
    path: str
    direction: str
    head: Person | None
    relays: tuple[Holder, ...] = ()
    deputies: tuple[Holder, ...] = ()

    @property
    def is_recognised(self) -> bool:
        """Whether one of its relays is recognised."""
        return any(each.is_recognised for each in self.relays)

    @property
    def line(self) -> Line | None:
        """The best kept of the direct lines of its relays, None without a relay."""
        found = [each.line for each in self.relays if each.line]
        return min(found, key=lambda line: line.is_silent) if found else None


@dataclass(frozen=True, slots=True)
class Direction:
    """The services of one directorate, as counts: a row of the page for the directors."""

    name: str
    services: tuple[Service, ...]
    letters_unsigned: int = 0

    @property
    def without_relay(self) -> int:
        """Services that nobody relays."""
        return sum(not each.relays for each in self.services)

    @property
    def with_relay(self) -> int:
        """Services that somebody relays."""
        return len(self.services) - self.without_relay

    @property
    def with_deputy(self) -> int:
        """Services that have somebody when the relay is away."""
        return sum(bool(each.deputies) for each in self.services)

    @property
    def recognised(self) -> int:
        """Services with a relay whose mandate is recognised."""
        return sum(each.is_recognised for each in self.services)

    @property
    def silent(self) -> int:
        """Services whose relay and head have not met for longer than they had agreed."""
        return sum(bool(each.line and each.line.is_silent) for each in self.services)

    @property
    def held(self) -> int:
        """Services whose direct line is kept."""
        return sum(bool(each.line and each.line.last_held and not each.line.is_silent) for each in self.services)


@dataclass(frozen=True, slots=True)
class Network:
    """All of it; the order is the alphabet, never a rank."""

    today: date
    directions: tuple[Direction, ...] = ()
    lead: tuple[Holder, ...] = ()
    team: tuple[Holder, ...] = ()
    services: tuple[Service, ...] = ()

    @property
    def total(self) -> Direction:
        """The sums of all directorates."""
        return Direction("Ensemble", self.services, sum(each.letters_unsigned for each in self.directions))


def network(today: date) -> Network:
    """Read the network as it stands on `today`; the number of queries does not depend on its size."""
    mandates = list(Mandate.objects.in_force(today).filter(agent__left_on=None).select_related("agent"))
    with_units(mandates)
    units, heads = _units()
    return assemble(today, units, heads, mandates, recognise(mandates, today), lines(mandates, today))


def assemble(
    today: date,
    units: Iterable[Unit],
    heads: Mapping[int, Person],
    mandates: Iterable[Mandate],
    missing: Mapping[int, tuple[Criterion, ...]],
    direct: Mapping[int, Line],
) -> Network:
    """Put together what has been read (arguments are rows; see `network`)."""
    named = {unit.pk: unit for unit in units}
    above = _directions(named.values())
    holders = [_Held(_holder(mandate, missing, direct), tuple(mandate.covered)) for mandate in mandates]
    covering = _covering(holders)
    services = tuple(
        _service(unit, named[above(unit)].name if above(unit) in named else unit.name, heads, covering)
        for unit in sorted(named.values(), key=lambda unit: unit.name.casefold())
        if unit.expects_relay
    )
    return Network(
        today=today,
        directions=_by_direction(services, _unsigned(holders, named, above)),
        lead=tuple(held.holder for held in holders if held.holder.kind == Kind.LEAD),
        team=tuple(held.holder for held in holders if held.holder.kind == Kind.TEAM),
        services=services,
    )


def _units() -> tuple[list[Unit], dict[int, Person]]:
    """Read the open units, and whoever heads each."""
    head = FilteredRelation("posts", condition=Q(posts__is_head=True, posts__closed_on=None))
    found = Unit.objects.filter(closed_on=None).annotate(head=head).only("name", "path", "depth", "expects_relay")
    units: dict[int, Unit] = {}
    heads: dict[int, Person] = {}
    for unit in found.annotate(**{f"head_{key}": F(f"head__holder__{key}") for key in _OF_HEAD}):
        units[unit.pk] = unit
        key, first, last, email, left = (getattr(unit, f"head_{name}") for name in _OF_HEAD)
        if key is not None and left is None:
            heads[unit.pk] = Person(key, f"{first} {last}".strip(), email)
    return list(units.values()), heads


class _directions:  # noqa: N801 (called as a function)
    """Tells the directorate of a unit: the one below the top that holds it, or the top when there are several."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._level = 1 if sum(unit.depth == 0 for unit in units) == 1 else 0

    def __call__(self, unit: Unit) -> int:
        keys = unit.path.rstrip(".").split(".")
        return int(keys[min(self._level, len(keys) - 1)])


def _holder(mandate: Mandate, missing: Mapping[int, tuple[Criterion, ...]], direct: Mapping[int, Line]) -> Holder:
    agent = mandate.agent
    return Holder(
        mandate=mandate.pk,
        kind=mandate.kind,
        person=Person(agent.pk, str(agent), agent.email),
        missing=missing.get(mandate.pk, ()),
        line=direct.get(mandate.pk) if mandate.kind == Kind.RELAY else None,
    )


class _Held(NamedTuple):
    holder: Holder
    units: tuple[Unit, ...]


_Covering = dict[str, dict[int, list[Holder]]]


def _covering(holders: Iterable[_Held]) -> _Covering:
    """Return, for relays and for deputies, who holds a mandate on each unit."""
    found: _Covering = {Kind.RELAY: defaultdict(list), Kind.DEPUTY: defaultdict(list)}
    for holder, units in holders:
        if holder.kind in found:
            for unit in units:
                found[holder.kind][unit.pk].append(holder)
    return found


def _service(unit: Unit, direction: str, heads: Mapping[int, Person], covering: _Covering) -> Service:
    keys = [int(key) for key in unit.path.rstrip(".").split(".")]

    def over(kind: str) -> tuple[Holder, ...]:
        found = {holder.mandate: _on(holder, key) for key in keys for holder in covering[kind].get(key, ())}
        return tuple(sorted(found.values(), key=lambda holder: holder.person.name.casefold()))

    return Service(unit.pk, unit.name, unit.path, direction, heads.get(unit.pk), over(Kind.RELAY), over(Kind.DEPUTY))


def _on(holder: Holder, unit: int) -> Holder:
    """Return the holder with the direct line of that unit, for a mandate may cover several."""
    return replace(holder, line=holder.line.units.get(unit, holder.line)) if holder.line else holder


def _unsigned(holders: Iterable[_Held], named: Mapping[int, Unit], above: _directions) -> dict[str, int]:
    """Count the mandates whose letter is not signed, each once, in the directorate of its first unit."""
    counts: dict[str, int] = defaultdict(int)
    for holder, units in holders:
        if not holder.letter_signed:
            first = min(units, key=lambda unit: unit.path, default=None)
            counts[named[above(first)].name if first and above(first) in named else "Sans unité"] += 1
    return counts


def _by_direction(services: Iterable[Service], unsigned: Mapping[str, int]) -> tuple[Direction, ...]:
    grouped: dict[str, list[Service]] = defaultdict(list)
    for service in services:
        grouped[service.direction].append(service)
    names = sorted({*grouped, *unsigned}, key=str.casefold)
    return tuple(Direction(name, tuple(grouped.get(name, ())), unsigned.get(name, 0)) for name in names)
