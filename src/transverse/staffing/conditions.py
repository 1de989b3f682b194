"""What each project insists on, piece by piece, and the problem from which some of it is taken away."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from transverse.staffing.model import Need, Problem, Project
from transverse.staffing.standing import may_carry


class Demand(StrEnum):
    """What may be taken away from a problem; `of` and `value` of a `Clause` are told here."""

    DIRECTORATES = "min_directorates"  # value: how many
    HOLDERS = "min_holders"  # of: the need; value: how many
    RELAY = "relay"  # of: the concerned service
    MEMBERS = "max_members"  # value: how many
    CAP = "cap"  # of: the directorate; value: days per period; of no project in particular


LIMITS = frozenset({Demand.MEMBERS, Demand.CAP})


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """One thing that a project insists on, or a limit that it must keep within."""

    project: str
    demand: Demand
    of: str = ""
    value: float = 0.0


def clauses(problem: Problem) -> tuple[Clause, ...]:
    """Return all clauses of a problem: project by project, then the caps of directorates that offer what is needed."""
    wanted = [need for project in problem.projects for need in project.needs]
    offering = {each.directorate for each in problem.resources if any(may_carry(each, need) for need in wanted)}
    caps = tuple(
        Clause("", Demand.CAP, each.id, each.max_days)
        for each in problem.directorates
        if each.max_days is not None and each.id in offering
    )
    return (*(clause for project in problem.projects for clause in _of_project(project)), *caps)


def _of_project(project: Project) -> Iterator[Clause]:
    if project.min_directorates:
        yield Clause(project.id, Demand.DIRECTORATES, value=project.min_directorates)
    for need in project.needs:
        if need.min_holders:
            yield Clause(project.id, Demand.HOLDERS, need.id, need.min_holders)
    for service in dict.fromkeys(project.concerned_services):
        yield Clause(project.id, Demand.RELAY, service)
    if project.max_members is not None:
        yield Clause(project.id, Demand.MEMBERS, value=project.max_members)


def only(problem: Problem, kept: Collection[Clause]) -> Problem:
    """Return `problem` with the clauses that are `kept`, and without the projects that insist on nothing then."""
    held = set(kept)
    insisting = {each.project for each in held if each.demand not in LIMITS}
    return replace(
        problem,
        directorates=tuple(
            each
            if each.max_days is None or Clause("", Demand.CAP, each.id, each.max_days) in held
            else replace(each, max_days=None)
            for each in problem.directorates
        ),
        projects=tuple(_only(each, held) for each in problem.projects if each.id in insisting),
    )


def _only(project: Project, kept: Collection[Clause]) -> Project:
    demands = {(each.demand, each.of) for each in kept if each.project == project.id}
    return replace(
        project,
        needs=tuple(_holding(need, (Demand.HOLDERS, need.id) in demands) for need in project.needs),
        concerned_services=tuple(each for each in project.concerned_services if (Demand.RELAY, each) in demands),
        min_directorates=project.min_directorates if (Demand.DIRECTORATES, "") in demands else 0,
        max_members=project.max_members if (Demand.MEMBERS, "") in demands else None,
    )


def _holding(need: Need, kept: bool) -> Need:  # noqa: FBT001
    return need if kept else replace(need, min_holders=0)
