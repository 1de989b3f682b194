"""Why days are missing from a year, and which services could learn: per skill, never per person.

Pure functions on the frozen data of `staffing`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from transverse.staffing.model import GAP_MAX, Need, Plan, Problem

Offered = Mapping[str, Mapping[str, int]]  # skill: service: highest level declared

_LEAST = 0.05  # days


class Reason(StrEnum):
    """Why nobody gives the days that are missing."""

    NOBODY = "nobody"  # no service offers the skill, or only much too far below
    BELOW = "below"  # it is offered one or two levels below only
    TAKEN = "taken"  # it is offered at the level asked for, and all its days are taken


@dataclass(frozen=True, slots=True)
class Lack:
    """What one need of one project misses.

    Attributes
    ----------
    days
        Over all its periods.
    periods
        Those in which something is missing, in the order of the year.
    """

    project: str
    need: str
    skill: str
    days: float
    periods: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class SkillLack:
    """What a year needs to be learnt of one skill.

    Attributes
    ----------
    days
        Missing over all needs.
    learnt
        Days that services would give once trained: the year already counts on them.
    lacks
        Need after need.
    projects
        Those that lack days or lean on training, in alphabetical order of their codes.
    leaning
        Services that would give those days, in the same order.
    trainable
        Other services that could train somebody: they offer the skill below what is asked for, or, when all days of
        those who know are taken, at that level.
    """

    skill: str
    days: float
    learnt: float
    lacks: tuple[Lack, ...]
    projects: tuple[str, ...]
    leaning: tuple[str, ...]
    trainable: tuple[str, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Each reason once, as they are declared."""
        found = {each.reason for each in self.lacks}
        return tuple(each for each in Reason if each in found)


def lacks(problem: Problem, plan: Plan, offered: Offered) -> tuple[SkillLack, ...]:
    """Return what is missing and what must be learnt, skill by skill, in the order of their codes.

    Parameters
    ----------
    problem
        The year.
    plan
        Who gives what; what it says missing is taken as it is.
    offered
        All that services have declared, days taken or not.
    """
    needs = {(project.id, need.id): need for project in problem.projects for need in project.needs}
    found: dict[str, list[Lack]] = defaultdict(list)
    for key, missing in _missing(plan).items():
        need, days = needs[key], sum(missing.values())
        if days >= _LEAST:
            periods = tuple(each for each in problem.periods if each in missing)
            found[need.skill].append(Lack(*key, need.skill, days, periods, _reason(need, offered.get(need.skill, {}))))
    learnt, highest = _learnt(problem, plan, needs), _highest(needs.values())
    return tuple(
        _of_skill(skill, found.get(skill, []), learnt.get(skill, ()), offered.get(skill, {}), highest[skill])
        for skill in sorted(found.keys() | learnt.keys())
    )


class _Learnt(NamedTuple):
    project: str
    service: str
    days: float


def _of_skill(
    skill: str, rows: Sequence[Lack], learnt: Sequence[_Learnt], offered: Mapping[str, int], highest: int
) -> SkillLack:
    leaning = {each.service for each in learnt}
    is_taken = any(each.reason == Reason.TAKEN for each in rows)
    able = {service for service, level in offered.items() if level < highest or is_taken}
    return SkillLack(
        skill,
        sum(each.days for each in rows),
        sum(each.days for each in learnt),
        tuple(rows),
        tuple(sorted({*(each.project for each in rows), *(each.project for each in learnt)})),
        tuple(sorted(leaning)),
        tuple(sorted(able - leaning)),
    )


def _learnt(problem: Problem, plan: Plan, needs: Mapping[tuple[str, str], Need]) -> Mapping[str, list[_Learnt]]:
    """Return what services give below the level asked for, by skill."""
    services = {each.id: each.service for each in problem.resources}
    found: dict[str, list[_Learnt]] = defaultdict(list)
    for each in plan.assignments:
        if each.training_levels:
            skill = needs[each.project, each.need].skill
            found[skill].append(_Learnt(each.project, services[each.resource], each.days))
    return found


def _highest(needs: Iterable[Need]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for need in needs:
        found[need.skill] = max(need.level, found.get(need.skill, 0))
    return found


def _missing(plan: Plan) -> Mapping[tuple[str, str], dict[str, float]]:
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for each in plan.missing:
        found[each.project, each.need][each.period] += each.days
    return found


def _reason(need: Need, services: Mapping[str, int]) -> Reason:
    best = max(services.values(), default=0)
    if best >= need.level:
        return Reason.TAKEN
    return Reason.BELOW if best and best >= need.level - GAP_MAX else Reason.NOBODY
