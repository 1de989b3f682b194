"""A problem as columns of numbers: what greedy, prefilter and solver work on.

Resources stand in the order of their codes and projects in that of priority and code, so that the same problem gives
the same plan whatever the order of its file.  Periods in which the same projects run are one column with a weight:
caps and demands are the same in each of them, so the mean of a plan over them is a plan, and no worse.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transverse.staffing.model import GAP_MAX, SHARE, Need, Problem, Project, Resource

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lines:
    """Offers that may serve needs, one a line: need, offer, levels short (all 1-D, of the same length)."""

    need: Ints
    offer: Ints
    gap: Ints

    def keep(self, mask: Flags) -> "Lines":
        """Return the lines that `mask` marks."""
        return Lines(self.need[mask], self.offer[mask], self.gap[mask])


def joined(parts: list[Lines]) -> Lines:
    """Return the lines of all parts, one part after the other."""
    nothing = np.zeros(0, np.int64)
    return Lines(
        np.concatenate([nothing, *(part.need for part in parts)]),
        np.concatenate([nothing, *(part.offer for part in parts)]),
        np.concatenate([nothing, *(part.gap for part in parts)]),
    )


@dataclass(frozen=True, eq=False)
class Tables:
    """A problem as arrays.

    Attributes
    ----------
    resources, projects
        In the order of the rows below.
    periods
        Codes of the periods of each column of time.
    directorate, distance, room
        Of each resource: row of its directorate, steps to the lead, days per period.
    ceiling
        Days per period of each directorate, infinite without cap.
    needs, need_project, need_skill, need_level, need_days, need_share
        All needs, project after project: row of the project, row of the skill, level, days per period, least days of a
        carrier in all.
    first
        Row of the first need of each project, and one past the last.
    offer_resource, offer_level, offer_days, skill_start
        Offers of the skills that are needed, skill after skill.
    weight, running
        Periods of each column of time; projects x columns, whether the project runs.
    relays
        Rows of the relays of each concerned service, nearest first.
    rank
        Rank of the priority of each project among those of the problem.
    """

    problem: Problem
    resources: tuple[Resource, ...]
    projects: tuple[Project, ...]
    periods: tuple[tuple[str, ...], ...]
    directorate: Ints
    distance: Ints
    room: Floats
    ceiling: Floats
    needs: tuple[Need, ...]
    need_project: Ints
    need_skill: Ints
    need_level: Ints
    need_days: Floats
    need_share: Floats
    first: Ints
    offer_resource: Ints
    offer_level: Ints
    offer_days: Floats
    skill_start: Ints
    weight: Floats
    running: Flags
    relays: dict[str, Ints]
    rank: Ints

    def lines(self, project: int) -> Lines:
        """Return the offers that may serve the needs of a project, each able to give the share of a carrier."""
        found = [self._served(need) for need in range(self.first[project], self.first[project + 1])]
        return joined(found)

    def _served(self, need: int) -> Lines:
        skill = self.need_skill[need]
        start, end = self.skill_start[skill], self.skill_start[skill + 1]
        gap = np.maximum(0, self.need_level[need] - self.offer_level[start:end])
        length = float(self.weight[self.running[self.need_project[need]]].sum())
        able = self.room[self.offer_resource[start:end]] * length >= self.need_share[need] - 1e-9
        chosen = np.flatnonzero((gap <= GAP_MAX) & able & (self.need_share[need] > 0))
        return Lines(np.full(len(chosen), need), chosen + start, gap[chosen])


def tabulate(problem: Problem) -> Tables:
    """Return the arrays of a sound problem; time grows as resources x log, memory as the offers that are needed."""
    resources = tuple(sorted(problem.resources, key=lambda each: each.id))
    projects = tuple(sorted(problem.projects, key=lambda each: (each.priority, each.id)))
    needs = tuple(need for project in projects for need in project.needs)
    skills = {skill: row for row, skill in enumerate(sorted({need.skill for need in needs}))}
    columns = _columns_of_time(problem.periods, projects)
    directorates = {each.id: row for row, each in enumerate(problem.directorates)}
    counts = [len(project.needs) for project in projects]
    days = np.array([need.days for need in needs], float)
    of = np.repeat(np.arange(len(projects)), counts)
    lengths = np.array([len(project.periods) for project in projects], float)
    offers = _offers(resources, skills)
    return Tables(
        problem=problem,
        resources=resources,
        projects=projects,
        periods=tuple(periods for periods, _ in columns),
        directorate=np.array([directorates[each.directorate] for each in resources], np.int64),
        distance=np.array([each.distance for each in resources], np.int64),
        room=np.array([each.max_days for each in resources], float),
        ceiling=np.array([np.inf if each.max_days is None else each.max_days for each in problem.directorates], float),
        needs=needs,
        need_project=of,
        need_skill=np.array([skills[need.skill] for need in needs], np.int64),
        need_level=np.array([need.level for need in needs], np.int64),
        need_days=days,
        need_share=np.minimum(SHARE, days * lengths[of]) if needs else days,
        first=np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64),
        offer_resource=offers[:, 1].astype(np.int64),
        offer_level=offers[:, 2].astype(np.int64),
        offer_days=offers[:, 3],
        skill_start=np.searchsorted(offers[:, 0], np.arange(len(skills) + 1)).astype(np.int64),
        weight=np.array([len(periods) for periods, _ in columns], float),
        running=np.array([flags for _, flags in columns], bool).reshape(len(columns), len(projects)).T,
        relays=_relays(resources, projects),
        rank=np.unique([each.priority for each in projects], return_inverse=True)[1].astype(np.int64),
    )


def _columns_of_time(
    periods: tuple[str, ...], projects: tuple[Project, ...]
) -> list[tuple[tuple[str, ...], tuple[bool, ...]]]:
    running = [set(project.periods) for project in projects]
    alike: dict[tuple[bool, ...], list[str]] = {}
    for period in periods:
        flags = tuple(period in each for each in running)
        if any(flags):
            alike.setdefault(flags, []).append(period)
    return [(tuple(codes), flags) for flags, codes in alike.items()]


def _offers(resources: tuple[Resource, ...], skills: dict[str, int]) -> Floats:
    found = [
        (skills[offer.skill], row, offer.level, offer.days)
        for row, resource in enumerate(resources)
        if resource.max_days > 0
        for offer in resource.offers
        if offer.skill in skills
    ]
    table = np.array(found, float).reshape(len(found), 4)
    return table[np.lexsort((table[:, 2], table[:, 1], table[:, 0]))]


def _relays(resources: tuple[Resource, ...], projects: tuple[Project, ...]) -> dict[str, Ints]:
    concerned = {service for project in projects for service in project.concerned_services}
    found: dict[str, list[int]] = {service: [] for service in sorted(concerned)}
    for row, resource in enumerate(resources):
        if resource.relay and resource.service in found:
            found[resource.service].append(row)
    return {
        service: np.array(sorted(rows, key=lambda row: (resources[row].distance, row)), np.int64)
        for service, rows in found.items()
    }
