"""Why days are missing: of each line without anybody, what keeps those who offer the skill from giving more."""

from collections import defaultdict
from dataclasses import dataclass

from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.measure import DIGITS
from transverse.staffing.model import Missing, Need, Project, Resource
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.standing import Standing, least, may_carry

_ORDER = (Code.TAKEN, Code.DIRECTORATE_FULL, Code.MEMBERS_FULL, Code.NO_DAYS, Code.SHARE, Code.ROOM)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Days that nobody gives, and the reasons; each of those who offer the skill is counted in one of them."""

    missing: Missing
    reasons: tuple[Reason, ...]


def shortages(now: Standing) -> tuple[Shortage, ...]:
    """Return why the days that the plan leaves missing are missing, line after line, without any solver.

    The reasons of a line are counted in its period, all that the plan gives being kept: NOBODY, or TOO_LOW (value: best
    level offered), or for those who may carry the need: TAKEN (of: the projects that take their days; value: those
    days), DIRECTORATE_FULL (one a directorate; value: its cap), MEMBERS_FULL, NO_DAYS (of: who has none), SHARE and
    ROOM (of: who has days left, and how many).
    """
    return tuple(Shortage(each, _reasons(now, each)) for each in now.plan.missing)


def _reasons(now: Standing, line: Missing) -> tuple[Reason, ...]:
    project, need = now.project(line.project), now.need(line.project, line.need)
    offering = now.offering.get(need.skill, ())
    if not offering:
        return (Reason(Code.NOBODY),)
    able = [each for each in offering if may_carry(each, need)]
    if not able:
        best = max(offer.level for each in offering for offer in each.offers if offer.skill == need.skill)
        return (Reason(Code.TOO_LOW, best, need.level, tuple(Part(each.id) for each in offering)),)
    kept_by: dict[Code, list[Resource]] = defaultdict(list)
    for each in able:
        kept_by[_obstacle(now, project, need, each, line.period)].append(each)
    return tuple(
        reason
        for code in _ORDER
        if code in kept_by
        for reason in _told(now, project, line.period, code, tuple(kept_by[code]))
    )


def _obstacle(now: Standing, project: Project, need: Need, each: Resource, period: str) -> Code:
    if each.max_days <= TOLERANCE:
        return Code.NO_DAYS
    if now.left(each, period) <= TOLERANCE:
        return Code.TAKEN
    if now.directorate_left(each.directorate, period) <= TOLERANCE:
        return Code.DIRECTORATE_FULL
    members = now.members(project.id)
    if project.max_members is not None and each.id not in members and len(members) >= project.max_members:
        return Code.MEMBERS_FULL
    if each.id not in now.carriers(project.id, need.id) and _able(now, project, need, each) < least(project, need):
        return Code.SHARE
    return Code.ROOM


def _able(now: Standing, project: Project, need: Need, each: Resource) -> float:
    return sum(min(need.days, _left(now, each, period)) for period in project.periods)


def _left(now: Standing, each: Resource, period: str) -> float:
    return min(now.left(each, period), now.directorate_left(each.directorate, period))


def _told(now: Standing, project: Project, period: str, code: Code, these: tuple[Resource, ...]) -> tuple[Reason, ...]:
    if code is Code.TAKEN:
        taken: dict[str, float] = defaultdict(float)
        for each in these:
            for given in now.of_resource.get(each.id, ()):
                taken[given.project] += given.days if given.period == period else 0.0
        parts = tuple(Part(key, round(days, DIGITS)) for key, days in sorted(taken.items()) if days > TOLERANCE)
        return (Reason(code, round(sum(taken.values()), DIGITS), of=parts),)
    if code is Code.DIRECTORATE_FULL:
        full = sorted({each.directorate for each in these})
        return tuple(Reason(code, now.caps[each] or 0.0, of=(Part(each),)) for each in full)
    if code is Code.MEMBERS_FULL:
        return (Reason(code, project.max_members or 0),)
    return (Reason(code, of=tuple(Part(each.id, round(_left(now, each, period), DIGITS)) for each in these)),)
