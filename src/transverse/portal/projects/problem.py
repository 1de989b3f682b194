"""The tables as a problem of staffing: services with what they still offer, projects with what they still need.

Codes of the problem: the keys of the units, projects and needs as text; the codes of the skills; the quarters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum, prefetch_related_objects

from transverse.portal.people.models import Kind, Mandate, Post
from transverse.portal.projects.directorates import Directorates, directorates
from transverse.portal.projects.models.calls import promised
from transverse.portal.projects.models.projects import Need, Project
from transverse.portal.projects.models.skills import ServiceOffer
from transverse.portal.projects.quarters import quarter_of
from transverse.staffing.model import Directorate, Offer, Problem, Resource
from transverse.staffing.model import Need as Asked
from transverse.staffing.model import Project as Wanted

LEAST = 0.5  # days: less is not asked of anybody


def problem_of(projects: Collection[Project], today: date, caps: Mapping[int, float] | None = None) -> Problem:
    """Return the problem of staffing `projects` together with what services still offer; ten queries.

    Parameters
    ----------
    projects
        Those to staff; their quarters that are over are left out, and a project that has no other with them.
    today
        The day on which offers and relays are looked at.
    caps
        Days per quarter that a directorate gives at most, by its key; the others give all that they offer.

    Notes
    -----
    Days that services have promised already are taken off: from their offers, whichever project they went to, and from
    the needs of the project that received them.  An offer is the same in each quarter: the quarter in which most is
    promised decides, so that nobody is asked for days that are not there.
    """
    prefetch_related_objects(list(projects), "needs__skill", "concerned")
    quarters = {each.pk: [one for one in each.quarters if one >= quarter_of(today)] for each in projects}
    periods = tuple(sorted({one for own in quarters.values() for one in own}))
    chart, given = directorates(), _given(projects)
    resources = _resources(projects, chart, _offers(periods, today), _relayed(today))
    return Problem(
        periods=periods,
        directorates=_directorates(resources, caps or {}),
        resources=resources,
        projects=tuple(_wanted(each, quarters[each.pk], given, chart) for each in projects if quarters[each.pk]),
    )


def _offers(periods: Collection[str], today: date) -> dict[int, tuple[Offer, ...]]:
    """Return what each service still offers."""
    taken: dict[tuple[int, int], float] = defaultdict(float)
    rows = promised().filter(quarter__in=periods).values_list("request__unit", "need__skill", "quarter")
    for unit, skill, _, days in rows.annotate(days=Sum("promised")).order_by():
        taken[unit, skill] = max(taken[unit, skill], float(days))
    found: dict[int, list[Offer]] = defaultdict(list)
    for each in ServiceOffer.objects.valid(today).select_related("skill").order_by("unit_id", "skill__code"):
        left = float(each.days) - taken[each.unit_id, each.skill_id]
        if left >= LEAST:
            found[each.unit_id].append(Offer(each.skill.code, each.level, left))
    return {unit: tuple(offers) for unit, offers in found.items()}


def _relayed(today: date) -> frozenset[int]:
    mandates = Mandate.objects.in_force(today).filter(kind=Kind.RELAY, agent__left_on=None)
    return frozenset(key for key in mandates.values_list("units", flat=True) if key)


def _resources(
    projects: Iterable[Project],
    chart: Directorates,
    offers: Mapping[int, tuple[Offer, ...]],
    relayed: frozenset[int],
) -> tuple[Resource, ...]:
    """Return the services that offer something, and those that a project concerns."""
    wanted = {*offers, *(unit.pk for each in projects for unit in each.concerned.all())} & chart.places.keys()
    homes = _homes(projects, chart)
    found = []
    for key in sorted(wanted):
        way = keys(chart.places[key].path)
        own = offers.get(key, ())
        found.append(
            Resource(
                id=str(key),
                directorate=str(chart.of(chart.places[key].path)),
                service=str(key),
                distance=min((_steps(way, home) for home in homes), default=len(way)),
                max_days=sum(each.days for each in own),
                offers=own,
                relay=not relayed.isdisjoint(way),
            )
        )
    return tuple(found)


def _homes(projects: Iterable[Project], chart: Directorates) -> list[list[int]]:
    """Return the way from the top to each unit where one of the leads works."""
    leads = {each.lead_id for each in projects}
    posts = Post.objects.filter(holder__in=leads, closed_on=None).values_list("unit_id", flat=True)
    return [keys(chart.places[key].path) for key in posts if key in chart.places]


def keys(path: str) -> list[int]:
    """Return the keys of the units from the top down to the one at `path`."""
    return [int(key) for key in path.split(".") if key]


def _steps(one: list[int], other: list[int]) -> int:
    """Count the steps up and down the chart.

    >>> _steps([1, 2, 3], [1, 4]), _steps([1, 2], [1, 2])
    (3, 0)
    """
    common = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        common += 1
    return len(one) + len(other) - 2 * common


def _directorates(resources: Iterable[Resource], caps: Mapping[int, float]) -> tuple[Directorate, ...]:
    found = sorted({int(each.directorate) for each in resources})
    return tuple(Directorate(str(key), caps.get(key)) for key in found)


@dataclass(frozen=True, slots=True)
class _Given:
    """What services have promised to the projects: days by need and quarter, and who, by need and by project."""

    days: Mapping[int, Mapping[str, float]]
    carriers: Mapping[int, Collection[int]]
    members: Mapping[int, Collection[int]]


def _given(projects: Iterable[Project]) -> _Given:
    rows = promised().filter(need__project__in=[each.pk for each in projects]).order_by("pk")
    days: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    carriers: dict[int, set[int]] = defaultdict(set)
    members: dict[int, set[int]] = defaultdict(set)
    for project, need, unit, quarter, count in rows.values_list(
        "need__project", "need", "request__unit", "quarter", "promised"
    ):
        days[need][quarter] += float(count or 0)
        carriers[need].add(unit)
        members[project].add(unit)
    return _Given(days, carriers, members)


def _wanted(project: Project, quarters: list[str], given: _Given, chart: Directorates) -> Wanted:
    members = given.members.get(project.pk, ())
    crossed = {chart.of(chart.places[key].path) for key in members if key in chart.places}
    concerned = sorted(each.pk for each in project.concerned.all())
    needs = [_asked(each, quarters, given) for each in project.needs.all()]
    left = tuple(each for each in needs if each.days >= LEAST)
    return Wanted(
        id=str(project.pk),
        priority=project.priority,
        periods=tuple(quarters),
        needs=left,
        concerned_services=tuple(str(key) for key in concerned if key not in members and key in chart.places),
        min_directorates=max(project.min_directorates - len(crossed), 0) if left else 0,
        max_members=None if project.max_members is None else max(project.max_members - len(members), 0),
    )


def _asked(need: Need, quarters: Iterable[str], given: _Given) -> Asked:
    """Return what is still to be found; a need whose quarters lack different numbers of days asks for the largest."""
    days = given.days.get(need.pk, {})
    left = float(need.days) - min((days.get(quarter, 0.0) for quarter in quarters), default=0.0)
    holders = need.min_holders - len(given.carriers.get(need.pk, ()))
    insisted = holders if need.min_holders > 1 else 0  # one carrier is no condition: its days would be missing
    return Asked(str(need.pk), need.skill.code, need.level, max(left, 0.0), max(insisted, 0))
