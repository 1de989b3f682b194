"""What a plan says, looked up from every side; no solver, no array: certificates rest on it.

Days are compared within `TOLERANCE`, the precision at which days are written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transverse.staffing.model import Answer, Assignment, Need, Problem, Project, Resource

TOLERANCE = 1e-5  # days: less than half a second of work


@dataclass(frozen=True, slots=True)
class Ledger:
    """A plan beside its problem.

    Attributes
    ----------
    resources, projects, needs
        By code; needs by project and code.
    assignments, answers
        Those of the plan whose codes all lead somewhere.
    strangers
        The others.
    given
        Days by project, need and period.
    carriers
        By project and need: the largest gap in levels of each carrier.
    worked
        Days by project, need and carrier, all periods together.
    """

    problem: Problem
    resources: dict[str, Resource]
    projects: dict[str, Project]
    needs: dict[tuple[str, str], Need]
    assignments: tuple[Assignment, ...]
    answers: tuple[Answer, ...]
    strangers: tuple[Assignment | Answer, ...]
    given: dict[tuple[str, str, str], float]
    carriers: dict[tuple[str, str], dict[str, int]]
    worked: dict[tuple[str, str, str], float]

    def members(self, project: Project) -> set[str]:
        """Return the codes of those who carry a need of the project or answer for a service in it."""
        return self._members().get(project.id, set())

    def _members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for assignment in self.assignments:
            found[assignment.project].add(assignment.resource)
        for answer in self.answers:
            found[answer.project].add(answer.resource)
        return found

    def each_project(self) -> Iterator[tuple[Project, set[str]]]:
        """Yield each project with its members."""
        found = self._members()
        for project in self.problem.projects:
            yield project, found.get(project.id, set())

    def holders(self, project: Project, need: Need) -> dict[str, int]:
        """Return the carriers of a need, each with its largest gap in levels."""
        return self.carriers.get((project.id, need.id), {})


def open_ledger(problem: Problem, assignments: Iterable[Assignment], answers: Iterable[Answer]) -> Ledger:
    """Return the ledger of assignments and answers; whatever names an unknown code is set aside, never an error."""
    projects = {each.id: each for each in problem.projects}
    needs = {(project.id, need.id): need for project in problem.projects for need in project.needs}
    resources = {each.id: each for each in problem.resources}
    kept: list[Assignment] = []
    answering: list[Answer] = []
    strangers: list[Assignment | Answer] = []
    periods = set(problem.periods)
    given: dict[tuple[str, str, str], float] = defaultdict(float)
    worked: dict[tuple[str, str, str], float] = defaultdict(float)
    carriers: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for each in assignments:
        key = (each.project, each.need)
        if key not in needs or each.resource not in resources or each.period not in periods:
            strangers.append(each)
            continue
        kept.append(each)
        given[*key, each.period] += each.days
        worked[*key, each.resource] += each.days
        carriers[key][each.resource] = max(each.training_levels, carriers[key].get(each.resource, 0))
    for answer in answers:
        if answer.project in projects and answer.resource in resources:
            answering.append(answer)
        else:
            strangers.append(answer)
    return Ledger(
        problem, resources, projects, needs, tuple(kept), tuple(answering), tuple(strangers), given, carriers, worked
    )
