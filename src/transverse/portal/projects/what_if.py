"""« Et si ce projet commençait en juin » : the problem of the year with something changed, and the two compared.

Pure functions on the frozen data of `staffing`, whose periods are quarters: nothing here knows the tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from transverse.portal.projects.quarters import after
from transverse.staffing.model import Condition, Plan, Problem, Project

_LEAST = 0.05  # days: below, two plans say the same


@dataclass(frozen=True, slots=True)
class Change:
    """What is tried of one project.

    Attributes
    ----------
    project
        Its code in the problem.
    starts
        The quarter in which it would begin, keeping its length; ``""`` leaves it where it is.
    priority
        The one it would have; None leaves it.
    is_dropped
        It would not be done this year.
    """

    project: str
    starts: str = ""
    priority: int | None = None
    is_dropped: bool = False


def changed(problem: Problem, changes: Iterable[Change]) -> Problem:
    """Return the problem with the changes made; those about projects that it does not hold are ignored.

    A project that starts later ends later: the periods that the problem lacks are added to it.
    """
    wanted = {each.project: each for each in changes}
    kept = [each for each in problem.projects if not (each.id in wanted and wanted[each.id].is_dropped)]
    projects = tuple(_moved(each, wanted.get(each.id)) for each in kept)
    periods = {period for each in projects for period in each.periods}
    return replace(problem, projects=projects, periods=tuple(sorted(periods.union(problem.periods))))


def _moved(project: Project, change: Change | None) -> Project:
    if change is None:
        return project
    priority = project.priority if change.priority is None else change.priority
    return replace(project, priority=priority, periods=_shifted(project.periods, change.starts))


def _shifted(own: tuple[str, ...], starts: str) -> tuple[str, ...]:
    """Return the quarters from `starts` on, as far apart as they were."""
    if not starts or not own:
        return own
    steps = _place(starts) - _place(own[0])
    return tuple(after(each, steps) for each in own)


def _place(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[-1])


@dataclass(frozen=True, slots=True)
class Year:
    """A plan in figures.

    Attributes
    ----------
    asked, missing
        Days of each project.
    given
        Days of each directorate.
    unmet
        How many relays, directorates or carriers each project lacks of what it insists on.
    """

    asked: Mapping[str, float]
    missing: Mapping[str, float]
    given: Mapping[str, float]
    unmet: Mapping[str, Mapping[Condition, int]]

    @property
    def is_whole(self) -> frozenset[str]:
        """The projects that lack nothing."""
        return frozenset(key for key in self.asked if not self.missing.get(key) and not self.unmet.get(key))


def figures(problem: Problem, plan: Plan) -> Year:
    """Add a plan up: by project, and by directorate."""
    stands = {each.id: each.directorate for each in problem.resources}
    missing: dict[str, float] = defaultdict(float)
    given: dict[str, float] = defaultdict(float)
    unmet: dict[str, dict[Condition, int]] = defaultdict(dict)
    for lack in plan.missing:
        missing[lack.project] += lack.days
    for gift in plan.assignments:
        given[stands[gift.resource]] += gift.days
    for each in plan.unmet:
        own = unmet[each.project]
        own[each.condition] = own.get(each.condition, 0) + each.lacking
    asked = {each.id: sum(need.days for need in each.needs) * len(each.periods) for each in problem.projects}
    return Year(asked, {key: days for key, days in missing.items() if days >= _LEAST}, dict(given), dict(unmet))


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes from one year to the other, as codes; each list in the order of the codes.

    Attributes
    ----------
    becomes_whole, is_short
        Projects that lack nothing any more, or lack something from then on.
    missing
        Days missing of each project whose number changes: before, after; None where the project is not there.
    given
        Days of each directorate whose number changes: before, after.
    """

    becomes_whole: tuple[str, ...]
    is_short: tuple[str, ...]
    missing: Mapping[str, tuple[float | None, float | None]]
    given: Mapping[str, tuple[float, float]]

    @property
    def is_nothing(self) -> bool:
        """Whether both years give the same."""
        return not (self.becomes_whole or self.is_short or self.missing or self.given)


def difference(before: Year, after: Year) -> Difference:
    """Compare two years; a project that is dropped neither becomes whole nor falls short."""
    both = before.asked.keys() & after.asked.keys()
    gained, lost = after.is_whole - before.is_whole, before.is_whole - after.is_whole
    missing = {key: (_of(before, key), _of(after, key)) for key in sorted(before.asked.keys() | after.asked.keys())}
    given = {
        key: (before.given.get(key, 0.0), after.given.get(key, 0.0))
        for key in sorted(before.given.keys() | after.given.keys())
    }
    return Difference(
        tuple(sorted(gained & both)),
        tuple(sorted(lost & both)),
        {key: pair for key, pair in missing.items() if _differ(pair[0] or 0.0, pair[1] or 0.0)},
        {key: pair for key, pair in given.items() if _differ(*pair)},
    )


def _of(year: Year, key: str) -> float | None:
    return year.missing.get(key, 0.0) if key in year.asked else None


def _differ(one: float, other: float) -> bool:
    return abs(one - other) >= _LEAST
