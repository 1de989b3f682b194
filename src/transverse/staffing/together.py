"""Many projects that share the caps: each alone first, for the bound, then put together and mended where they clash.

What a project is worth alone, with every cap whole, is the least that it can be worth; the sum over projects of these
least values, aim after aim, bounds every plan, for the order of aims is kept by sums.  The drafts found alone are put
together in turn on what is left of the caps.  Whoever loses by that is solved again jointly with those who hold what it
wanted, the others fixed (large neighbourhood search), until the bound is met or the time is over.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", 1998.
"""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from transverse.staffing.alone import Alone
from transverse.staffing.cluster import Cluster, added, merged, nearest, single
from transverse.staffing.draft import Draft, empty
from transverse.staffing.flow import least_missing
from transverse.staffing.greedy import greedy
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.lexicographic import Effort, lexicographic
from transverse.staffing.scope import beside, within
from transverse.staffing.shared import fits, holders, lines_left, loss, reduced
from transverse.staffing.tables import Ints, Tables, joined
from transverse.staffing.worth import Worth, less, worth_of

WORKERS = 2
PATIENCE = 2.0  # seconds for an aim of a group
GROUP = 3  # rivals mended together with the one that lost, at most
LATE = 1.0  # seconds after which projects that had no time to be bounded are left
SLOW = 0.6  # share of the time that bounds may take
STUBBORN = 4  # failures in a row after which a group is bounded jointly
URGENT = 0.5  # how often the first aim that is lost is mended first
JOINT = 15.0  # seconds for that, at most


@dataclass(eq=False)
class Together:
    """The search for the best joint draft.

    Attributes
    ----------
    best, worth
        Joint draft, and its aims.
    aims
        How many aims are being lowered: all but the distance, until all but the distance are proven.
    bounds
        Sum of what the clusters are worth alone: meets `worth` at each aim that is proven.
    """

    tables: Tables
    best: Draft
    deadline: float
    seen: Callable[[Draft], None] = lambda _: None
    clusters: list[Cluster] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.every = np.arange(len(self.tables.projects))
        self.worth: Worth = worth_of(self.tables, self.every, self.best)
        self.bounds: Worth = (0.0,) * len(self.worth)
        self.random = np.random.default_rng(0)
        self.missing: tuple[float, ...] = ()
        self.aims = len(self.worth) - 1
        self.failures: dict[tuple[int, ...], int] = {}

    def run(self) -> None:
        """Bound, assemble, mend."""
        self._bound(monotonic() + SLOW * (self.deadline - monotonic()))
        if len(self.clusters) < len(self.every):
            return
        self._add_up()
        if self._assembled():
            self._bound_missing()
            self._mend()

    def _bound(self, deadline: float) -> None:
        def bounded(project: int) -> Cluster | None:
            return single(self.tables, project, deadline) if monotonic() < deadline + LATE else None

        with ThreadPoolExecutor(WORKERS) as workers:
            self.clusters = [each for each in workers.map(bounded, self.every.tolist()) if each is not None]

    def _bound_missing(self) -> None:
        """Bound the days that must be missing because caps are shared, when some are."""
        if any(self.worth[1:-5]):
            self.missing = least_missing(self.tables, self.deadline)
            self._add_up()

    def _add_up(self) -> None:
        """Bound by what clusters are worth alone or by what must be missing, whichever says more."""
        alone = added([each.bounds for each in self.clusters], [each.worth for each in self.clusters])
        shared = (alone[0], *self.missing, *(0.0 for _ in alone[-5:]))
        self.bounds = shared if self.missing and less(alone, shared) else alone

    def _proven(self, aims: int | None = None) -> bool:
        pairs = zip(self.worth[:aims], self.bounds[:aims], strict=True)
        return not any(value > bound + TOLERANCE for value, bound in pairs)

    def _assembled(self) -> bool:
        """Put the clusters of one together, those with the least freedom first; return whether time sufficed."""
        joint = empty(self.tables)
        for cluster in sorted(self.clusters, key=self._freedom):
            if monotonic() > self.deadline:
                return False
            joint = joint.beside(self._fitted(cluster, joint))
        self._offer(joint)
        return True

    def _freedom(self, cluster: Cluster) -> tuple[float, ...]:
        """Return a key that puts first the fragile and the many; when days are bound to miss, the first priorities."""
        rank = float(self.tables.rank[cluster.projects[0]]) if any(self.bounds[1:-5]) else 0.0
        return (rank, *(-value for value in cluster.worth[:-1]), cluster.worth[-1])

    def _fitted(self, cluster: Cluster, others: Draft) -> Draft:
        """Return the draft of a project alone where it fits beside others, else its best on what they leave."""
        project = int(cluster.projects[0])
        tables = reduced(self.tables, project, others)
        if fits(tables, cluster.best):
            return cluster.best
        start = greedy(tables, self.deadline, projects=cluster.projects)
        search = Alone(tables, project, start, self.deadline, floor=cluster.bounds, exact=False)
        search.run()
        return search.best

    def _offer(self, joint: Draft) -> bool:
        worth = worth_of(self.tables, self.every, joint)
        if not less(worth, self.worth):
            return False
        self.best, self.worth = joint, worth
        self.seen(joint)
        return True

    def _mend(self) -> None:
        """Solve again those who lost with those who hold what they wanted, several groups at once."""
        running: dict[Future[Draft | Cluster | None], list[Cluster]] = {}
        with ThreadPoolExecutor(WORKERS) as workers:
            while not self._proven() and monotonic() < self.deadline:
                if self._proven(-1) and self.aims < len(self.worth):
                    self._bound_distance(workers)
                while len(running) < WORKERS and (group := self._group(list(running.values()))):
                    running[workers.submit(self._solved_again, group)] = group
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    group = running.pop(done)
                    if self._receive(group, done.result()):
                        running[workers.submit(self._merged, group)] = group

    def _receive(self, group: list[Cluster], found: Draft | Cluster | None) -> bool:
        """Take what was found for a group; return whether it is to be bounded jointly."""
        if isinstance(found, Draft):
            joint = self.best.without(self.tables, _projects(group)).beside(found)
            better = within(self.tables, joint) and self._offer(joint)
            return self._stubborn(group, better=better)
        if found is not None:
            self.clusters = [each for each in self.clusters if not np.isin(each.projects, found.projects).any()]
            self.clusters.append(found)
            self.aims = len(self.worth) - 1
            self._add_up()
        return False

    def _bound_distance(self, workers: ThreadPoolExecutor) -> None:
        """Bound the distance of each cluster: it is asked once all that counts before is proven."""
        self.aims = len(self.worth)
        end = min(self.deadline, monotonic() + SLOW * (self.deadline - monotonic()))
        self.clusters = list(workers.map(lambda each: nearest(self.tables, each, end), self.clusters))
        self._add_up()

    def _group(self, running: list[list[Cluster]]) -> list[Cluster]:
        """Return one that lost and a few of its rivals, none of them in a group that is being solved."""
        busy = {int(project) for group in running for each in group for project in each.projects}
        free = [each for each in self.clusters if not busy & set(each.projects.tolist())]
        lost = [loss(self.tables, each, self.best, self.aims) for each in free]
        worst = [place for place, aim in enumerate(lost) if aim < self.aims] or list(range(len(free)))
        if not worst:
            return []
        urgent = [place for place in worst if lost[place] == min(lost[each] for each in worst)]
        among = urgent if min(lost) < len(self.worth) - 3 or self.random.random() < URGENT else worst
        cluster = free[among[self.random.integers(len(among))]]
        rivals = self._rivals(cluster, [each for each in free if each is not cluster])
        return [cluster, *rivals[: self.random.integers(1, GROUP + 1)]]

    def _rivals(self, cluster: Cluster, among: list[Cluster]) -> list[Cluster]:
        held = holders(self.tables, cluster, self.best)
        scored = [(held[each.projects].sum() * self.random.random(), place) for place, each in enumerate(among)]
        return [among[place] for score, place in sorted(scored, reverse=True) if score > 0.0]

    def _solved_again(self, group: list[Cluster]) -> Draft:
        """Return the best draft of a group beside the others; its distance waits until all else is proven."""
        tables, projects = self.tables, _projects(group)
        others, mine = self.best.without(tables, projects), self.best.only(tables, projects)
        ideals = np.concatenate([mine.offer, *(each.best.offer for each in group)])
        known = np.unique(tables.offer_resource[ideals])
        lines = joined([lines_left(tables, project, others, known) for project in projects.tolist()])
        floor = added([each.bounds for each in group], [each.worth for each in group])
        effort = Effort(self.deadline, PATIENCE, floor, through=True, aims=self.aims)
        return lexicographic(beside(tables, projects, lines, others), mine, effort).draft

    def _stubborn(self, group: list[Cluster], *, better: bool) -> bool:
        """Whether a cluster keeps losing, for longer when it only loses members or distance."""
        key = tuple(group[0].projects.tolist())
        self.failures[key] = again = 0 if better else self.failures.get(key, 0) + 1
        late = loss(self.tables, group[0], self.best, self.aims) >= len(self.worth) - 2
        if again < STUBBORN * (1 + late) or len(group) < 2:
            return False
        self.failures[key] = 0
        return True

    def _merged(self, group: list[Cluster]) -> Cluster | None:
        start = self.best.only(self.tables, _projects(group))
        return merged(self.tables, group, start, min(self.deadline, monotonic() + JOINT), self.aims)


def _projects(group: list[Cluster]) -> Ints:
    return np.sort(np.concatenate([each.projects for each in group]))
