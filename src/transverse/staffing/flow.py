"""Days that must be missing when the caps bind: a flow from resources to needs, all projects together.

Without members, shares and training, days flow from resources, through their directorates, to needs.  What needs may
receive is a polymatroid: any weights that decrease with the rank of the priority give what serves the first priority
most, then the second, and so on.  No plan misses less, priority by priority.

Source: J. Edmonds, "Submodular functions, matroids, and certain polyhedra", 1970 (the greedy algorithm).
"""

from time import monotonic

import numpy as np

from transverse.staffing.mip import least
from transverse.staffing.sheet import Sheet
from transverse.staffing.tables import Floats, Ints, Lines, Tables, joined

LARGEST = 400_000  # offers that may serve a need: beyond, no bound is asked


def least_missing(tables: Tables, deadline: float) -> tuple[float, ...]:
    """Return the least days missing of each priority, first priority first; zeros when time or size forbid it."""
    ranks = int(tables.rank.max(initial=-1)) + 1
    total = np.zeros(ranks)
    parts: list[Lines] = []
    size = 0
    for project in range(len(tables.projects)):
        parts.append(tables.lines(project))
        size += len(parts[-1].need)
        if size > LARGEST or monotonic() > deadline:
            return (0.0,) * ranks
    pairs = _pairs(tables, joined(parts))
    for column in range(len(tables.weight)):
        missing = _column(tables, pairs, column, deadline - monotonic())
        if missing is None:
            return (0.0,) * ranks
        total += tables.weight[column] * missing
    return tuple(float(days) for days in total)


def _pairs(tables: Tables, lines: Lines) -> tuple[Ints, Ints]:
    count = len(tables.resources)
    keys = np.unique(lines.need * count + tables.offer_resource[lines.offer])
    return keys // count, keys % count


def _column(tables: Tables, pairs: tuple[Ints, Ints], column: int, seconds: float) -> Floats | None:
    """Return the days missing of each priority in one period of a column of time, None without proof."""
    running = tables.running[tables.need_project[pairs[0]], column]
    need, resource = pairs[0][running], pairs[1][running]
    asked = np.where(tables.running[tables.need_project, column], tables.need_days, 0.0)
    rank = tables.rank[tables.need_project]
    sheet = Sheet()
    given = sheet.columns(np.minimum(asked[need], tables.room[resource]))
    for who, caps in ((need, asked), (resource, tables.room), (tables.directorate[resource], tables.ceiling)):
        rows, where = np.unique(who, return_inverse=True)
        sheet.at_most(caps[rows], (where, given, 1.0))
    cost = -(rank.max(initial=0) + 1.0 - rank[need])
    values = least(sheet, cost, seconds)
    if values is None:
        return None
    count = int(tables.rank.max(initial=-1)) + 1
    missing = np.bincount(rank, asked, count) - np.bincount(rank[need], values, count)
    return np.where(missing > 1e-6, missing, 0.0)
