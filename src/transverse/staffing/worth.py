"""What a draft is worth to the projects of a scope, counted on arrays."""

import numpy as np

from transverse.staffing.draft import LEAST, Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import CARRIERS
from transverse.staffing.tables import Flags, Floats, Ints, Tables

Worth = tuple[float, ...]


def less(left: Worth, right: Worth) -> bool:
    """Whether `left` is below `right` at the first aim in which they differ."""
    for one, other in zip(left, right, strict=True):
        if abs(one - other) > TOLERANCE:
            return one < other
    return False


def worth_of(tables: Tables, projects: Ints, draft: Draft, offered: Floats | None = None) -> Worth:
    """Return the aims of some projects, in the order in which they count.

    Parameters
    ----------
    tables
        The problem.
    projects
        Rows of the projects; `draft` holds nothing of others.
    draft
        Who gives what.
    offered
        Days left of each offer: rows x columns of time; all of them when None.
    """
    given = draft.days @ tables.weight > LEAST
    need, offer, days = draft.need[given], draft.offer[given], draft.days[given]
    resource = tables.offer_resource[offer]
    gap = np.maximum(0, tables.need_level[need] - tables.offer_level[offer])
    pairs, first = _pairs(need, resource, gap, len(tables.resources))
    carriers = np.bincount(pairs, minlength=len(tables.needs)).astype(float)
    mine = np.isin(tables.need_project, projects)
    members = _members(tables, need, resource, draft)
    who = np.array([each for _, each in members], np.int64)
    return (
        _unmet(tables, projects, carriers, (need, resource), members),
        *_missing(tables, mine, need, days),
        _overload(tables, offer, days, offered),
        float(gap[first].sum() * tables.problem.training_days),
        float(np.maximum(0, CARRIERS - carriers[mine]).sum()),
        float(len(members)),
        float(tables.distance[who].sum()),
    )


def _pairs(need: Ints, resource: Ints, gap: Ints, count: int) -> tuple[Ints, Ints]:
    """Return the need of each carrier, and its line with the largest gap."""
    order = np.lexsort((-gap, resource, need))
    keys = (need * count + resource)[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return need[order[first]], order[first]


def _members(tables: Tables, need: Ints, resource: Ints, draft: Draft) -> set[tuple[int, int]]:
    members = set(zip(tables.need_project[need].tolist(), resource.tolist(), strict=True))
    for project, service, relay in draft.answers:
        if not any((project, each) in members for each in tables.relays[service].tolist()):
            members.add((project, relay))
    return members


def _unmet(
    tables: Tables, projects: Ints, carriers: Floats, carried: tuple[Ints, Ints], members: set[tuple[int, int]]
) -> float:
    need, resource = carried
    crossed = set(zip(tables.need_project[need].tolist(), tables.directorate[resource].tolist(), strict=True))
    reached: dict[int, int] = {}
    for project, _ in crossed:
        reached[project] = reached.get(project, 0) + 1
    lacking = 0.0
    for row in projects.tolist():
        project = tables.projects[row]
        lacking += max(0, project.min_directorates - reached.get(row, 0))
        for service in set(project.concerned_services):
            lacking += not any((row, each) in members for each in tables.relays[service].tolist())
        for place in range(tables.first[row], tables.first[row + 1]):
            lacking += max(0.0, tables.needs[place].min_holders - carriers[place])
    return lacking


def _missing(tables: Tables, mine: Flags, need: Ints, days: Floats) -> list[float]:
    lost = np.where(tables.running[tables.need_project], tables.need_days[:, None], 0.0)
    np.subtract.at(lost, need, days)
    lost[lost < TOLERANCE] = 0.0
    rank = tables.rank[tables.need_project]
    count = int(tables.rank.max(initial=-1)) + 1
    total = np.bincount(rank[mine], (lost @ tables.weight)[mine], minlength=count)
    return [float(days) for days in total]


def _overload(tables: Tables, offer: Ints, days: Floats, offered: Floats | None) -> float:
    used, where = np.unique(offer, return_inverse=True)
    asked = np.zeros((len(used), days.shape[1]))
    np.add.at(asked, where, days)
    limit = tables.offer_days[used][:, None] if offered is None else offered[used]
    beyond = asked - limit
    return float(np.where(beyond > TOLERANCE, beyond, 0.0).sum(axis=0) @ tables.weight)
