"""What a plan becomes when a resource carries a need in place of those who do, or beside them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import GAP_MAX, Assignment, Need, Project, Resource
from transverse.staffing.standing import Standing, gaps, least, share


@dataclass(frozen=True, slots=True)
class Exchange:
    """A need carried otherwise, all other needs as they were.

    Attributes
    ----------
    leaving
        Carriers who leave the need.
    sharing
        Carriers who keep it but give days of it away.
    carried
        The assignments of the need from then on.
    """

    leaving: tuple[str, ...]
    sharing: tuple[str, ...]
    carried: tuple[Assignment, ...]


def exchanges(now: Standing, project: Project, need: Need, resource: Resource) -> Iterator[Exchange]:
    """Yield the ways in which `resource` may enter `need` while every other need keeps its assignments.

    In place of nobody, of each carrier, of all of them, or beside one who gives it the least share; at each level that
    it offers.  Something is yielded exactly when some plan with the other needs as they are has it carry this one:
    whoever cannot enter when all others leave cannot enter at all.
    """
    carriers = now.carriers(project.id, need.id)
    leavers = [(), *((each,) for each in carriers), *([tuple(carriers)] if len(carriers) > 1 else [])]
    for gap in gaps(resource, need):
        if gap > GAP_MAX:
            continue
        for leaving in leavers:
            days = room(now, project, need, resource, leaving)
            if _fits(now, project, need, resource, leaving) and sum(days.values()) >= least(project, need):
                stay = [each for code, held in carriers.items() if code not in leaving for each in held]
                yield Exchange(leaving, (), (*stay, *_given(project, need, resource, days, gap)))
        if _fits(now, project, need, resource, ()):
            for code in carriers:
                yield from _beside(now, project, need, resource, (code, gap))


def room(now: Standing, project: Project, need: Need, resource: Resource, leaving: Collection[str]) -> dict[str, float]:
    """Return the most days that `resource` may give to `need` in each period once the carriers `leaving` have left."""
    found = {}
    for period in project.periods:
        held = {
            code: sum(each.days for each in given if each.period == period)
            for code, given in now.carriers(project.id, need.id).items()
        }
        freed = sum(held[code] for code in leaving if now.resources[code].directorate == resource.directorate)
        asked = need.days - sum(days for code, days in held.items() if code not in leaving)
        days = min(asked, now.left(resource, period), now.directorate_left(resource.directorate, period) + freed)
        found[period] = days if days > TOLERANCE else 0.0
    return found


def _fits(now: Standing, project: Project, need: Need, resource: Resource, leaving: Collection[str]) -> bool:
    """Return whether the project has a place for `resource` among its members."""
    if project.max_members is None:
        return True
    members = now.members(project.id) - {each for each in leaving if only_there(now, project, need, each)}
    return len(members | {resource.id}) <= project.max_members


def only_there(now: Standing, project: Project, need: Need, code: str) -> bool:
    """Return whether `code` is a member of `project` for nothing but `need`."""
    others = any(code in now.carriers(project.id, each.id) for each in project.needs if each.id != need.id)
    answers = any(each.resource == code for each in now.answers.get(project.id, ()))
    return not others and not answers


def _beside(
    now: Standing, project: Project, need: Need, resource: Resource, beside: tuple[str, int]
) -> Iterator[Exchange]:
    """Yield the exchange in which a carrier gives the least share to `resource` and keeps as much, when it can."""
    code, gap = beside
    asked = share(project, need)
    given = now.carriers(project.id, need.id)[code]
    if sum(each.days for each in given) < 2 * asked - TOLERANCE:
        return
    same = now.resources[code].directorate == resource.directorate
    moved: dict[str, float] = {}
    for each in given:
        above = float("inf") if same else now.directorate_left(resource.directorate, each.period)
        days = min(each.days, now.left(resource, each.period), above, asked - sum(moved.values()))
        if days > TOLERANCE:
            moved[each.period] = days
    if sum(moved.values()) < asked - TOLERANCE:
        return
    others = [each for other, held in now.carriers(project.id, need.id).items() if other != code for each in held]
    kept = [(each, each.days - moved.get(each.period, 0.0)) for each in given]
    yield Exchange(
        (),
        (code,),
        (
            *others,
            *(_with(each, days) for each, days in kept if days > TOLERANCE),
            *_given(project, need, resource, moved, gap),
        ),
    )


def _with(each: Assignment, days: float) -> Assignment:
    return Assignment(each.project, each.need, each.resource, each.period, days, each.training_levels)


def _given(
    project: Project, need: Need, resource: Resource, days: dict[str, float], gap: int
) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(project.id, need.id, resource.id, period, each, gap) for period, each in days.items() if each > 0
    )
