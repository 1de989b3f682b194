"""Where things stand: a plan beside its problem, indexed once for all that is asked about it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from transverse.common.errors import ProblemError
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import GAP_MAX, SHARE, Answer, Assignment, Need, Plan, Problem, Project, Resource


@dataclass(frozen=True, slots=True)
class Standing:
    """A problem and a sound plan for it, with what they hold by code.

    Attributes
    ----------
    caps
        Of the directorates; None without.
    offering
        Resources that offer a skill at any level, in the order of the problem.
    of_resource, of_project
        Assignments of each, in the order of the plan.
    used
        Days that a directorate gives in a period.
    carried
        Assignments of a need, by (project, need) and by carrier.
    answers
        By project.
    """

    problem: Problem
    plan: Plan
    resources: dict[str, Resource]
    projects: dict[str, Project]
    caps: dict[str, float | None]
    offering: dict[str, tuple[Resource, ...]]
    of_resource: dict[str, tuple[Assignment, ...]]
    of_project: dict[str, tuple[Assignment, ...]]
    used: dict[tuple[str, str], float]
    carried: dict[tuple[str, str], dict[str, tuple[Assignment, ...]]]
    answers: dict[str, tuple[Answer, ...]]

    def project(self, code: str) -> Project:
        """Return the project of that code; `ProblemError` when there is none."""
        if code not in self.projects:
            raise _unknown(code, "un projet")
        return self.projects[code]

    def need(self, project: str, code: str) -> Need:
        """Return a need of a project; `ProblemError` when either does not exist."""
        for each in self.project(project).needs:
            if each.id == code:
                return each
        raise _unknown(code, f"un besoin du projet « {project} »")

    def resource(self, code: str) -> Resource:
        """Return the resource of that code; `ProblemError` when there is none."""
        if code not in self.resources:
            raise _unknown(code, "une ressource")
        return self.resources[code]

    def carriers(self, project: str, need: str) -> dict[str, tuple[Assignment, ...]]:
        """Return the assignments of a need by carrier."""
        return self.carried.get((project, need), {})

    def members(self, project: str) -> frozenset[str]:
        """Return the codes of those who carry a need of a project or answer for a service in it."""
        carrying = {each.resource for each in self.of_project.get(project, ())}
        return frozenset(carrying | {each.resource for each in self.answers.get(project, ())})

    def left(self, resource: Resource, period: str) -> float:
        """Return the days of `period` that `resource` gives to nobody, up to its cap."""
        given = sum(each.days for each in self.of_resource.get(resource.id, ()) if each.period == period)
        return max(0.0, resource.max_days - given)

    def directorate_left(self, directorate: str, period: str) -> float:
        """Return the days of `period` left under the cap of a directorate; infinite when it has none."""
        cap = self.caps.get(directorate)
        return float("inf") if cap is None else max(0.0, cap - self.used.get((directorate, period), 0.0))


def _unknown(code: str, kind: str) -> ProblemError:
    return ProblemError(code, f"n'est pas {kind} de ce problème", "Vérifiez cet identifiant, puis recommencez")


def standing(problem: Problem, plan: Plan) -> Standing:
    """Index `plan` beside `problem`, in linear time."""
    of_resource: dict[str, list[Assignment]] = defaultdict(list)
    of_project: dict[str, list[Assignment]] = defaultdict(list)
    used: dict[tuple[str, str], float] = defaultdict(float)
    carried: dict[tuple[str, str], dict[str, list[Assignment]]] = defaultdict(lambda: defaultdict(list))
    answers: dict[str, list[Answer]] = defaultdict(list)
    resources = {each.id: each for each in problem.resources}
    for each in plan.assignments:
        of_resource[each.resource].append(each)
        of_project[each.project].append(each)
        used[resources[each.resource].directorate, each.period] += each.days
        carried[each.project, each.need][each.resource].append(each)
    for answer in plan.answers:
        answers[answer.project].append(answer)
    return Standing(
        problem=problem,
        plan=plan,
        resources=resources,
        projects={each.id: each for each in problem.projects},
        caps={each.id: each.max_days for each in problem.directorates},
        offering=_offering(problem.resources),
        of_resource={key: tuple(each) for key, each in of_resource.items()},
        of_project={key: tuple(each) for key, each in of_project.items()},
        used=dict(used),
        carried={key: {code: tuple(each) for code, each in held.items()} for key, held in carried.items()},
        answers={key: tuple(each) for key, each in answers.items()},
    )


def _offering(resources: Iterable[Resource]) -> dict[str, tuple[Resource, ...]]:
    found: dict[str, dict[str, Resource]] = defaultdict(dict)
    for resource in resources:
        for offer in resource.offers:
            found[offer.skill][resource.id] = resource
    return {skill: tuple(each.values()) for skill, each in found.items()}


def gaps(resource: Resource, need: Need) -> tuple[int, ...]:
    """Return how far below `need` the offers of its skill are (0: at its level or above), each once, nearest first."""
    found = {max(0, need.level - offer.level) for offer in resource.offers if offer.skill == need.skill}
    return tuple(sorted(found))


def may_carry(resource: Resource, need: Need) -> bool:
    """Return whether `resource` offers the skill of `need`, two levels short at most."""
    return any(gap <= GAP_MAX for gap in gaps(resource, need))


def share(project: Project, need: Need) -> float:
    """Return the least days that a carrier gives to `need`, all periods together, within the tolerance of days."""
    return min(SHARE, need.days * len(project.periods))


def least(project: Project, need: Need) -> float:
    """Return the days from which somebody is a carrier of `need`: its share, less what rounding may take."""
    return share(project, need) - TOLERANCE
