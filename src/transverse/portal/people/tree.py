"""The chart as a tree to show: units with their heads, their relays and how many people work there and below."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, QuerySet, Subquery

from transverse.portal.people.models import Kind, Mandate, Post, Unit
from transverse.portal.people.search import fold

MOST = 150  # units on one page; deeper ones have their own
FOUND = 100


class Person(NamedTuple):
    """Somebody to call."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One unit of the tree.

    Attributes
    ----------
    agents
        How many people hold a post in the unit or below it, each counted once.
    below
        How many units are below it, shown or not.
    children
        Those just below it, when the page goes that deep.
    """

    key: int
    name: str
    depth: int
    head: Person | None
    relays: tuple[Person, ...]
    expects_relay: bool
    agents: int
    below: int
    children: tuple["Branch", ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether there are units below that the page does not show."""
        return bool(self.below) and not self.children


class _Row(NamedTuple):
    key: int
    name: str
    parent: int | None
    path: str
    depth: int
    expects: bool


def tree(root: Unit | None, today: date, levels: int = 3, *, count: bool = True) -> tuple[Branch, ...]:
    """Return the unit `root` with what is below, or the units of the top; five queries, whatever the size.

    Parameters
    ----------
    root
        Where to begin; None: the top.
    today
        The day on which mandates are looked at.
    levels
        How many levels to show, `root` included; fewer when that would make more than `MOST` units.
    count
        Whether to count the people, which takes two of the queries.
    """
    rows = [_Row(*row) for row in _open(root).values_list("pk", "name", "parent_id", "path", "depth", "expects_relay")]
    tops = [row for row in rows if row.key == root.pk] if root else [row for row in rows if not row.depth]
    if not tops:
        return ()
    deepest = _deepest(rows, tops[0].depth, levels)
    shown = {row.key for row in rows if row.depth <= deepest}
    return _grown(tops, rows, shown, _Facts.read(root, rows, shown, today, _agents(root, rows) if count else Counter()))


def _open(root: Unit | None) -> QuerySet[Unit]:
    units = Unit.objects.filter(closed_on=None)
    return units.filter(path__startswith=root.path) if root else units


def _deepest(rows: Iterable[_Row], first: int, levels: int) -> int:
    """Return the depth of the last level to show: two levels at least, then as many as hold in `MOST` units."""
    counts = Counter(row.depth for row in rows)
    deepest, total = first, counts[first]
    for depth in range(first + 1, first + levels):
        total += counts[depth]
        if total > MOST and depth > first + 1:
            break
        deepest = depth
    return deepest


@dataclass(frozen=True, slots=True)
class _Facts:
    heads: Mapping[int, Person]
    relays: Mapping[int, tuple[Person, ...]]
    agents: Mapping[int, int]
    below: Mapping[int, int]

    @classmethod
    def read(
        cls,
        root: Unit | None,
        rows: Collection[_Row],
        shown: Collection[int],
        today: date,
        agents: Mapping[int, int],
    ) -> "_Facts":
        below = Counter(key for row in rows for key in _keys(row.path)[:-1])
        return cls(_heads(root, shown), relays(today), agents, below)


def _keys(path: str) -> list[int]:
    return [int(key) for key in path.split(".")[:-1]]


def _posts(root: Unit | None) -> QuerySet[Post]:
    """Return the posts held, `root` and below; those of closed units too, which a join would only make slower."""
    posts = Post.objects.filter(closed_on=None, holder__isnull=False, holder__left_on=None)
    return (posts.filter(unit__path__startswith=root.path) if root else posts).order_by()


def _heads(root: Unit | None, shown: Collection[int]) -> dict[int, Person]:
    rows = _posts(root).filter(is_head=True)
    names = rows.values_list("unit_id", "holder_id", "holder__first_name", "holder__last_name")
    return {unit: Person(key, f"{first} {last}".strip()) for unit, key, first, last in names if unit in shown}


def relays(today: date) -> dict[int, tuple[Person, ...]]:
    """Return who relays on each unit, on `today`; one query."""
    mandates = Mandate.objects.in_force(today).filter(kind=Kind.RELAY, agent__left_on=None)
    fields = ("units", "agent_id", "agent__first_name", "agent__last_name")
    found: dict[int, list[Person]] = defaultdict(list)
    for unit, key, first, last in mandates.order_by("agent__search_key", "agent_id").values_list(*fields):
        found[unit].append(Person(key, f"{first} {last}".strip()))
    return {unit: tuple(dict.fromkeys(people)) for unit, people in found.items()}


def _agents(root: Unit | None, rows: Iterable[_Row]) -> Counter[int]:
    """Count the people of each unit and of what is below; who works in several units counts once above them."""
    paths = {row.key: row.path for row in rows}
    counts: Counter[int] = Counter()
    alone = _posts(root).values("unit_id").annotate(people=Count("holder_id", distinct=True))
    for unit, people in alone.values_list("unit_id", "people"):
        for key in _keys(paths.get(unit, "")):
            counts[key] += people
    posts = Post.objects.filter(closed_on=None, holder__isnull=False).order_by()
    several = posts.values("holder_id").annotate(posts=Count("pk")).filter(posts__gt=1).values("holder_id")
    places: dict[int, set[int]] = defaultdict(set)
    for holder, unit in _posts(root).filter(holder_id__in=several).values_list("holder_id", "unit_id"):
        places[holder].add(unit)
    for units in places.values():
        seen = Counter(key for unit in units for key in _keys(paths.get(unit, "")))
        counts.subtract({key: times - 1 for key, times in seen.items()})
    return counts


def _grown(tops: Iterable[_Row], rows: Iterable[_Row], shown: Collection[int], facts: _Facts) -> tuple[Branch, ...]:
    below: dict[int | None, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.name.casefold()):
        if row.key in shown:
            below[row.parent].append(row)

    def branch(row: _Row) -> Branch:
        return Branch(
            *(row.key, row.name, row.depth, facts.heads.get(row.key), facts.relays.get(row.key, ()), row.expects),
            *(facts.agents[row.key], facts.below[row.key], tuple(branch(each) for each in below[row.key])),
        )

    return tuple(branch(row) for row in sorted(tops, key=lambda row: row.name.casefold()))


def lineage(pk: int) -> list[Unit]:
    """Return the units above the unit `pk`, the top first, then the unit itself; empty without it.  One query."""
    itself = Unit.objects.filter(pk=pk).values("path")
    return list(Unit.objects.alias(target=Subquery(itself)).filter(target__startswith=F("path")).order_by("depth"))


class Found(NamedTuple):
    """A unit found by its name, and the names of the units above it."""

    unit: Unit
    way: str


def find_units(text: str) -> tuple[list[Found], int]:
    """Return the first units whose name has a word that begins with each word of `text`, and how many there are."""
    words = fold(text)
    units = {unit.pk: unit for unit in Unit.objects.filter(closed_on=None).only("name", "path", "depth", "code")}
    found = [
        unit
        for unit in units.values()
        if words and all(any(each.startswith(word) for each in fold(f"{unit.name} {unit.code}")) for word in words)
    ]
    first = sorted(found, key=lambda unit: (unit.name.casefold(), unit.pk))[:FOUND]
    return [Found(unit, way_of(unit, units)) for unit in first], len(found)


def way_of(unit: Unit, units: Mapping[int, Unit]) -> str:
    """Return the names of the units above `unit`, the top first."""
    return " › ".join(units[key].name for key in unit.ancestors if key in units)
