"""Projects of which it is known what they are worth with every cap whole and nobody else: a bound, and a draft to copy.

A cluster of one is solved alone.  Clusters that always clash are merged and solved jointly: what they are worth then is
the better bound, for it counts the clash.
"""

from dataclasses import dataclass

import numpy as np

from transverse.staffing.alone import Alone
from transverse.staffing.draft import Draft
from transverse.staffing.greedy import greedy
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.lexicographic import Effort, lexicographic
from transverse.staffing.pool import pool
from transverse.staffing.scope import whole
from transverse.staffing.tables import Ints, Tables, joined
from transverse.staffing.worth import Worth, less


@dataclass(frozen=True, eq=False)
class Cluster:
    """Projects, their best draft without the others, what it is worth, and the bound of each aim."""

    projects: Ints
    best: Draft
    worth: Worth
    bounds: Worth


def single(tables: Tables, project: int, deadline: float) -> Cluster:
    """Return the cluster of a project alone; its distance is short, but not bounded yet."""
    start = greedy(tables, deadline, projects=np.array([project]))
    search = Alone(tables, project, start, deadline, nearest=False)
    search.run()
    return Cluster(np.array([project]), search.best, search.worth, tuple(search.bounds))


def nearest(tables: Tables, cluster: Cluster, deadline: float) -> Cluster:
    """Return a cluster with the bound of its distance, as far as time allows."""
    if cluster.worth[-1] <= cluster.bounds[-1] + TOLERANCE:
        return cluster
    if len(cluster.projects) > 1:
        return _joint(tables, cluster.projects, cluster.best, Effort(deadline, floor=cluster.bounds))
    project = int(cluster.projects[0])
    search = Alone(tables, project, cluster.best, deadline, floor=cluster.bounds)
    search.run()
    return Cluster(cluster.projects, search.best, search.worth, tuple(search.bounds))


def merged(tables: Tables, clusters: list[Cluster], start: Draft, deadline: float, aims: int) -> Cluster | None:
    """Return the cluster of all projects of `clusters`; None when its bound is no better than theirs added up.

    Parameters
    ----------
    tables
        The problem.
    clusters
        Those that clash.
    start
        A joint draft of their projects.
    deadline
        Instant of `time.monotonic` at which to stop.
    aims
        How many aims to bound, first ones first.
    """
    projects = np.sort(np.concatenate([each.projects for each in clusters]))
    floor = added([each.bounds for each in clusters], [each.worth for each in clusters])
    found = _joint(tables, projects, start, Effort(deadline, floor=floor, aims=aims))
    return found if less(floor[:aims], found.bounds[:aims]) else None


def _joint(tables: Tables, projects: Ints, start: Draft, effort: Effort) -> Cluster:
    lines = joined([tables.lines(project) for project in projects.tolist()])
    most = [tables.projects[project].max_members for project in projects.tolist()]
    depth = np.inf if None in most else float(sum(each for each in most if each is not None))
    kept = pool(tables, projects, lines, depth, beyond=True)
    count = len(tables.offer_resource)
    inside = np.isin(lines.need * count + lines.offer, kept.need * count + kept.offer)
    inside |= np.isin(tables.offer_resource[lines.offer], tables.offer_resource[start.offer])
    found = lexicographic(whole(tables, projects, lines.keep(inside)), start, effort)
    return Cluster(projects, found.draft, found.worth, added([found.bounds], [found.worth]))


def added(bounds: list[Worth], worths: list[Worth]) -> Worth:
    """Return the sum of bounds, nothing after the first aim at which one of them is not proven."""
    table = np.array(bounds)
    unproven = (np.array(worths) > table + TOLERANCE).any(axis=0)
    first = int(np.argmax(unproven)) if unproven.any() else table.shape[1]
    return tuple(float(value) if place <= first else 0.0 for place, value in enumerate(table.sum(axis=0)))
