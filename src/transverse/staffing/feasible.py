"""Whether conditions can be met at all: one question to the solver, nothing asked about days."""

from collections.abc import Callable

import numpy as np

from transverse.staffing.mip import minimise
from transverse.staffing.model import Problem
from transverse.staffing.rows import model_of
from transverse.staffing.scope import whole
from transverse.staffing.tables import joined, tabulate

Infeasible = Callable[[Problem, float], bool | None]


def infeasible(problem: Problem, seconds: float) -> bool | None:
    """Return whether no plan meets all conditions; None when that is not known within `seconds`."""
    tables = tabulate(problem)
    projects = np.arange(len(tables.projects))
    found = [tables.lines(project) for project in projects.tolist()]
    answer = minimise(model_of(whole(tables, projects, joined(found))), 0, (), None, seconds)
    if answer.bound > 0.5:
        return True
    return False if answer.value < 0.5 else None
