"""What waits for somebody: one sentence and one link each, for the home page, the CODIR page and the daily mail.

A file of this folder is a kind of thing that waits; it is discovered.  One that waits for persons has::

    ID = "letters"
    REMIND = Cadence(first=7, every=7, times=3)             # days after `since`; see `people.reminders`
    rows(today, agent=None) -> QuerySet                     # all the rows, or those that wait for one agent
    say(row, today) -> Iterable[Waiting]                    # one row may wait for several persons

and one that waits for whoever holds a role says how many, in one sentence, however many there are::

    ID = "vacancies"
    ROLE = Role.LEAD
    rows(today) -> QuerySet
    say(count, today) -> Waiting

A domain app above adds a folder of its own by `gather_from`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, QuerySet, Value

from transverse.common.registry import modules

if TYPE_CHECKING:
    from transverse.portal.accounts.standing import Standing


class Person(NamedTuple):
    """An agent, by key."""

    agent: int


class Role(StrEnum):
    """Whoever holds it on the day."""

    LEAD = "lead"
    DGS = "dgs"
    DRH = "drh"
    ADMINISTRATOR = "administrator"


class Cadence(NamedTuple):
    """When a thing that waits is recalled by mail: so many days after `since`, then every so many, so many times."""

    first: int = 7
    every: int = 7
    times: int = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody.

    Attributes
    ----------
    to
        Whom it waits for.
    key
        Names the thing, and never changes: ``"letters:12"``.
    sentence
        What to do and why, in one French sentence.
    link
        Where it is done: an address of the portal, without its host.
    since
        The day it began to wait.
    due
        The day by which it should be done, if there is one.
    """

    to: Person | Role
    key: str
    sentence: str
    link: str
    since: date
    due: date | None = None


_FOLDERS = [__name__]


def gather_from(package: str) -> None:
    """Let what is in another folder wait too; a domain app says so when it is ready, before anybody asks."""
    if package not in _FOLDERS:
        _FOLDERS.append(package)


def waiting_for(
    agent: int | None, today: date, roles: Iterable[Role] = (), without: Collection[str] = ()
) -> list[Waiting]:
    """Return what waits for an agent, and for the `roles` that the agent holds, the oldest first.

    One query counts; one more for each kind that has something for a person.  Those of `without` are left out.
    """
    held = set(roles)
    kinds = [each for each in _kinds() if each.ID not in without]
    wanted = [each for each in kinds if (_role(each) in held if _role(each) else agent is not None)]
    counts = _counts(wanted, today, agent)
    found = [item for each in wanted if each.ID in counts for item in _items(each, counts[each.ID], today, agent)]
    return _sorted(item for item in found if item.to in held or item.to == Person(agent or 0))


def everything(today: date) -> list[Waiting]:
    """Return all that waits, for whomever it is, the oldest first."""
    counts = _counts(_kinds(), today, None)
    return _sorted(
        item for each in _kinds() if each.ID in counts for item in _items(each, counts[each.ID], today, None)
    )


def roles_of(standing: "Standing") -> frozenset[Role]:
    """Return the roles that somebody holds by a place in the chart."""
    held = {Role(function) for function in standing.functions if function in set(Role)}
    held |= {Role.LEAD} if standing.lead else set()
    return frozenset(held | {Role.ADMINISTRATOR} if standing.administrator else held)


def cadence(item: Waiting) -> Cadence | None:
    """Return how `item` is recalled, None: never by mail."""
    return next((getattr(each, "REMIND", None) for each in _kinds() if item.key.startswith(f"{each.ID}:")), None)


@cache
def _kinds() -> tuple[ModuleType, ...]:
    return tuple(kind for folder in _FOLDERS for kind in modules(folder))


def _role(kind: ModuleType) -> Role | None:
    return getattr(kind, "ROLE", None)


def _rows(kind: ModuleType, today: date, agent: int | None) -> "QuerySet[Any]":
    found: QuerySet[Any] = kind.rows(today) if _role(kind) else kind.rows(today, agent)
    return found


def _counts(kinds: Iterable[ModuleType], today: date, agent: int | None) -> dict[str, int]:
    """Count what waits, of each kind that has some, in one query."""
    counts = [
        _rows(kind, today, agent).order_by().values(of=Value(kind.ID)).values_list("of", Count("pk", distinct=True))
        for kind in kinds
    ]
    if not counts:
        return {}
    return {kind: count for kind, count in counts[0].union(*counts[1:], all=True) if count}


def _items(kind: ModuleType, count: int, today: date, agent: int | None) -> Iterator[Waiting]:
    if _role(kind):
        yield kind.say(count, today)
        return
    for row in _rows(kind, today, agent):
        yield from kind.say(row, today)


def _sorted(items: Iterable[Waiting]) -> list[Waiting]:
    return sorted(items, key=lambda item: (item.since, item.sentence))
