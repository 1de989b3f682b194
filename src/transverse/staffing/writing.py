"""A problem and a plan in JSON, version 1 (docs/composer-json.md): keys and codes for programs, reasons in French."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from transverse.staffing.gap import gap
from transverse.staffing.model import Aims, Assignment, Directorate, Missing, Plan, Problem, Project, Resource

VERSION = 1
_DIGITS = 6


def problem_as_json(problem: Problem) -> dict[str, object]:
    """Return `problem` in the form that `read_problem` reads."""
    return {
        "version": VERSION,
        "periods": list(problem.periods),
        "directorates": [_directorate(each) for each in problem.directorates],
        "resources": [_resource(each) for each in problem.resources],
        "projects": [_project(each) for each in problem.projects],
        "training_days": problem.training_days,
    }


def as_json(
    problem: Problem,
    plan: Plan,
    *,
    reasons: Mapping[Missing, str] | None = None,
    ways_out: Mapping[Missing, Iterable[str]] | None = None,
    conflicts: Iterable[Mapping[str, object]] = (),
) -> dict[str, object]:
    """Return `plan` for programs.

    Parameters
    ----------
    problem
        What it staffs.
    plan
        Who gives what.
    reasons, ways_out
        What is said of missing days, in French: why, and what would help.
    conflicts
        Conditions that cannot all be met, each an object.
    """
    why, out = reasons or {}, ways_out or {}
    found = gap(plan)
    return {
        "version": VERSION,
        "status": plan.status.value,
        "gap": round(found.share, _DIGITS),
        "gap_aim": found.aim,
        "seconds": round(plan.seconds, 3),
        "objective": _aims(problem, plan.aims),
        "bounds": _aims(problem, plan.bounds),
        "assignments": [_assignment(each) for each in plan.assignments],
        "relays": [asdict(each) for each in plan.answers],
        "missing": [_missing(each, why.get(each, ""), tuple(out.get(each, ()))) for each in plan.missing],
        "unmet": [{**asdict(each), "condition": each.condition.value} for each in plan.unmet],
        "conflicts": list(conflicts),
    }


def _directorate(directorate: Directorate) -> dict[str, object]:
    most = {} if directorate.max_days is None else {"max_days": directorate.max_days}
    return {"id": directorate.id, **most}


def _resource(resource: Resource) -> dict[str, object]:
    offers = [{"skill": each.skill, "level": each.level, "days": each.days} for each in resource.offers]
    return {
        "id": resource.id,
        "directorate": resource.directorate,
        "service": resource.service,
        "distance": resource.distance,
        "max_days": resource.max_days,
        "offers": offers,
        "relay": resource.relay,
    }


def _project(project: Project) -> dict[str, object]:
    needs = [asdict(each) for each in project.needs]
    lists = {"periods": list(project.periods), "concerned_services": list(project.concerned_services)}
    return {**asdict(project), "needs": needs, **lists}


def _aims(problem: Problem, aims: Aims) -> dict[str, object]:
    priorities = sorted({each.priority for each in problem.projects})
    missing = {str(priority): days for priority, days in zip(priorities, aims.missing, strict=True)}
    return {**asdict(aims), "missing": missing}


def _assignment(assignment: Assignment) -> dict[str, object]:
    return asdict(assignment)


def _missing(missing: Missing, reason: str, ways_out: tuple[str, ...]) -> dict[str, object]:
    said: dict[str, object] = {"reason": reason} if reason else {}
    return {**asdict(missing), **said, **({"ways_out": list(ways_out)} if ways_out else {})}
