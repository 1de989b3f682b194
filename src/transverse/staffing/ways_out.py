"""The nearest way out for a project that lacks something: each one tried by the solver before it is proposed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil
from time import monotonic

from transverse.staffing.changes import Change, Step
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import Condition, Need, Plan, Problem, Project, Resource
from transverse.staffing.restaff import restaff, rough
from transverse.staffing.standing import gaps, may_carry, standing
from transverse.staffing.trial import Lack, Solve, Trial, WayOut, lack

SECONDS = 30.0
_TOGETHER = 4  # projects: up to there all are staffed anew for each trial, beyond the others keep what they have first
_MOST = 8  # directorates, resources or periods tried for one kind of change


def ways_out(problem: Problem, plan: Plan, project: str, *, seconds: float = SECONDS) -> tuple[WayOut, ...]:
    """Return the changes that bring a project nearer to what it asks for, those that change least first.

    A way that leaves nothing lacking comes before one that leaves something; then in the order of `Change`, from a name
    to give to a year to shift; then by how far the number moves; then by code.  A number moves no farther than needed
    for all that the change can bring.  What a better plan would bring without any change is no merit of a change.

    Parameters
    ----------
    problem, plan
        A sound problem, and a plan of it.
    project
        Code of the project.
    seconds
        At most; what could not be tried by then is not proposed.

    Raises
    ------
    ProblemError
        When there is no such project.
    """

    def alone(changed: Problem, most: float) -> Plan | None:
        return restaff(changed, plan, project, seconds=most, is_rough=True)

    def together(changed: Problem, most: float) -> Plan:
        return rough(_served_after(changed, project), seconds=most)

    solvers: tuple[Solve, ...] = (together,) if len(problem.projects) <= _TOGETHER else (alone, together)
    return ways_out_by(solvers, problem, plan, project, seconds=seconds)


def _served_after(problem: Problem, project: str) -> Problem:
    """Return `problem` with `project` served after the others of its priority: what it gets is not taken from them."""
    projects = (replace(each, priority=2 * each.priority + (each.id == project)) for each in problem.projects)
    return replace(problem, projects=tuple(projects))


def ways_out_by(
    solvers: tuple[Solve, ...], problem: Problem, plan: Plan, project: str, *, seconds: float
) -> tuple[WayOut, ...]:
    """Return what `ways_out` does, asking `solvers`, the next one when one finds nothing better."""
    now = standing(problem, plan)
    served = now.project(project)
    trial = Trial(solvers, now, served, monotonic() + seconds, lack(plan, project))
    unchanged = trial.plan(problem) if trial.before else None
    if unchanged:
        trial = replace(trial, before=lack(unchanged, project))
    if not trial.before:
        return ()
    ways = _WAYS[:1] if trial.before == Lack(_without_relay(problem, served)) else _WAYS
    return tuple(sorted((way for each in ways for way in each(trial) if way), key=_order))


def _without_relay(problem: Problem, project: Project) -> int:
    """Return how many concerned services have no relay: nothing else helps when nothing else is lacking."""
    there = {each.service for each in problem.resources if each.relay}
    return len(set(project.concerned_services) - there)


def _order(way: WayOut) -> tuple[bool, int, float, tuple[str, ...]]:
    return bool(way.lack), list(Change).index(way.step.change), way.step.amount, way.step.of


def _relay(trial: Trial) -> Iterator[WayOut | None]:
    known = {each.service for each in trial.now.problem.resources}
    lacking = [each for each in trial.now.plan.unmet if each.project == trial.project.id]
    services = tuple(each.of for each in lacking if each.condition is Condition.RELAY and each.of in known)
    if services:
        yield trial.way(Step(Change.RELAY, trial.project.id, services))


def _members(trial: Trial) -> Iterator[WayOut | None]:
    """Try without limit first: as many members as that takes are enough."""
    limit, code = trial.project.max_members, trial.project.id
    if limit is None:
        return
    projects = (replace(each, max_members=None) if each.id == code else each for each in trial.now.problem.projects)
    freed = trial.plan(replace(trial.now.problem, projects=tuple(projects)))
    if freed:
        wanted = len(standing(trial.now.problem, freed).members(code)) - limit
        shown = lack(freed, code)
        yield trial.least(wanted, lambda more: Step(Change.MEMBERS, code, (), limit, limit + more), shown)


def _directorates(trial: Trial) -> Iterator[WayOut | None]:
    asked, code = trial.project.min_directorates, trial.project.id
    yield trial.least(asked, lambda fewer: Step(Change.DIRECTORATES, code, (), asked, asked - fewer))


def _holders(trial: Trial) -> Iterator[WayOut | None]:
    code = trial.project.id
    lacking = {each.of for each in trial.now.plan.unmet if (each.project, each.condition) == (code, Condition.HOLDERS)}
    for need in trial.project.needs:
        if need.id in lacking:
            yield trial.least(need.min_holders - 1, _fewer(code, need))


def _fewer(code: str, need: Need) -> Callable[[int], Step]:
    asked = need.min_holders
    return lambda fewer: Step(Change.HOLDERS, code, (need.id,), asked, asked - fewer)


def _cap(trial: Trial) -> Iterator[WayOut | None]:
    """Try without the cap first: the days that it then gives are enough."""
    problem, code = trial.now.problem, trial.project.id
    able = {each.directorate for each in problem.resources if any(may_carry(each, n) for n in trial.project.needs)}
    capped = [(each, each.max_days) for each in problem.directorates if each.max_days is not None and each.id in able]
    for each, cap in capped[:_MOST]:
        free = tuple(replace(one, max_days=None) if one == each else one for one in problem.directorates)
        freed = trial.plan(replace(problem, directorates=free))
        if freed:
            used = max((days for (of, _), days in standing(problem, freed).used.items() if of == each.id), default=0.0)
            yield trial.least(ceil(used - cap - TOLERANCE), _raised(code, each.id, cap), lack(freed, code))


def _raised(code: str, directorate: str, cap: float) -> Callable[[int], Step]:
    return lambda more: Step(Change.CAP, code, (directorate,), cap, cap + more)


def _training(trial: Trial) -> Iterator[WayOut | None]:
    """Try services alone: nothing is proposed for a person."""
    plan, code = trial.now.plan, trial.project.id
    lacking = {each.of for each in plan.unmet if (each.project, each.condition) == (code, Condition.HOLDERS)}
    lacking |= {each.need for each in plan.missing if each.project == code}
    for need in trial.project.needs:
        if need.id in lacking:
            for each in _too_low(trial, need):
                best = need.level - gaps(each, need)[0]
                yield trial.way(Step(Change.TRAINING, code, (each.id, need.skill), best, need.level))


def _too_low(trial: Trial, need: Need) -> list[Resource]:
    """Return the services that offer the skill of a need, but too low, the nearest to the lead first."""
    offering = trial.now.offering.get(need.skill, ())
    found = [each for each in offering if each.id == each.service and each.max_days and not may_carry(each, need)]
    return sorted(found, key=lambda each: (gaps(each, need), each.distance, each.id))[:_MOST]


def _later(trial: Trial) -> Iterator[WayOut | None]:
    """Try each later start: the one that leaves least lacking, the soonest of those."""
    places = [trial.now.problem.periods.index(each) for each in trial.project.periods]
    if not places:
        return
    first, room = places[0], len(trial.now.problem.periods) - 1 - places[-1]
    steps = [Step(Change.LATER, trial.project.id, (), first, first + by) for by in range(1, min(room, _MOST) + 1)]
    found = [way for each in steps if (way := trial.way(each))]
    if found:
        yield min(found, key=lambda way: (way.lack, way.step.after))


_WAYS = (_relay, _members, _directorates, _holders, _cap, _training, _later)
