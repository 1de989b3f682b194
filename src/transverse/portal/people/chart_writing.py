"""Write a chart: what is known by its code is updated, what is new is added, what is absent is closed, never deleted.

What people have set by hand stays: roles of posts, services that expect a relay, trades, whatever was made in the
portal.  Rows go by batches, units and posts from the top down, so that what each depends on has its key.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from transverse.organisation import Chart
from transverse.organisation import Post as ChartPost
from transverse.organisation import Unit as ChartUnit
from transverse.portal.people.arranging import expecting, trade_code
from transverse.portal.people.models import Agent, Post, Unit
from transverse.portal.people.models.chart import BY_HAND
from transverse.portal.people.search import search_key

Tick = Callable[[int, int | None], None]

_BATCH = 2000
_Row = tuple[Any, ...]
_M = TypeVar("_M", bound=Model)
_T = TypeVar("_T", ChartUnit, ChartPost)


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of each kind the chart holds, and how many of them had to be written or closed."""

    units: int
    posts: int
    agents: int
    written: int
    closed: int


def write_chart(chart: Chart, today: date, tick: Tick = lambda _done, _total: None) -> Written:
    """Make the chart of the portal the same as `chart`, in one transaction.

    Parameters
    ----------
    chart
        A sound chart, as the engine gives it.
    today
        The day on which what is absent from it is closed.
    tick
        Called with the rows done and their number.
    """
    count = _Count(tick, len(chart.units) + len(chart.agents) + len(chart.posts))
    with transaction.atomic():
        units = _write_units(chart, count)
        agents = _write_agents(chart, count)
        _write_posts(chart, units, agents, count)
        _close(chart, today, count)
    return Written(len(chart.units), len(chart.posts), len(chart.agents), count.written, count.closed)


class _Count:
    """Counts what is looked at, written and closed."""

    def __init__(self, tick: Tick, total: int) -> None:
        self.tick, self.total, self.done, self.written, self.closed = tick, total, 0, 0, 0

    def seen(self, number: int) -> None:
        self.done += number
        self.tick(self.done, self.total)


def _write_units(chart: Chart, count: _Count) -> dict[str, int]:
    """Write the units; return the key of each code."""
    known = _known(Unit.objects.all(), "pk", "name", "parent_id", "path", "depth", "closed_on", "trade")
    expected = expecting(chart.units)
    keys: dict[str, int] = {}
    paths: dict[str | None, str] = {None: ""}
    for depth, level in enumerate(_levels(chart.units, lambda unit: unit.parent)):
        rows = [_unit(unit, known.get(unit.code), keys, paths, depth) for unit in level]
        for unit, row in zip(level, rows, strict=True):
            row.expects_relay = unit.code in expected
        _upsert(Unit, rows, known, _UNIT_FIELDS, count)
        for row in rows:
            keys[row.code] = row.pk or known[row.code][0]
        new = [row for row in rows if not row.path]
        for unit, row in zip(level, rows, strict=True):
            paths[row.code] = row.path = row.path or f"{paths[unit.parent]}{keys[row.code]}."
        Unit.objects.bulk_update(new, ["path"], batch_size=_BATCH)
    _give_trades(chart, known, keys)
    return keys


_UNIT_FIELDS = ("name", "parent_id", "path", "depth", "closed_on")


def _unit(
    unit: ChartUnit, known: _Row | None, keys: Mapping[str, int], paths: Mapping[str | None, str], depth: int
) -> Unit:
    return Unit(
        code=unit.code,
        name=unit.name,
        parent_id=keys[unit.parent] if unit.parent is not None else None,
        path=f"{paths[unit.parent]}{known[0]}." if known else "",
        depth=depth,
        trade=trade_code(unit.trade),
    )


def _give_trades(chart: Chart, known: Mapping[str, _Row], keys: Mapping[str, int]) -> None:
    """Give to the units that had no trade the one that the file tells."""
    told = [
        Unit(pk=keys[unit.code], trade=trade_code(unit.trade))
        for unit in chart.units
        if unit.code in known and not known[unit.code][-1] and trade_code(unit.trade)
    ]
    Unit.objects.bulk_update(told, ["trade"], batch_size=_BATCH)


def _write_agents(chart: Chart, count: _Count) -> dict[str, int]:
    """Write the agents; return the key of each code."""
    fields = ("last_name", "first_name", "email", "search_key", "left_on")
    known = _known(Agent.objects.all(), "pk", *fields)
    places = _places(chart)
    keys = {code: row[0] for code, row in known.items()}
    for batch in _batches(chart.agents):
        rows = [
            Agent(
                code=agent.code,
                last_name=agent.last_name,
                first_name=agent.first_name,
                email=agent.email,
                search_key=search_key((agent.last_name, agent.first_name, agent.email), places.get(agent.code, ())),
            )
            for agent in batch
        ]
        _upsert(Agent, rows, known, fields, count)
        keys.update((row.code, row.pk) for row in rows if row.pk)
    return keys


def _places(chart: Chart) -> dict[str, list[str]]:
    """Return, for each agent, the titles of the posts held and the names of their units."""
    names = {unit.code: unit.name for unit in chart.units}
    places: dict[str, list[str]] = defaultdict(list)
    for post in chart.posts:
        if post.holder:
            places[post.holder] += [post.title, names[post.unit]]
    by_hand = Post.objects.filter(code__startswith=BY_HAND, closed_on=None).exclude(holder=None)
    for holder, title, unit in by_hand.values_list("holder__code", "title", "unit__name"):
        places[holder] += [title, unit]
    return places


def _write_posts(chart: Chart, units: Mapping[str, int], agents: Mapping[str, int], count: _Count) -> None:
    """Write the posts, each after the one that it reports to."""
    fields = ("title", "unit_id", "holder_id", "fte", "is_head", "superior_id", "closed_on")
    known = _known(Post.objects.all(), "pk", *fields)
    keys = {code: row[0] for code, row in known.items()}
    for level in _levels(chart.posts, lambda post: post.superior):
        for batch in _batches(level):
            rows = [
                Post(
                    code=post.code,
                    title=post.title,
                    unit_id=units[post.unit],
                    holder_id=agents[post.holder] if post.holder else None,
                    fte=post.fte,
                    is_head=post.head,
                    superior_id=keys[post.superior] if post.superior else None,
                )
                for post in batch
            ]
            _upsert(Post, rows, known, fields, count)
            keys.update((row.code, row.pk) for row in rows if row.pk)


def _known(rows: QuerySet[Any], *fields: str) -> dict[str, _Row]:
    return {row[0]: row[1:] for row in rows.values_list("code", *fields).iterator(_BATCH)}


def _upsert(model: type[_M], rows: list[_M], known: Mapping[str, _Row], fields: Collection[str], count: _Count) -> None:
    """Write those of `rows` that are new or differ from what is `known`; what is not in `fields` is left as it was."""
    changed = [row for row in rows if not _is(row, known.get(row.code), fields)]  # type: ignore[attr-defined]
    model._default_manager.bulk_create(  # noqa: SLF001 (the name Django documents)
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[each.removesuffix("_id") for each in fields],
    )
    count.written += len(changed)
    count.seen(len(rows))


def _is(row: Model, known: _Row | None, fields: Iterable[str]) -> bool:
    return known is not None and all(
        getattr(row, name) == value for name, value in zip(fields, known[1:], strict=False)
    )


def _levels(things: Iterable[_T], above: Callable[[_T], str | None]) -> Iterator[list[_T]]:
    """Yield those that depend on none, then those that depend on them, and so on down."""
    below: dict[str | None, list[_T]] = defaultdict(list)
    for thing in things:
        below[above(thing)].append(thing)
    level = below[None]
    while level:
        yield level
        level = [thing for over in level for thing in below.get(over.code, ())]


def _batches(things: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for thing in things:
        batch.append(thing)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _close(chart: Chart, today: date, count: _Count) -> None:
    """Close what the chart no longer has; a post that is closed is held by nobody."""
    _mark(Post.objects.filter(closed_on=None), (post.code for post in chart.posts), count, closed_on=today, holder=None)
    _mark(Unit.objects.filter(closed_on=None), (unit.code for unit in chart.units), count, closed_on=today)
    _mark(Agent.objects.filter(left_on=None), (agent.code for agent in chart.agents), count, left_on=today)


def _mark(rows: QuerySet[Any], staying: Iterable[str], count: _Count, **fields: object) -> None:
    kept = set(staying)
    open_rows = rows.exclude(code__startswith=BY_HAND).values_list("code", "pk")
    gone = [key for code, key in open_rows.iterator(_BATCH) if code not in kept]
    for start in range(0, len(gone), _BATCH // 4):
        rows.model._default_manager.filter(pk__in=gone[start : start + _BATCH // 4]).update(**fields)  # noqa: SLF001
    count.closed += len(gone)
