"""What changed from one chart to the next, by codes: nothing is guessed from names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from transverse.organisation.model import Agent, Chart, Post, Unit

T = TypeVar("T", Unit, Post, Agent)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit as it was and as it is."""

    before: Unit
    after: Unit


@dataclass(frozen=True, slots=True)
class PostChange:
    """A post as it was and as it is."""

    before: Post
    after: Post


@dataclass(frozen=True, slots=True)
class AgentChange:
    """An agent whose name or address is told otherwise."""

    before: Agent
    after: Agent


@dataclass(frozen=True, slots=True)
class Transfer:
    """An agent who leaves units for others; the codes of the units, in order."""

    agent: Agent
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadChange:
    """A unit in both charts with another head; codes of agents, None for no head or a vacant post."""

    unit: Unit
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, each list in the order of the chart that it speaks of.

    A unit may be renamed and moved at once.  An agent is an arrival when only the new chart knows the code.
    """

    units_added: tuple[Unit, ...] = ()
    units_removed: tuple[Unit, ...] = ()
    units_renamed: tuple[UnitChange, ...] = ()
    units_moved: tuple[UnitChange, ...] = ()
    units_retraded: tuple[UnitChange, ...] = ()
    posts_added: tuple[Post, ...] = ()
    posts_removed: tuple[Post, ...] = ()
    posts_changed: tuple[PostChange, ...] = ()
    arrivals: tuple[Agent, ...] = ()
    departures: tuple[Agent, ...] = ()
    agents_changed: tuple[AgentChange, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    heads_changed: tuple[HeadChange, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def differences(before: Chart, after: Chart) -> Changes:
    """Return what must be done to `before` to get `after`; empty (false) when nothing must."""
    units = _both(before.units, after.units)
    return Changes(
        units_added=_only(after.units, before.units),
        units_removed=_only(before.units, after.units),
        units_renamed=_unit_changes(units, lambda unit: unit.name),
        units_moved=_unit_changes(units, lambda unit: unit.parent),
        units_retraded=_unit_changes(units, lambda unit: unit.trade),
        posts_added=_only(after.posts, before.posts),
        posts_removed=_only(before.posts, after.posts),
        posts_changed=tuple(PostChange(*pair) for pair in _both(before.posts, after.posts) if pair[0] != pair[1]),
        arrivals=_only(after.agents, before.agents),
        departures=_only(before.agents, after.agents),
        agents_changed=tuple(AgentChange(*pair) for pair in _both(before.agents, after.agents) if pair[0] != pair[1]),
        transfers=tuple(_transfers(before, after)),
        heads_changed=tuple(_heads_changed(before, after, units)),
    )


def _only(these: Iterable[T], those: Iterable[T]) -> tuple[T, ...]:
    known = {each.code for each in those}
    return tuple(each for each in these if each.code not in known)


def _both(before: Iterable[T], after: Iterable[T]) -> list[tuple[T, T]]:
    known = {each.code: each for each in before}
    return [(known[each.code], each) for each in after if each.code in known]


def _unit_changes(pairs: Iterable[tuple[Unit, Unit]], aspect: Callable[[Unit], str | None]) -> tuple[UnitChange, ...]:
    return tuple(UnitChange(*pair) for pair in pairs if aspect(pair[0]) != aspect(pair[1]))


def _transfers(before: Chart, after: Chart) -> Iterable[Transfer]:
    old, new = _places(before), _places(after)
    for _, agent in _both(before.agents, after.agents):
        left, reached = old.get(agent.code, ()), new.get(agent.code, ())
        if left != reached:
            yield Transfer(agent, left, reached)


def _places(chart: Chart) -> dict[str, tuple[str, ...]]:
    places: dict[str, set[str]] = {}
    for post in chart.posts:
        if post.holder:
            places.setdefault(post.holder, set()).add(post.unit)
    return {holder: tuple(sorted(units)) for holder, units in places.items()}


def _heads_changed(before: Chart, after: Chart, units: Iterable[tuple[Unit, Unit]]) -> Iterable[HeadChange]:
    old = {post.unit: post.holder for post in before.posts if post.head}
    new = {post.unit: post.holder for post in after.posts if post.head}
    for _, unit in units:
        if old.get(unit.code) != new.get(unit.code):
            yield HeadChange(unit, old.get(unit.code), new.get(unit.code))
