"""A change tried by the solver: whether a project lacks less with it, and no other project more."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from transverse.staffing.changes import Step, applied
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import Plan, Problem, Project
from transverse.staffing.standing import Standing

_TRY = 5.0  # seconds for one trial at most

Solve = Callable[[Problem, float], Plan | None]


@dataclass(frozen=True, slots=True, order=True)
class Lack:
    """What projects lack: conditions first, then days."""

    unmet: int = 0
    missing: float = 0.0

    def __bool__(self) -> bool:
        return self.unmet > 0 or self.missing > TOLERANCE

    def below(self, other: "Lack") -> bool:
        """Return whether this is less than `other`, by more than the tolerance of days."""
        return (self.unmet, self.missing + TOLERANCE) < (other.unmet, other.missing)


def lack(plan: Plan, *projects: str) -> Lack:
    """Return what `projects` lack together in `plan`."""
    unmet = sum(each.lacking for each in plan.unmet if each.project in projects)
    return Lack(unmet, round(sum(each.days for each in plan.missing if each.project in projects), 6))


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that was tried: with it some plan leaves the project lacking less, and no other project more.

    Attributes
    ----------
    step
        The change; `changes.applied` makes it.
    lack
        What the project still lacks with it.
    """

    step: Step
    lack: Lack


@dataclass(frozen=True, slots=True)
class Trial:
    """A project that lacks something, and the time left to try changes.

    Attributes
    ----------
    solvers
        Asked one after the other, until one finds a plan that is better for the project.
    before
        What the project lacks without any change, at best.
    """

    solvers: tuple[Solve, ...]
    now: Standing
    project: Project
    deadline: float
    before: Lack

    def plan(self, problem: Problem) -> Plan | None:
        """Return a plan of a changed problem that is better for the project; None without one, or without time."""
        for solve in self.solvers:
            left = self.deadline - monotonic()
            found = solve(problem, min(left, _TRY)) if left > 0 else None
            if found and lack(found, self.project.id).below(self.before) and not self._harms(found):
                return found
        return None

    def way(self, step: Step) -> WayOut | None:
        """Return a change as a way out, when it is one."""
        found = self.plan(applied(self.now.problem, step))
        return WayOut(step, lack(found, self.project.id)) if found else None

    def least(self, most: int, step: Callable[[int], Step], known: Lack | None = None) -> WayOut | None:
        """Return the smallest of the moves 1 to `most` that brings all that `most` does.

        Parameters
        ----------
        most
            The largest move.
        step
            The change that a move is.
        known
            What is lacking with the largest move, when a plan has shown it already.

        Returns
        -------
        None when the largest move brings nothing, or when time ran out before a smaller one could be ruled out; a move
        that leaves nothing lacking is told even so.
        """
        if most <= 0:
            return None
        best = WayOut(step(most), known) if known is not None else self.way(step(most))
        low, high = 0, most
        while best and high - low > 1 and monotonic() < self.deadline:
            middle = (low + high) // 2
            found = self.way(step(middle))
            if found and not best.lack.below(found.lack):
                high, best = middle, found
            else:
                low = middle
        return None if best and best.lack and monotonic() >= self.deadline else best

    def _harms(self, found: Plan) -> bool:
        """Return whether the other projects, priority by priority, lack more than they did."""
        others = [each for each in self.now.problem.projects if each.id != self.project.id]
        for priority in sorted({each.priority for each in others}):
            codes = [each.id for each in others if each.priority == priority]
            if lack(self.now.plan, *codes).below(lack(found, *codes)):
                return True
        return False
