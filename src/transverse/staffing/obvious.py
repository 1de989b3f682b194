"""Conditions of one project that cannot be met whatever happens: counting is enough, no solver is asked."""

from collections.abc import Iterator

from transverse.staffing.conditions import Clause, Demand, clauses
from transverse.staffing.model import Need, Problem, Project, Resource
from transverse.staffing.standing import least, may_carry


def obvious(problem: Problem) -> tuple[tuple[Clause, ...], ...]:
    """Return minimal sets of clauses that clash, of a problem with one project: those that counting shows.

    A relay where there is none; more carriers than can carry; more directorates than have somebody who can; more
    directorates than members.
    """
    (project,) = problem.projects
    every = clauses(problem)
    alone = [each for each in every if _alone(each, project, problem)]
    return (*((each,) for each in alone), *(pair for pair in _pairs(every) if not set(pair) & set(alone)))


def _pairs(every: tuple[Clause, ...]) -> Iterator[tuple[Clause, Clause]]:
    crossed = [each for each in every if each.demand is Demand.DIRECTORATES]
    members = [each for each in every if each.demand is Demand.MEMBERS]
    yield from ((one, other) for one in crossed for other in members if one.value > other.value)


def _alone(clause: Clause, project: Project, problem: Problem) -> bool:
    if clause.demand is Demand.RELAY:
        return not any(each.relay and each.service == clause.of for each in problem.resources)
    if clause.demand is Demand.HOLDERS:
        need = next(each for each in project.needs if each.id == clause.of)
        able = sum(_able(each, project, need) for each in problem.resources)
        return able < clause.value or need.days * len(project.periods) < clause.value * least(project, need)
    if clause.demand is Demand.DIRECTORATES:
        able_in = {
            each.directorate for each in problem.resources if any(_able(each, project, need) for need in project.needs)
        }
        return len(able_in) < clause.value
    return False


def _able(resource: Resource, project: Project, need: Need) -> bool:
    """Return whether a resource could carry a need if it gave nothing to any other."""
    days = min(need.days, resource.max_days) * len(project.periods)
    return may_carry(resource, need) and days >= least(project, need)
