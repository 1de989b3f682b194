"""RarestFirst: the team of least diameter around a holder of the rarest skill.

Source: T. Lappas, K. Liu and E. Terzi, "Finding a team of experts in social networks", KDD 2009.  It knows no days:
each need goes to one holder, who then gives what the caps leave.  A holder is one at the level that is asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from transverse.staffing.model import Assignment, Need, Problem, Project, Resource

_FAR = 10**6


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The nearest holder of a skill, seen from a service, and the steps to its service."""

    steps: int
    holder: Resource | None


def rarest_first(problem: Problem) -> tuple[Assignment, ...]:
    """Return a team for each project, the first priorities first."""
    services = _down(each.service for each in problem.resources)
    left = {(each.id, period): each.max_days for each in problem.resources for period in problem.periods}
    caps = {
        (each.id, period): float("inf") if each.max_days is None else each.max_days
        for each in problem.directorates
        for period in problem.periods
    }
    given = []
    for project in sorted(problem.projects, key=lambda each: each.priority):
        for need, holder in _team(project, problem, services).items():
            given += _days(project, need, holder, left, caps)
    return tuple(sorted(given))


def _team(project: Project, problem: Problem, services: list[str]) -> dict[Need, Resource]:
    holders = {need: [each for each in problem.resources if _holds(each, need)] for need in project.needs}
    held = [need for need in project.needs if holders[need]]
    if not held:
        return {}
    rarest = min(held, key=lambda need: len(holders[need]))
    nearest = {need: _everywhere(holders[need], services) for need in held}
    centre = min(holders[rarest], key=lambda each: max(nearest[need][each.service].steps for need in held))
    team = {need: nearest[need][centre.service].holder for need in held}
    return {need: centre if need == rarest else holder for need, holder in team.items() if holder is not None}


def _holds(resource: Resource, need: Need) -> bool:
    return resource.max_days > 0 and any(
        each.skill == need.skill and each.level >= need.level for each in resource.offers
    )


def _everywhere(holders: list[Resource], services: list[str]) -> dict[str, _Nearest]:
    """Return the nearest holder from each service: up the chart first, then down."""
    nearest: dict[str, _Nearest] = defaultdict(lambda: _Nearest(_FAR, None))
    for each in holders:
        nearest[each.service] = _Nearest(0, each)
    for service in reversed(services):
        _offer(nearest, _up(service), nearest[service])
    for service in services:
        _offer(nearest, service, nearest[_up(service)])
    return nearest


def _offer(nearest: dict[str, _Nearest], service: str, near: _Nearest) -> None:
    if near.steps + 1 < nearest[service].steps:
        nearest[service] = _Nearest(near.steps + 1, near.holder)


def _up(service: str) -> str:
    """Return what a service stands under; "" is the general director."""
    return service.rpartition(".")[0]


def _down(services: Iterable[str]) -> list[str]:
    """Return services and all that they stand under, the director left out, the highest first."""
    found: set[str] = set()
    for each in services:
        service = each
        while service and service not in found:
            found.add(service)
            service = _up(service)
    return sorted(found, key=lambda each: each.count("."))


def _days(
    project: Project,
    need: Need,
    holder: Resource,
    left: dict[tuple[str, str], float],
    caps: dict[tuple[str, str], float],
) -> list[Assignment]:
    """Return what the holder gives, nothing when that is less than the least share; both caps are lowered."""
    days = {
        period: min(need.days, left[holder.id, period], caps[holder.directorate, period]) for period in project.periods
    }
    if sum(days.values()) < min(1.0, need.days * len(project.periods)):
        return []
    for period, each in days.items():
        left[holder.id, period] -= each
        caps[holder.directorate, period] -= each
    return [Assignment(project.id, need.id, holder.id, period, each) for period, each in days.items() if each > 0]
