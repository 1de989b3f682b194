"""Many projects that share the caps: each alone first, for the bound, then put together and mended where they clash.

What a project is worth alone, with every cap whole, is the least that it can be worth; the sum over projects of these
least values, aim after aim, bounds every plan, for the order of aims is kept by sums.  The drafts found alone are put
together in turn on what is left of the caps.  Whoever loses by that is solved again jointly with those who hold what it
wanted, the others fixed (large neighbourhood search), until the bound is met or the time is over.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", 1998.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from time import monotonic

import numpy as np

from transverse.staffing.alone import Alone
from transverse.staffing.draft import LEAST, Draft, empty
from transverse.staffing.greedy import greedy
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.lexicographic import Effort, lexicographic
from transverse.staffing.pool import pool
from transverse.staffing.scope import beside, left, within
from transverse.staffing.tables import Floats, Ints, Lines, Tables, joined
from transverse.staffing.worth import Worth, less, worth_of

WORKERS = 2
ROUNDS = 1  # assemblies, those who lost first in the next
PATIENCE = 2.0  # seconds for an aim of a neighbourhood
GROUP = 3  # projects mended together with the one that lost
LATE = 1.0  # seconds after which projects that had no time to be bounded are left
SLOW = 0.6  # share of the time that bounds may take


@dataclass(eq=False)
class Together:
    """The search for the best joint draft.

    Attributes
    ----------
    best, worth
        Joint draft, and its aims.
    bounds
        Sum of what the projects are worth alone: meets `worth` at each aim that is proven.
    """

    tables: Tables
    best: Draft
    deadline: float
    seen: Callable[[Draft], None] = lambda _: None
    ideal: dict[int, Alone] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.every = np.arange(len(self.tables.projects))
        self.worth: Worth = worth_of(self.tables, self.every, self.best)
        self.bounds: Worth = (0.0,) * len(self.worth)
        self.random = np.random.default_rng(0)

    def run(self) -> None:
        """Bound, assemble, mend."""
        self._bound(monotonic() + SLOW * (self.deadline - monotonic()))
        if len(self.ideal) < len(self.every):
            return
        order = sorted(self.every.tolist(), key=self._tightness)
        for _ in range(ROUNDS):
            if self._proven() or monotonic() > self.deadline:
                return
            drafts = self._assembled(order)
            if drafts is None:
                break
            order = self._again(order, drafts)
        self._mend()

    def _again(self, order: list[int], joint: Draft) -> list[int]:
        """Return the order of the next assembly: those who lost go first, by priority when days are missing."""
        lost = [project for project in order if self._loss(project, joint)]
        again = lost + [project for project in order if project not in lost]
        if any(value > TOLERANCE for value in self.worth[1:-5]):
            again.sort(key=lambda project: int(self.tables.rank[project]))
        return again

    def _bound(self, deadline: float) -> None:
        with ThreadPoolExecutor(WORKERS) as workers:
            for each in workers.map(lambda project: self._alone(project, deadline), self.every.tolist()):
                if each is not None:
                    self.ideal[each.project] = each
        if len(self.ideal) == len(self.every):
            values = np.array([each.bounds for each in self.ideal.values()])
            self.bounds = tuple(_lexicographic_sum(values, [each.worth for each in self.ideal.values()]))

    def _alone(self, project: int, deadline: float) -> Alone | None:
        if monotonic() > deadline + LATE:
            return None
        start = greedy(self.tables, self.deadline, projects=np.array([project]))
        search = Alone(self.tables, project, start, deadline)
        search.run()
        return search

    def _proven(self) -> bool:
        return not any(value > bound + TOLERANCE for value, bound in zip(self.worth, self.bounds, strict=True))

    def _tightness(self, project: int) -> tuple[float, ...]:
        """Return a key that puts first those with the least freedom, the fragile and the many."""
        worth = self.ideal[project].worth
        return (*(-value for value in worth[:-1]), worth[-1])

    def _loss(self, project: int, joint: Draft) -> Worth:
        """Return by how much the project is worth less than alone, () when only its distance is longer."""
        mine = worth_of(self.tables, self.every[[project]], joint.only(self.tables, self.every[[project]]))
        lost = tuple(value - least for value, least in zip(mine[:-1], self.ideal[project].worth[:-1], strict=True))
        return lost if any(value > TOLERANCE for value in lost) else ()

    def _assembled(self, order: list[int]) -> Draft | None:
        joint = empty(self.tables)
        for project in order:
            if monotonic() > self.deadline:
                return None
            joint = joint.beside(self._fitted(project, joint))
        self._offer(joint)
        return joint

    def _offer(self, joint: Draft) -> bool:
        worth = worth_of(self.tables, self.every, joint)
        if not less(worth, self.worth):
            return False
        self.best, self.worth = joint, worth
        self.seen(joint)
        return True

    def _reduced(self, project: int, others: Draft) -> Tables:
        """Return the tables with what others leave in each period of the project."""
        running = self.tables.running[project]
        room, ceiling, offered = (each[:, running].min(axis=1) for each in left(self.tables, others))
        return replace(self.tables, room=room, ceiling=ceiling, offer_days=offered)

    def _fitted(self, project: int, others: Draft) -> Draft:
        """Return the draft of a project alone where it fits beside others, else its best on what they leave."""
        tables, ideal = self._reduced(project, others), self.ideal[project]
        if _fits(tables, ideal.best):
            return ideal.best
        start = greedy(tables, self.deadline, projects=np.array([project]))
        search = Alone(tables, project, start, self.deadline, floor=ideal.worth, exact=False)
        search.run()
        return search.best

    def _mend(self) -> None:
        """Solve again those who lost with those who hold what they wanted, several groups at once, while time is left."""
        with ThreadPoolExecutor(WORKERS) as workers:
            while not self._proven() and monotonic() < self.deadline:
                groups = self._groups()
                for group, draft in zip(groups, workers.map(self._solved_again, groups), strict=True):
                    joint = self.best.without(self.tables, group).beside(draft)
                    if within(self.tables, joint):
                        self._offer(joint)

    def _groups(self) -> list[Ints]:
        """Return groups without common project, each of one that lost and a few of its rivals."""
        lost = {project: self._loss(project, self.best) for project in self.every.tolist()}
        worst = [project for project, loss in lost.items() if loss] or self.every.tolist()
        first = min((_first(lost[project]) for project in worst), default=0)
        chosen = [int(self.random.choice([each for each in worst if _first(lost[each]) == first]))]
        others = [project for project in worst if project not in chosen]
        if others:
            chosen.append(int(self.random.choice(others)))
        taken = set(chosen)
        groups = []
        for project in chosen:
            rivals = [each for each in self._rivals(project) if each not in taken][: self.random.integers(1, GROUP + 1)]
            taken.update(rivals)
            groups.append(np.array(sorted([project, *rivals])))
        return groups

    def _rivals(self, project: int) -> list[int]:
        """Return projects that hold the directorates, resources and offers in which the project lacks room for its ideal."""
        tables = self.tables
        others = self.best.without(tables, self.every[[project]])
        room, ceiling, offered = left(tables, others)
        ideal = self.ideal[project].best
        resource = tables.offer_resource[ideal.offer]
        wanted = np.zeros_like(room)
        np.add.at(wanted, resource, ideal.days)
        asked = np.zeros_like(ceiling)
        np.add.at(asked, tables.directorate[resource], ideal.days)
        used = np.zeros_like(offered)
        np.add.at(used, ideal.offer, ideal.days)
        short, full, spent = wanted > room + LEAST, asked > ceiling + LEAST, used > offered + LEAST
        holder = tables.offer_resource[others.offer]
        clash = short[holder] | full[tables.directorate[holder]] | spent[others.offer]
        held = np.where(clash, others.days, 0.0) @ tables.weight
        taken = np.bincount(tables.need_project[others.need], held, len(self.every))
        score = taken * self.random.random(len(taken))
        return [int(each) for each in np.argsort(-score) if score[each] > 0.0]

    def _solved_again(self, group: Ints) -> Draft:
        """Return the best draft of a group beside the others; their distance waits until all else is proven."""
        tables = self.tables
        others = self.best.without(tables, group)
        lines = [self._lines(project, others) for project in group.tolist()]
        floor = tuple(np.sum([self.ideal[project].worth for project in group.tolist()], axis=0).tolist())
        last = all(value <= bound + TOLERANCE for value, bound in zip(self.worth[:-1], self.bounds[:-1], strict=True))
        aims = len(floor) if last else len(floor) - 1
        effort = Effort(self.deadline, PATIENCE, floor, through=True, aims=aims)
        scope = beside(tables, group, joined(lines), others)
        return lexicographic(scope, self.best.only(tables, group), effort).draft

    def _lines(self, project: int, others: Draft) -> Lines:
        """Return the lines of those whom nobody equals on what is left, and of the members so far."""
        tables = self._reduced(project, others)
        lines = tables.lines(project)
        kept = pool(tables, project, lines, 1, beyond=True)
        members = [self.best.only(tables, self.every[[project]]), self.ideal[project].best]
        known = np.concatenate([tables.offer_resource[each.offer] for each in members])
        every = self.tables.lines(project)
        count = len(tables.offer_resource)
        inside = np.isin(every.need * count + every.offer, kept.need * count + kept.offer)
        return every.keep(inside | np.isin(tables.offer_resource[every.offer], known))


def _first(loss: Worth) -> int:
    return next((aim for aim, value in enumerate(loss) if value > TOLERANCE), len(loss))


def _fits(tables: Tables, draft: Draft) -> bool:
    days = draft.days.max(axis=1, initial=0.0)
    resource = tables.offer_resource[draft.offer]
    pairs = (
        (np.bincount(resource, days, len(tables.room)), tables.room),
        (np.bincount(tables.directorate[resource], days, len(tables.ceiling)), tables.ceiling),
        (np.bincount(draft.offer, days, len(tables.offer_days)), tables.offer_days),
    )
    return all(bool((asked <= cap + LEAST).all()) for asked, cap in pairs)


def _lexicographic_sum(bounds: Floats, worths: list[Worth]) -> list[float]:
    """Return the sum of bounds, nothing after the first aim at which a project is not proven."""
    total = bounds.sum(axis=0)
    open_ = (np.array(worths) > bounds + TOLERANCE).any(axis=0)
    first = int(np.argmax(open_)) if open_.any() else len(total)
    return [float(value) if place <= first else 0.0 for place, value in enumerate(total)]
