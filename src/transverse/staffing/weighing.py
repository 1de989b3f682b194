"""What an exchange costs: the aims of the plan before and after it, counted on what it touches alone."""

from dataclasses import dataclass, replace

from transverse.staffing.exchange import Exchange
from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims, overload
from transverse.staffing.model import Aims, Assignment, Need, Problem, Project, Resource
from transverse.staffing.standing import Standing


@dataclass(frozen=True, slots=True)
class Weighed:
    """An exchange, with the aims around it; what it does not touch counts in neither, so only differences speak."""

    exchange: Exchange
    before: Aims
    after: Aims


def weighed(now: Standing, project: Project, need: Need, resource: Resource, exchange: Exchange) -> Weighed:
    """Count the aims of `project`, and the overload of those who enter, leave or share, before and after."""
    touched = dict.fromkeys([resource.id, *exchange.leaving, *exchange.sharing])
    elsewhere = [each for code in touched for each in now.of_resource.get(code, ()) if each.project != project.id]
    here = now.of_project.get(project.id, ())
    kept = tuple(each for each in here if each.need != need.id)
    problem = _around(now, project, (*elsewhere, *here, *exchange.carried))
    return Weighed(
        exchange,
        _aims(now, problem, project, (*elsewhere, *here)),
        _aims(now, problem, project, (*elsewhere, *kept, *exchange.carried)),
    )


def _around(now: Standing, project: Project, assignments: tuple[Assignment, ...]) -> Problem:
    answering = [each.resource for each in now.answers.get(project.id, ())]
    resources = dict.fromkeys([*(each.resource for each in assignments), *answering])
    projects = dict.fromkeys([project.id, *(each.project for each in assignments)])
    return replace(
        now.problem,
        resources=tuple(now.resources[each] for each in resources),
        projects=tuple(now.projects[each] for each in projects),
    )


def _aims(now: Standing, problem: Problem, project: Project, assignments: tuple[Assignment, ...]) -> Aims:
    return aims(open_ledger(problem, assignments, now.answers.get(project.id, ())))


def beyond(now: Standing, resource: Resource) -> float:
    """Return the days that `resource` gives beyond what it offers, all projects and periods together."""
    return overload(open_ledger(now.problem, now.of_resource.get(resource.id, ()), ()))
