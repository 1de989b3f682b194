"""The public door of the engine: a problem in, a plan out, with its proof."""

from collections.abc import Callable
from time import monotonic

import numpy as np

from transverse.staffing import gap as gaps
from transverse.staffing.alone import Alone
from transverse.staffing.draft import Draft, ledger_of
from transverse.staffing.greedy import greedy
from transverse.staffing.lexicographic import Effort, lexicographic
from transverse.staffing.measure import from_order
from transverse.staffing.model import Plan, Problem
from transverse.staffing.publish import publish
from transverse.staffing.scope import whole
from transverse.staffing.tables import Tables, joined, tabulate
from transverse.staffing.together import Together
from transverse.staffing.worth import Worth

SMALL = 4_000  # days to decide on: fewer are solved in one model
MARGIN = 0.03  # share of the time kept to write the plan


def staff(problem: Problem, *, seconds: float = 60, on_plan: Callable[[Plan], None] | None = None) -> Plan:
    """Return the best plan found in a time, with what is proven of it.

    Parameters
    ----------
    problem
        A sound problem, as `read_problem` gives it.
    seconds
        Time after which the best plan so far is returned.
    on_plan
        Called with the first answer, in a fraction of a second, and with each better one.

    Notes
    -----
    The same problem gives the same plan, whatever the order of its resources, when it is proven in time.
    """
    start = monotonic()
    deadline = start + seconds * (1.0 - MARGIN)
    tables = tabulate(problem)
    first = greedy(tables, deadline)

    def plan_of(draft: Draft, bounds: Worth) -> Plan:
        return publish(ledger_of(tables, draft), from_order(bounds), monotonic() - start)

    def tell(draft: Draft, bounds: Worth) -> None:
        if on_plan is not None:
            on_plan(plan_of(draft, bounds or (0.0,) * (int(tables.rank.max(initial=-1)) + 7)))

    tell(first, ())
    return plan_of(*_best(tables, first, deadline, tell))


def _best(tables: Tables, first: Draft, deadline: float, seen: Callable[[Draft, Worth], None]) -> tuple[Draft, Worth]:
    """Return the best draft and its bounds, by the way that suits the size; each better one is told with its bounds."""
    count = len(tables.projects)
    if count == 1:
        alone = Alone(tables, 0, first, deadline)
        alone.seen = lambda draft: seen(draft, tuple(alone.bounds))
        alone.run()
        return alone.best, tuple(alone.bounds)
    if count <= SMALL and _decisions(tables) <= SMALL:
        lines = joined([tables.lines(project) for project in range(count)])
        outcome = lexicographic(
            whole(tables, np.arange(count), lines), first, Effort(deadline), lambda draft: seen(draft, ())
        )
        return outcome.draft, outcome.bounds
    together = Together(tables, first, deadline)
    together.seen = lambda draft: seen(draft, together.bounds)
    together.run()
    return together.best, together.bounds


def _decisions(tables: Tables) -> int:
    columns = tables.running.sum(axis=1)
    total = 0
    for project in range(len(tables.projects)):
        total += len(tables.lines(project).need) * int(columns[project])
        if total > SMALL:
            break
    return total


def gap(plan: Plan) -> float:
    """Return how far a plan may be from the best, relatively, at the first aim not proven: 0 when all are, to 1."""
    return gaps.gap(plan).share
