"""One project, every cap whole: aim after aim, on the few who may matter for each of them.

Most aims are proven at once: a draft that misses nothing needs no bound.  For the others the model holds a small pool
first, those whom nobody else equals, which gives a good draft; then all who may not be left out, for the bound.  Once
no day is beyond the offers, or no training asked, such days and offers leave the models that follow.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import monotonic

import numpy as np

from transverse.staffing.draft import Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.mip import Found, Held, minimise
from transverse.staffing.pool import pool
from transverse.staffing.rows import model_of
from transverse.staffing.scope import Scope, whole
from transverse.staffing.tables import Lines, Tables
from transverse.staffing.tidy import tidy
from transverse.staffing.translate import as_draft, as_start
from transverse.staffing.worth import Worth, less, worth_of

FRONT = 0.4  # share of the time left that the small pool may take


@dataclass(eq=False)
class Alone:
    """The search for the best team of a project.

    Attributes
    ----------
    best, worth
        Draft of the project, and its aims.
    bounds
        Of each aim, for plans at least as good on the aims before.
    floor
        What is known to be the least of each aim, as long as the aims before are at theirs.
    exact
        Whether bounds are asked for, and not only a good draft.
    nearest
        Whether the bound of the last aim, the distance, is asked for too.
    """

    tables: Tables
    project: int
    best: Draft
    deadline: float
    seen: Callable[[Draft], None] = lambda _: None
    worth: Worth = ()
    bounds: list[float] = field(default_factory=list)
    floor: Worth = ()
    exact: bool = True
    nearest: bool = True

    def __post_init__(self) -> None:
        self.projects = np.array([self.project])
        self.worth = worth_of(self.tables, self.projects, self.best)
        self.bounds = [0.0] * len(self.worth)
        self.floor = self.floor or (0.0,) * len(self.worth)

    def run(self) -> None:
        """Make each aim least, until one cannot be proven in time."""
        for aim in range(len(self.worth)):
            if self.worth[aim] > self.floor[aim] + TOLERANCE:
                self._improve(aim)
                self.bounds[aim] = min(max(self.bounds[aim], self.floor[aim]), self.worth[aim])
                if self.worth[aim] > self.floor[aim] + TOLERANCE:
                    self.floor = (*self.floor[: aim + 1], *(0.0 for _ in self.floor[aim + 1 :]))
            else:
                self.bounds[aim] = self.worth[aim]
            if self.exact and self.worth[aim] - self.bounds[aim] > TOLERANCE:
                return

    def _improve(self, aim: int) -> None:
        for depth in self._depths(aim):
            left = self.deadline - monotonic()
            if left <= 0.0 or self.worth[aim] <= self.floor[aim] + TOLERANCE:
                return
            found = self._ask(aim, self._scope(aim, depth), left if depth > 1 else FRONT * left)
            if depth > 1:
                step = self._step(aim)
                self.bounds[aim] = float(np.ceil(found.bound / step - 1e-6) * step) if step else found.bound

    def _depths(self, aim: int) -> tuple[int, ...]:
        """Return the pools to try; without bound to prove, the small one does for what is often worth something."""
        whole_one = self._depth(aim)
        often = aim >= len(self.worth) - 3
        quick = not self.nearest and aim == len(self.worth) - 1
        return (1,) if quick or (often and not self.exact) else (1, whole_one)

    def _step(self, aim: int) -> float:
        count = len(self.worth)
        if aim == count - 4:
            return self.tables.problem.training_days
        return 0.0 if 0 < aim < count - 4 else 1.0

    def _depth(self, aim: int) -> int:
        """Members that may come from one directorate in a plan that is worth finding."""
        terms = self.tables.projects[self.project]
        most = np.inf if terms.max_members is None else float(terms.max_members)
        if aim >= len(self.worth) - 2:
            most = min(most, self.worth[-2])
        if self.worth[0] == 0.0:
            most -= max(0, terms.min_directorates - 1)
        return int(max(2, min(most, len(self.tables.resources) + 2)))

    def _scope(self, aim: int, depth: int) -> Scope:
        lines = self.tables.lines(self.project)
        count = len(self.worth)
        beyond = not (aim > count - 5 and self.worth[count - 5] <= TOLERANCE)
        if aim > count - 4 and self.worth[count - 4] <= TOLERANCE < self.tables.problem.training_days:
            lines = lines.keep(lines.gap == 0)
        kept = pool(self.tables, self.projects, lines, depth, beyond=beyond)
        return replace(whole(self.tables, self.projects, self._with_best(lines, kept)), beyond=beyond)

    def _with_best(self, lines: Lines, kept: Lines) -> Lines:
        """Return the lines of the pool and those of whoever is in the best draft."""
        count = len(self.tables.offer_resource)
        offers = self.tables.offer_resource[lines.offer]
        inside = np.isin(lines.need * count + lines.offer, kept.need * count + kept.offer)
        return lines.keep(inside | np.isin(offers, self.tables.offer_resource[self.best.offer]))

    def _ask(self, aim: int, scope: Scope, seconds: float) -> Found:
        model = model_of(scope)
        held = tuple(Held(before, self.worth[before]) for before in range(aim))
        found = minimise(model, aim, held, as_start(model, self.best), seconds)
        if found.values is not None:
            draft = tidy(scope, as_draft(model, found.values))
            worth = worth_of(self.tables, self.projects, draft)
            if less(worth, self.worth):
                self.best, self.worth = draft, worth
                self.seen(draft)
        return found
