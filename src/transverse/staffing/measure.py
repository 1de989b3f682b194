"""What a plan is worth: each aim, what is missing and what is not met, counted from its assignments alone."""

from collections import defaultdict
from collections.abc import Iterator

from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.model import CARRIERS, LEVELS, Aims, Assignment, Condition, Missing, Offer, Project, Unmet

DIGITS = 6  # days are written with that many


def missing(ledger: Ledger) -> tuple[Missing, ...]:
    """Return the days that nobody gives, in the order of the fields."""
    found = []
    for project in ledger.problem.projects:
        for need in project.needs:
            for period in project.periods:
                days = need.days - ledger.given.get((project.id, need.id, period), 0.0)
                if days > TOLERANCE:
                    found.append(Missing(project.id, need.id, period, round(days, DIGITS)))
    return tuple(sorted(found))


def unmet(ledger: Ledger) -> tuple[Unmet, ...]:
    """Return the conditions that are not met, in the order of the fields."""
    found = (each for project, members in ledger.each_project() for each in _unmet(ledger, project, members))
    return tuple(sorted(found, key=lambda each: (each.project, each.condition.value, each.of, each.lacking)))


def _unmet(ledger: Ledger, project: Project, members: set[str]) -> Iterator[Unmet]:
    represented = {ledger.resources[each].service for each in members if ledger.resources[each].relay}
    for service in dict.fromkeys(project.concerned_services):
        if service not in represented:
            yield Unmet(project.id, Condition.RELAY, service, 1)
    crossed = {
        ledger.resources[carrier].directorate for need in project.needs for carrier in ledger.holders(project, need)
    }
    if len(crossed) < project.min_directorates:
        yield Unmet(project.id, Condition.DIRECTORATES, "", project.min_directorates - len(crossed))
    for need in project.needs:
        held = len(ledger.holders(project, need))
        if held < need.min_holders:
            yield Unmet(project.id, Condition.HOLDERS, need.id, need.min_holders - held)


def overload(ledger: Ledger) -> float:
    """Return the days beyond the offers, those of a skill shared out so that least are beyond."""
    asked: dict[tuple[str, str, str], list[Assignment]] = defaultdict(list)
    for each in ledger.assignments:
        skill = ledger.needs[each.project, each.need].skill
        asked[each.resource, skill, each.period].append(each)
    total = 0.0
    for (resource, skill, _), assignments in asked.items():
        offers = [offer for offer in ledger.resources[resource].offers if offer.skill == skill]
        total += _beyond(ledger, offers, assignments)
    return round(total, DIGITS)


def _beyond(ledger: Ledger, offers: list[Offer], assignments: list[Assignment]) -> float:
    """Serve first what a single level may serve, then the highest needs: what is left for the lower ones is most."""
    left = {offer.level: offer.days for offer in offers}
    exact = [each for each in assignments if each.training_levels]
    full = sorted((each for each in assignments if not each.training_levels), key=lambda each: -_level(ledger, each))
    beyond = 0.0
    for each in exact:
        level = _level(ledger, each) - each.training_levels
        beyond += _take(left, [level], each.days)
    for each in full:
        beyond += _take(left, [level for level in LEVELS if level >= _level(ledger, each)], each.days)
    return beyond if beyond > TOLERANCE else 0.0


def _level(ledger: Ledger, assignment: Assignment) -> int:
    return ledger.needs[assignment.project, assignment.need].level


def _take(left: dict[int, float], levels: list[int], days: float) -> float:
    for level in levels:
        taken = min(days, left.get(level, 0.0))
        days -= taken
        if taken:
            left[level] -= taken
    return days


def aims(ledger: Ledger) -> Aims:
    """Return the value of each aim."""
    problem = ledger.problem
    ranks = {priority: rank for rank, priority in enumerate(sorted({each.priority for each in problem.projects}))}
    lost = [0.0] * len(ranks)
    for gap in missing(ledger):
        lost[ranks[ledger.projects[gap.project].priority]] += gap.days
    held = [ledger.holders(project, need) for project in problem.projects for need in project.needs]
    members = [members for _, members in ledger.each_project()]
    return Aims(
        unmet=sum(each.lacking for each in unmet(ledger)),
        missing=tuple(round(days, DIGITS) for days in lost),
        overload=overload(ledger),
        training=round(sum(sum(gaps.values()) for gaps in held) * problem.training_days, DIGITS),
        fragility=sum(max(0, CARRIERS - len(gaps)) for gaps in held),
        members=sum(map(len, members)),
        distance=sum(ledger.resources[each].distance for team in members for each in team),
    )


def in_order(values: Aims) -> tuple[float, ...]:
    """Return the aims one after the other, in the order in which they count."""
    return (
        values.unmet,
        *values.missing,
        values.overload,
        values.training,
        values.fragility,
        values.members,
        values.distance,
    )


def from_order(values: tuple[float, ...]) -> Aims:
    """Return the aims of which `in_order` gave the values."""
    return Aims(
        int(values[0]),
        tuple(map(float, values[1:-5])),
        float(values[-5]),
        float(values[-4]),
        int(values[-3]),
        int(values[-2]),
        int(values[-1]),
    )


def below(left: Aims, right: Aims) -> bool:
    """Whether `left` is better than `right`: less at the first aim in which they differ by more than `TOLERANCE`."""
    for one, other in zip(in_order(left), in_order(right), strict=True):
        if abs(one - other) > TOLERANCE:
            return one < other
    return False
