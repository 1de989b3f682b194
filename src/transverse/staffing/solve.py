"""The public door of the engine: a problem in, a plan out, with its proof."""

from collections.abc import Callable
from time import monotonic

import numpy as np

from transverse.staffing.draft import Draft, empty, ledger_of
from transverse.staffing.lexicographic import lexicographic
from transverse.staffing.measure import from_order, in_order
from transverse.staffing.model import Plan, Problem
from transverse.staffing.publish import publish
from transverse.staffing.scope import whole
from transverse.staffing.tables import Lines, Tables, tabulate


def staff(problem: Problem, *, seconds: float = 60, on_plan: Callable[[Plan], None] | None = None) -> Plan:
    """Return the best plan found in a time.

    Parameters
    ----------
    problem
        A sound problem, as `read_problem` gives it.
    seconds
        Time after which the best plan so far is returned.
    on_plan
        Called with the first answer and with each better one.
    """
    start = monotonic()
    tables = tabulate(problem)
    projects = np.arange(len(tables.projects))
    scope = whole(tables, projects, _all_lines(tables))

    def tell(draft: Draft, bounds: tuple[float, ...]) -> Plan:
        plan = publish(ledger_of(tables, draft), from_order(bounds), monotonic() - start)
        if on_plan is not None:
            on_plan(plan)
        return plan

    first = empty(tables)
    count = int(tables.rank.max(initial=-1)) + 7
    tell(first, (0.0,) * count)
    outcome = lexicographic(scope, first, start + seconds, lambda draft: None if tell(draft, (0.0,) * count) else None)
    return publish(ledger_of(tables, outcome.draft), from_order(outcome.bounds), monotonic() - start)


def _all_lines(tables: Tables) -> Lines:
    found = [tables.lines(project) for project in range(len(tables.projects))]
    return Lines(*(np.concatenate([getattr(each, name) for each in found]) for name in ("need", "offer", "gap")))


def gap(plan: Plan) -> float:
    """Return the relative distance of a plan to its bound, at the first aim that is not proven: 0 when all are, 1 at most."""
    for value, bound in zip(in_order(plan.aims), in_order(plan.bounds), strict=True):
        if value > bound:
            return (value - bound) / value
    return 0.0
