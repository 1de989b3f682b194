"""Why this resource carries this need: facts that the plan and the problem show, none of them a judgement."""

from collections.abc import Iterator

from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import CARRIERS, Need, Project, Resource
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.standing import Standing, may_carry
from transverse.staffing.weighing import beyond


def why(now: Standing, project: str, need: str, resource: str) -> tuple[Reason, ...]:
    """Return what speaks for a carrier of a need, in the order of `Code`.

    Parameters
    ----------
    now
        The plan, indexed by `standing`.
    project, need, resource
        Their codes.

    Returns
    -------
    Nothing when `resource` does not carry the need: `why_not` tells more.

    Raises
    ------
    UnknownPartError
        When one of the three does not exist.
    """
    served, asked, carrier = now.project(project), now.need(project, need), now.resource(resource)
    if resource not in now.carriers(project, need):
        return ()
    return (
        *_level(now, served, asked, carrier),
        *_days(now, served, asked, carrier),
        Reason(Code.DISTANCE, carrier.distance),
        *_place(now, served, asked, carrier),
        *_conditions(now, served, asked, carrier),
    )


def _level(now: Standing, project: Project, need: Need, carrier: Resource) -> Iterator[Reason]:
    gap = max(each.training_levels for each in now.carriers(project.id, need.id)[carrier.id])
    if gap:
        yield Reason(Code.BELOW, gap, gap * now.problem.training_days)
    else:
        yield Reason(Code.AT_LEVEL, min(_at_level(carrier, need)), need.level)
    others = [each for each in now.offering.get(need.skill, ()) if each != carrier and may_carry(each, need)]
    if not others:
        yield Reason(Code.ONLY)
    elif not gap and not any(_at_level(each, need) for each in others):
        yield Reason(Code.ONLY_AT_LEVEL)


def _at_level(resource: Resource, need: Need) -> list[int]:
    return [each.level for each in resource.offers if each.skill == need.skill and each.level >= need.level]


def _days(now: Standing, project: Project, need: Need, carrier: Resource) -> Iterator[Reason]:
    held = now.carriers(project.id, need.id)[carrier.id]
    used = {each.training_levels for each in held}
    offered = sum(
        each.days for each in carrier.offers if each.skill == need.skill and max(0, need.level - each.level) in used
    )
    yield Reason(Code.DAYS, sum(each.days for each in held), offered * len(project.periods))
    excess = beyond(now, carrier)
    if excess > TOLERANCE:
        yield Reason(Code.BEYOND, excess)


def _place(now: Standing, project: Project, need: Need, carrier: Resource) -> Iterator[Reason]:
    others = [each.id for each in project.needs if each != need and carrier.id in now.carriers(project.id, each.id)]
    if others:
        yield Reason(Code.ALREADY, of=tuple(Part(each) for each in others))
    if carrier.relay and carrier.service in project.concerned_services:
        yield Reason(Code.RELAY, of=(Part(carrier.service),))


def _conditions(now: Standing, project: Project, need: Need, carrier: Resource) -> Iterator[Reason]:
    carriers = len(now.carriers(project.id, need.id))
    if carriers <= need.min_holders and need.min_holders > 1:
        yield Reason(Code.HOLDER, carriers, need.min_holders)
    elif 1 < carriers <= CARRIERS:
        yield Reason(Code.SECOND, carriers)
    mates = {
        code
        for each in project.needs
        for code in now.carriers(project.id, each.id)
        if (code, each) != (carrier.id, need)
    }
    reached = {now.resources[each].directorate for each in mates}
    if carrier.directorate not in reached and len(reached) < project.min_directorates:
        yield Reason(Code.DIRECTORATE, len(reached) + 1, project.min_directorates, (Part(carrier.directorate),))
