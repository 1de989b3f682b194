"""A problem and a plan in JSON, version 1 (docs/composer-json.md): keys and codes for programs, reasons in French."""

from collections.abc import Iterable
from dataclasses import asdict, replace

from transverse.staffing.alternative_words import say_alternative
from transverse.staffing.alternatives import Alternative
from transverse.staffing.conflict_words import say_conflict
from transverse.staffing.conflicts import Conflict
from transverse.staffing.gap import gap
from transverse.staffing.model import Aims, Directorate, Plan, Problem, Project, Resource
from transverse.staffing.names import Names
from transverse.staffing.shortages import shortages
from transverse.staffing.standing import standing
from transverse.staffing.trial import WayOut
from transverse.staffing.ways_words import say_way
from transverse.staffing.wording import say_shortage

VERSION = 1
EXPLAINED = 2_000  # lines of days missing that are told with their reason
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
    conflicts: Iterable[Conflict] = (),
    ways_out: Iterable[WayOut] = (),
    alternatives: Iterable[Alternative] = (),
    names: Names | None = None,
) -> dict[str, object]:
    """Return `plan` for programs, each of its lacks with why, in French.

    Parameters
    ----------
    problem, plan
        A sound problem, and a plan of it.
    conflicts, ways_out, alternatives
        What the functions of these names found, when they were asked.
    names
        What the objects are called in sentences; their codes without.
    """
    called = names or Names()
    found = gap(plan)
    return {
        "version": VERSION,
        "status": plan.status.value,
        "gap": round(found.share, _DIGITS),
        "gap_aim": found.aim,
        "seconds": round(plan.seconds, 3),
        "objective": _aims(problem, plan.aims),
        "bounds": _aims(problem, plan.bounds),
        "assignments": [asdict(each) for each in plan.assignments],
        "relays": [asdict(each) for each in plan.answers],
        "missing": _missing(problem, plan, called),
        "unmet": [{**asdict(each), "condition": each.condition.value} for each in plan.unmet],
        "conflicts": [_conflict(each, problem, called) for each in conflicts],
        "ways_out": [_way(each, problem, called) for each in ways_out],
        "alternatives": [_alternative(each, problem, plan) for each in alternatives],
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


def _missing(problem: Problem, plan: Plan, names: Names) -> list[dict[str, object]]:
    """Return the days missing; beyond `EXPLAINED` lines nobody reads why, and it takes long."""
    needs = {(project.id, need.id): need for project in problem.projects for need in project.needs}
    first = replace(plan, missing=plan.missing[:EXPLAINED])
    why = {}
    for each in shortages(standing(problem, first)):
        _, *reasons = say_shortage(each, names, needs[each.missing.project, each.missing.need])
        why[each.missing] = {"reason": " ".join(reasons)}
    return [{**asdict(each), **why.get(each, {})} for each in plan.missing]


def _conflict(conflict: Conflict, problem: Problem, names: Names) -> dict[str, object]:
    conditions = [{**asdict(each), "demand": each.demand.value} for each in conflict.clauses]
    told = say_conflict(conflict, problem, names)
    return {"conditions": conditions, "is_minimal": conflict.is_minimal, "sentence": told}


def _way(way: WayOut, problem: Problem, names: Names) -> dict[str, object]:
    step = {**asdict(way.step), "change": way.step.change.value, "of": list(way.step.of)}
    return {**step, "still": asdict(way.lack), "sentence": say_way(way, problem, names)}


def _alternative(other: Alternative, problem: Problem, plan: Plan) -> dict[str, object]:
    """Return an alternative; its assignments only when they are not those of the plan."""
    own = (
        {}
        if other.is_same
        else {
            "assignments": [asdict(each) for each in other.plan.assignments],
            "relays": [asdict(each) for each in other.plan.answers],
            "missing": [asdict(each) for each in other.plan.missing],
        }
    )
    return {
        "kind": other.kind.value,
        "is_same": other.is_same,
        "is_proven": other.is_proven,
        "objective": _aims(problem, other.plan.aims),
        "directorates": other.directorates,
        "sentence": say_alternative(problem, plan, other),
        **own,
    }
