"""The network on one day: for each service that must have a relay, who relays, who deputises, what is missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.db.models import FilteredRelation, IntegerField, Q, Subquery, Value

from transverse.portal.people.lines import Line, lines
from transverse.portal.people.models import Agent, Kind, Mandate, Unit, with_units
from transverse.portal.people.recognition import Criterion, recognise


class UnitRow(NamedTuple):
    """What the network needs of an open unit."""

    pk: int
    name: str
    path: str
    depth: int
    expects_relay: bool
    mark: int | None


_OF_PERSON = ("pk", "first_name", "last_name", "email")


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
    title
        What the person is: « référente données ».
    letter_signed
        Whether its letter bears all its signatures.
    line
        The direct line with the heads of the units, None for a kind of mandate that has none.
    """

    mandate: int
    kind: str
    title: str
    person: Person
    missing: tuple[Criterion, ...] = ()
    line: Line | None = None

    @property
    def is_recognised(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def lacks(self) -> str:
        """What is missing, in words."""
        return ", ".join(criterion.label for criterion in self.missing)

    @property
    def letter_signed(self) -> bool:
        """Whether the letter bears all its signatures."""
        return Criterion.LETTER not in self.missing


class Planned(NamedTuple):
    """A person named as relay from a day that is still to come."""

    person: Person
    starts_on: date


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
    planned: tuple[Planned, ...] = ()

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
    def planned(self) -> int:
        """Services that nobody relays yet, but that somebody will."""
        return sum(bool(each.planned) and not each.relays for each in self.services)

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
    """All of it; the order is the alphabet, never a rank.

    ``marks`` holds, by service, what the caller had read of each with the units, when there is something.
    """

    today: date
    directions: tuple[Direction, ...] = ()
    lead: tuple[Holder, ...] = ()
    team: tuple[Holder, ...] = ()
    services: tuple[Service, ...] = ()
    marks: Mapping[int, int] = field(default_factory=dict)

    @property
    def total(self) -> Direction:
        """The sums of all directorates."""
        return Direction("Ensemble", self.services, sum(each.letters_unsigned for each in self.directions))


def network(today: date, *, with_gaps: bool = True, mark: Subquery | None = None) -> Network:
    """Read the network as it stands on `today`; the number of queries does not depend on its size.

    Parameters
    ----------
    today
        The day.
    with_gaps
        Without it, only whom to call: what is missing and when people met are not read, and nothing tells them.
    mark
        A number to read with each unit, which means something to the caller alone.
    """
    mandates = list(Mandate.objects.current(today).filter(agent__left_on=None).select_related("agent"))
    with_units(mandates)
    held = [each for each in mandates if each.starts_on <= today]
    coming = [each for each in mandates if each.starts_on > today]
    missing, direct = (recognise(held, today), lines(held, today)) if with_gaps else ({}, {})
    holders = [_Held(_holder(each, missing, direct), tuple(each.covered)) for each in held]
    return _assembled(today, *_units(mark), holders, coming)


def _assembled(
    today: date,
    units: Iterable[UnitRow],
    heads: Mapping[int, Person],
    holders: Collection["_Held"],
    coming: Iterable[Mandate],
) -> Network:
    named = {unit.pk: unit for unit in units}
    above = _directions(named.values())
    covering = _covering(holders, coming)
    services = tuple(
        _service(unit, named.get(above(unit.path), unit).name, heads, covering)
        for unit in sorted(named.values(), key=lambda unit: unit.name.casefold())
        if unit.expects_relay
    )
    return Network(
        today=today,
        directions=_by_direction(services, _unsigned(holders, named, above)),
        lead=tuple(held.holder for held in holders if held.holder.kind == Kind.LEAD),
        team=tuple(held.holder for held in holders if held.holder.kind == Kind.TEAM),
        services=services,
        marks={each.unit: mark for each in services if (mark := named[each.unit].mark) is not None},
    )


def _units(mark: Subquery | None) -> tuple[list[UnitRow], dict[int, Person]]:
    """Read the open units, and whoever heads each."""
    head = FilteredRelation("posts", condition=Q(posts__is_head=True, posts__closed_on=None))
    rows = (
        Unit.objects.filter(closed_on=None)
        .annotate(head=head, mark=mark or Value(None, IntegerField()))
        .order_by()
        .values_list(*UnitRow._fields, *(f"head__holder__{each}" for each in ("left_on", *_OF_PERSON)))
    )
    units: dict[int, UnitRow] = {}
    heads: dict[int, Person] = {}
    for row in rows:
        unit = UnitRow(*row[:6])
        units[unit.pk] = unit
        left_on, key, *names = row[6:]
        if key is not None and left_on is None:
            heads[unit.pk] = _person(key, *names)
    return list(units.values()), heads


def _person(key: int, first: str, last: str, email: str) -> Person:
    return Person(key, f"{first} {last}".strip(), email)


class _directions:  # noqa: N801 (called as a function)
    """Tells the directorate of a unit: the one below the top that holds it, or the top when there are several."""

    def __init__(self, units: Iterable[UnitRow]) -> None:
        self._level = 1 if sum(unit.depth == 0 for unit in units) == 1 else 0

    def __call__(self, path: str) -> int:
        keys = path.rstrip(".").split(".")
        return int(keys[min(self._level, len(keys) - 1)])


def _holder(mandate: Mandate, missing: Mapping[int, tuple[Criterion, ...]], direct: Mapping[int, Line]) -> Holder:
    return Holder(
        mandate=mandate.pk,
        kind=mandate.kind,
        title=mandate.called,
        person=_person_of(mandate.agent),
        missing=missing.get(mandate.pk, ()),
        line=direct.get(mandate.pk) if mandate.kind == Kind.RELAY else None,
    )


def _person_of(agent: Agent) -> Person:
    return Person(agent.pk, str(agent), agent.email)


class _Held(NamedTuple):
    holder: Holder
    units: tuple[Unit, ...]


class _Covering(NamedTuple):
    """Who holds, or will hold, a mandate on each unit, by its key."""

    relays: Mapping[int, list[Holder]]
    deputies: Mapping[int, list[Holder]]
    planned: Mapping[int, list[Planned]]


def _covering(holders: Iterable[_Held], coming: Iterable[Mandate]) -> _Covering:
    found = _Covering(defaultdict(list), defaultdict(list), defaultdict(list))
    of_kind = {Kind.RELAY: found.relays, Kind.DEPUTY: found.deputies}
    for holder, units in holders:
        for unit in units if holder.kind in of_kind else ():
            of_kind[Kind(holder.kind)][unit.pk].append(holder)
    for mandate in coming:
        for unit in mandate.covered if mandate.kind == Kind.RELAY else ():
            found.planned[unit.pk].append(Planned(_person_of(mandate.agent), mandate.starts_on))
    return found


def _service(unit: UnitRow, direction: str, heads: Mapping[int, Person], covering: _Covering) -> Service:
    keys = [int(key) for key in unit.path.rstrip(".").split(".")]

    def over(held: Mapping[int, list[Holder]]) -> tuple[Holder, ...]:
        found = {holder.mandate: _on(holder, key) for key in keys for holder in held.get(key, ())}
        return tuple(sorted(found.values(), key=lambda holder: holder.person.name.casefold()))

    relays = over(covering.relays)
    here = {holder.person for holder in relays}  # whoever only goes on is not somebody new
    planned = [each for key in keys for each in covering.planned.get(key, ()) if each.person not in here]
    return Service(
        *(unit.pk, unit.name, unit.path, direction, heads.get(unit.pk), relays, over(covering.deputies)),
        planned=tuple(sorted(planned, key=lambda each: (each.starts_on, each.person.name.casefold()))),
    )


def _on(holder: Holder, unit: int) -> Holder:
    """Return the holder with the direct line of that unit, for a mandate may cover several."""
    return replace(holder, line=holder.line.units.get(unit, holder.line)) if holder.line else holder


def _unsigned(holders: Iterable[_Held], named: Mapping[int, UnitRow], above: _directions) -> dict[str, int]:
    """Count the mandates whose letter is not signed, each once, in the directorate of its first unit."""
    counts: dict[str, int] = defaultdict(int)
    for holder, units in holders:
        if not holder.letter_signed:
            first = min((unit.path for unit in units), default=None)
            found = named.get(above(first)) if first else None
            counts[found.name if found else "Sans unité"] += 1
    return counts


def _by_direction(services: Iterable[Service], unsigned: Mapping[str, int]) -> tuple[Direction, ...]:
    grouped: dict[str, list[Service]] = defaultdict(list)
    for service in services:
        grouped[service.direction].append(service)
    names = sorted({*grouped, *unsigned}, key=str.casefold)
    return tuple(Direction(name, tuple(grouped.get(name, ())), unsigned.get(name, 0)) for name in names)
