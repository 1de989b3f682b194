"""Why that resource does not carry this need: it cannot, or the plan would be worse for it, and by how much."""

from transverse.staffing.exchange import exchanges, only_there, room
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.measure import DIGITS, in_order
from transverse.staffing.model import Need, Project, Resource
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.standing import Standing, gaps, least, may_carry, share
from transverse.staffing.weighing import Weighed, weighed

_LAST = (Code.COST_OVERLOAD, Code.COST_TRAINING, Code.COST_FRAGILITY, Code.COST_MEMBERS, Code.COST_DISTANCE)


def why_not(now: Standing, project: str, need: str, resource: str) -> Reason:
    """Return why a resource does not carry a need, all other needs of the plan being kept as they are.

    A resource said to be unable could not enter even if all carriers of the need left it.  A cost is the first aim that
    gets worse, by how much, in the exchange that costs least among those of `exchanges`.

    Parameters
    ----------
    now
        The plan, indexed by `standing`.
    project, need, resource
        Their codes.

    Raises
    ------
    UnknownPartError
        When one of the three does not exist.
    """
    served, asked, other = now.project(project), now.need(project, need), now.resource(resource)
    if resource in now.carriers(project, need):
        return Reason(Code.CARRIES)
    return _unable(now, served, asked, other) or _cost(now, served, asked, other)


def _unable(now: Standing, project: Project, need: Need, other: Resource) -> Reason | None:
    if not gaps(other, need):
        return Reason(Code.NO_SKILL)
    if not may_carry(other, need):
        best = max(each.level for each in other.offers if each.skill == need.skill)
        return Reason(Code.TOO_LOW, best, need.level)
    if min(need.days, other.max_days) * len(project.periods) < least(project, need):
        return Reason(Code.NO_DAYS, other.max_days * len(project.periods), share(project, need))
    left = {each: min(need.days, now.left(other, each)) for each in project.periods}
    if sum(left.values()) < least(project, need):
        return Reason(Code.TAKEN, sum(left.values()), share(project, need), takers(now, other, project.periods))
    if sum(room(now, project, need, other, tuple(now.carriers(project.id, need.id))).values()) < least(project, need):
        return Reason(Code.DIRECTORATE_FULL, now.caps[other.directorate] or 0.0, of=(Part(other.directorate),))
    return _full(now, project, need, other)


def takers(now: Standing, resource: Resource, periods: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the projects to which `resource` gives days in `periods`, and how many, in the order of their codes."""
    days: dict[str, float] = {}
    for each in now.of_resource.get(resource.id, ()):
        if each.period in periods:
            days[each.project] = days.get(each.project, 0.0) + each.days
    return tuple(Part(*each) for each in sorted(days.items()))


def _full(now: Standing, project: Project, need: Need, other: Resource) -> Reason | None:
    members = now.members(project.id)
    if project.max_members is None or other.id in members:
        return None
    bound = [each for each in members if not only_there(now, project, need, each)]
    return Reason(Code.MEMBERS_FULL, project.max_members) if len(bound) >= project.max_members else None


def _cost(now: Standing, project: Project, need: Need, other: Resource) -> Reason:
    found = [weighed(now, project, need, other, each) for each in exchanges(now, project, need, other)]
    cheapest = min(found, key=lambda each: tuple(round(value, 5) for value in in_order(each.after)))
    return difference(cheapest)


def difference(found: Weighed) -> Reason:
    """Return the first aim that an exchange changes, and by how much; of: who makes room, and the days they keep."""
    kept = dict.fromkeys((*found.exchange.leaving, *found.exchange.sharing), 0.0)
    for each in found.exchange.carried:
        if each.resource in kept:
            kept[each.resource] = round(kept[each.resource] + each.days, DIGITS)
    of = tuple(Part(*each) for each in kept.items())
    before, after = in_order(found.before), in_order(found.after)
    costs = (Code.COST_UNMET, *(Code.COST_MISSING for _ in found.before.missing), *_LAST)
    for index, (one, other) in enumerate(zip(before, after, strict=True)):
        if abs(one - other) > TOLERANCE:
            code = costs[index]
            return Reason(code if other > one else Code.BETTER, round(abs(other - one), DIGITS), of=of)
    return Reason(Code.AS_GOOD, of=of)
