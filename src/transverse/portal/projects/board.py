"""The year's board: its projects quarter by quarter, the directorates that they cross, the days promised and agreed.

Days are those of the answers and of the agreements; they are added up by directorate, never by person.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from transverse.portal.projects.directorates import Directorates, directorates
from transverse.portal.projects.models.calls import Reply, Request, Share
from transverse.portal.projects.models.projects import OPEN, PUBLIC, Project, ProjectState
from transverse.portal.projects.quarters import after

FIRST_YEAR, LAST_YEAR = 2020, 2098  # quarters are written with the years of this century
_ANSWERED_YES = (Reply.YES, Reply.PART)


class Crossing(IntEnum):
    """How far a directorate takes part in a project; the furthest of its services counts."""

    CONCERNED = 1
    ASKED = 2
    PROMISED = 3
    AGREED = 4


class Days(NamedTuple):
    """Days of a directorate in a quarter: promised by its directors, of which so many in an agreement read by all."""

    promised: float = 0.0
    agreed: float = 0.0


@dataclass(frozen=True, slots=True)
class Board:
    """One year.

    Attributes
    ----------
    projects
        In alphabetical order.
    names
        Of the directorates by key, in alphabetical order; all of them, crossed or not.
    crossings
        By directorate and project.
    days
        By directorate and quarter.
    """

    year: int
    quarters: tuple[str, ...]
    projects: tuple[Project, ...]
    names: Mapping[int, str]
    crossings: Mapping[tuple[int, int], Crossing]
    days: Mapping[tuple[int, str], Days]

    @property
    def crossed(self) -> frozenset[int]:
        """Directorates that were asked, or more, for one project at least."""
        return frozenset(key for (key, _), how in self.crossings.items() if how >= Crossing.ASKED)

    @property
    def never(self) -> tuple[str, ...]:
        """Names of the directorates that nobody has asked anything of."""
        return tuple(name for key, name in self.names.items() if key not in self.crossed)

    def total(self, quarter: str) -> Days:
        """Add up the days of all directorates in a quarter."""
        rows = [days for (_, each), days in self.days.items() if each == quarter]
        return Days(sum(each.promised for each in rows), sum(each.agreed for each in rows))


def quarters_of(year: int) -> tuple[str, ...]:
    """Return the four quarters of a year.

    >>> quarters_of(2027)
    ('2027-T1', '2027-T2', '2027-T3', '2027-T4')
    """
    return tuple(after(f"{year}-T1", count) for count in range(4))


def projects_of(year: int, states: Collection[str]) -> QuerySet[Project]:
    """Return the projects of these states that run in the year, if only for a quarter."""
    quarters = quarters_of(year)
    return Project.objects.filter(first_quarter__lte=quarters[-1], last_quarter__gte=quarters[0], state__in=states)


def board(year: int, *, with_drafts: bool = False) -> Board:
    """Read the year; seven queries, whatever its size.

    Parameters
    ----------
    year
        Such as 2027.
    with_drafts
        Whether the projects that are being prepared are among them.
    """
    states = {*PUBLIC, *([ProjectState.DRAFT] if with_drafts else [])}
    projects = tuple(projects_of(year, states))
    where, quarters = directorates(), quarters_of(year)
    keys = [each.pk for each in projects]
    signed = _signed(keys)
    names = dict(where.names)
    crossings: dict[tuple[int, int], Crossing] = {}
    for unit, project, how in (*_concerned(keys), *_asked(keys, signed)):
        key = where.of(unit)
        names.setdefault(key, where.name(key) or "Unité fermée depuis")
        crossings[key, project] = max(how, crossings.get((key, project), how))
    ordered = dict(sorted(names.items(), key=lambda each: each[1].casefold()))
    return Board(year, quarters, projects, ordered, crossings, _days(keys, quarters, signed, where))


def _concerned(keys: Collection[int]) -> Iterable[tuple[str, int, Crossing]]:
    rows = Project.concerned.through.objects.filter(project__in=keys).values_list("unit__path", "project_id")
    return ((path, project, Crossing.CONCERNED) for path, project in rows)


def _asked(keys: Collection[int], signed: Collection[int]) -> Iterable[tuple[str, int, Crossing]]:
    rows = Request.objects.filter(call__project__in=keys).exclude(call__sent_at=None).order_by()
    for pk, path, project, reply in rows.values_list("pk", "unit__path", "call__project_id", "reply"):
        if reply in _ANSWERED_YES:
            yield path, project, Crossing.AGREED if pk in signed else Crossing.PROMISED
        else:
            yield path, project, Crossing.ASKED


def _signed(keys: Collection[int]) -> frozenset[int]:
    """Return the requests whose agreement everyone has read."""
    read = Count("acknowledgements", Q(acknowledgements__at__isnull=False))
    rows = Request.objects.filter(call__project__in=keys, reply__in=_ANSWERED_YES).order_by()
    counted = rows.annotate(places=Count("acknowledgements"), read=read)
    return frozenset(counted.filter(places__gt=0, places=F("read")).values_list("pk", flat=True))


def _days(
    keys: Collection[int], quarters: Collection[str], signed: Collection[int], where: Directorates
) -> Mapping[tuple[int, str], Days]:
    found: dict[tuple[int, str], Days] = defaultdict(Days)
    rows = Share.objects.filter(request__call__project__in=keys, quarter__in=quarters, promised__gt=0).order_by()
    rows = rows.filter(request__reply__in=_ANSWERED_YES)
    for request, path, quarter, days in rows.values_list("request_id", "request__unit__path", "quarter", "promised"):
        key = where.of(path), quarter
        told = float(days or 0)
        before = found[key]
        found[key] = Days(before.promised + told, before.agreed + (told if request in signed else 0.0))
    return dict(found)


def sentence(found: Board) -> str:
    """Say the year in one line: « 3 projets lancés traversent 5 directions sur 12. »; ``""`` without project."""
    open_ones = [each for each in found.projects if each.state in OPEN and each.is_public]
    if not open_ones:
        return ""
    keys = {each.pk for each in open_ones}
    crossed = {key for (key, project), how in found.crossings.items() if project in keys and how >= Crossing.ASKED}
    count, across = len(open_ones), len(crossed)
    if not across:
        told = "un projet est prévu" if count < 2 else f"{count} projets sont prévus"
        return f"{told[:1].upper()}{told[1:]}, et rien n'est encore demandé à une direction."
    return (
        f"{count} {'projet lancé traverse' if count < 2 else 'projets lancés traversent'} {across} "
        f"{'direction' if across < 2 else 'directions'} sur {len(found.names)}."
    )
