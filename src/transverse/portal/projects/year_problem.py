"""The open projects of a year as one problem of staffing, with the words that its codes stand for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from transverse.portal.people.models import Unit
from transverse.portal.projects.board import projects_of
from transverse.portal.projects.models import OPEN, Project
from transverse.portal.projects.problem import problem_of
from transverse.staffing.model import Aims, Plan, Problem, Status

SECONDS = 40.0  # for one plan of a year: beyond, what is known so far is shown with its proof, or without
NOTHING = (
    "Aucun projet ouvert de cette année n'a encore de besoin à pourvoir : il n'y a rien à calculer. Écrivez d'abord "
    "les besoins d'un projet."
)


@dataclass(frozen=True, slots=True)
class YearProblem:
    """A year to staff.

    Attributes
    ----------
    problem
        Of all its open projects together, from the quarter of the day on.
    titles, names
        Of the projects and of the units, by their codes in the problem.
    """

    problem: Problem
    titles: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked of anybody."""
        return not any(each.needs for each in self.problem.projects)


def year_problem(year: int, today: date) -> YearProblem:
    """Read the year as it stands on `today`."""
    projects = list(open_projects(year))
    problem = problem_of(projects, today)
    keys = {*(each.directorate for each in problem.resources), *(each.service for each in problem.resources)}
    units = Unit.objects.filter(pk__in=keys).order_by().values_list("pk", "name")
    return YearProblem(
        problem, {str(each.pk): each.title for each in projects}, {str(key): name for key, name in units}
    )


def open_projects(year: int) -> "list[Project]":
    """Return the projects of a year that are neither ended nor stopped, by title."""
    return list(projects_of(year, OPEN).prefetch_related("needs"))


def plan_of(problem: Problem, seen: Callable[[Plan], None] = lambda _: None) -> Plan:
    """Return the plan of a problem, found in a bounded time; `seen` is called with each better one."""
    from transverse.staffing.solve import staff  # noqa: PLC0415 (who staffs nothing does not load the solver)

    if not any(each.needs for each in problem.projects):
        nothing = Aims(0, (), 0.0, 0.0, 0, 0, 0)
        return Plan((), (), (), (), nothing, nothing, Status.OPTIMAL)
    return staff(problem, seconds=SECONDS, on_plan=seen)
