"""The one door to HiGHS: least cost of a model, some aims held, from a start, within a time.

Source: Q. Huangfu and J. A. J. Hall, "Parallelizing the dual revised simplex method", 2018; https://highs.dev (MIT).
"""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from transverse.staffing.rows import Model
from transverse.staffing.sheet import Sheet
from transverse.staffing.tables import Floats, Ints

if TYPE_CHECKING:
    import highspy

SLACK = 2e-6  # of a held aim that may take any value: more than the tolerance of the solver, less than what counts
DUST = 1e-9  # days: what is held when all whole numbers are known
EXACT = 1e-9  # of whole numbers: with its usual 1e-6, HiGHS prunes plans one unit better than the one it starts from
CLOSE = 1e-6  # days: a bound that near to a value proves it


@dataclass(frozen=True, eq=False)
class Found:
    """What the solver says.

    Attributes
    ----------
    values
        Of each column, None when it found nothing.
    bound
        No plan that holds the aims costs less.
    value
        Cost of `values`, infinite without.
    """

    values: Floats | None
    bound: float
    value: float


@dataclass(frozen=True)
class Held:
    """An aim that must stay at a value."""

    aim: int
    value: float


def minimise(  # noqa: PLR0913 - one call says all
    model: Model,
    aim: int,
    held: tuple[Held, ...],
    start: tuple[Ints, Floats] | None,
    seconds: float,
    *,
    relaxed: bool = False,
    fixed: Ints | None = None,
) -> Found:
    """Return the least value of an aim.

    Parameters
    ----------
    model
        What is to be solved.
    aim
        Which of its aims.
    held
        Aims that count before it.
    start
        Columns and values of a known plan.
    seconds
        After which the best plan and bound are returned.
    relaxed
        Without whole numbers: a bound only.
    fixed
        Columns that are 1.
    """
    rest = _Run(model, aim, held, seconds, relaxed=relaxed, fixed=fixed)
    found = rest.run(None if relaxed else start)
    if (
        found.values is not None
        and abs(model.costs[aim] @ found.values - found.value) > 0.5 * CLOSE + 1e-7 * found.value
    ):
        # HiGHS 1.16 may return the start in place of the better plan that it announces: asked again without it.
        found = rest.run(None)
    return found


class _Run:
    """One question to the solver, asked once or twice."""

    def __init__(
        self,
        model: Model,
        aim: int,
        held: tuple[Held, ...],
        seconds: float,
        *,
        relaxed: bool,
        fixed: Ints | None,
    ) -> None:
        self.end = monotonic() + seconds
        self.tolerance = 1e-7 if fixed is None else DUST
        self.problem = _problem(model, aim, held, relaxed=relaxed, slack=SLACK if fixed is None else DUST)
        if fixed is not None:
            lower = np.zeros(model.sheet.width)
            lower[fixed] = 1.0
            self.problem.col_lower_ = lower
        self.gap = 0.9 * model.steps[aim] if model.steps[aim] else CLOSE
        self.whole = not relaxed and any(flags.any() for flags in model.sheet.integer)

    def run(self, start: tuple[Ints, Floats] | None) -> Found:
        """Ask; the answer may be worse than the start when time is short."""
        import highspy  # noqa: PLC0415 - a start of the command without it stays light

        solver = _quiet()
        options: dict[str, float | int] = {
            "time_limit": max(0.05, self.end - monotonic()),
            "random_seed": 0,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": self.gap,
            "mip_feasibility_tolerance": EXACT,
            "primal_feasibility_tolerance": self.tolerance,
        }
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(self.problem)
        if start is not None:
            solver.setSolution(len(start[0]), start[0].astype(np.int32), start[1])
        solver.run()
        info = solver.getInfo()
        known = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = np.array(solver.getSolution().col_value) if known else None
        solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        bound = info.mip_dual_bound if self.whole else info.objective_function_value if solved else 0.0
        value = info.objective_function_value if known else np.inf
        return Found(values, max(0.0, bound) if np.isfinite(bound) else 0.0, value)


def _quiet() -> "highspy.Highs":
    """Return a solver that prints nothing: its own constructor switches callbacks on, which prints a banner."""
    import highspy  # noqa: PLC0415

    class Quiet(highspy.Highs):
        def __init__(self) -> None:
            super(highspy.Highs, self).__init__()
            self.setOptionValue("output_flag", False)  # noqa: FBT003

    return Quiet()


def least(sheet: Sheet, cost: Floats, seconds: float) -> Floats | None:
    """Return the columns of least cost without whole numbers, None when that is not proven in time."""
    import highspy  # noqa: PLC0415

    solver = _quiet()
    solver.setOptionValue("time_limit", max(0.05, seconds))
    solver.passModel(_linear(sheet, cost))
    solver.run()
    solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return np.array(solver.getSolution().col_value) if solved else None


def _linear(sheet: Sheet, cost: Floats) -> "highspy.HighsLp":
    import highspy  # noqa: PLC0415

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = sheet.width, sheet.height
    lp.col_cost_ = cost
    lp.col_lower_, lp.col_upper_ = np.zeros(sheet.width), np.concatenate(sheet.upper)
    lp.row_lower_, lp.row_upper_ = np.concatenate(sheet.low), np.concatenate(sheet.high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = sheet.matrix()
    return lp


def _problem(
    model: Model, aim: int, held: tuple[Held, ...], *, relaxed: bool, slack: float = SLACK
) -> "highspy.HighsLp":
    import highspy  # noqa: PLC0415

    sheet = model.sheet
    upper = np.concatenate(sheet.upper)
    starts, columns, values = sheet.matrix()
    low, high = list(sheet.low), list(sheet.high)
    for each in held:
        cost = model.costs[each.aim]
        touched = np.flatnonzero(cost)
        if each.value <= CLOSE:
            upper[touched] = 0.0
        elif len(touched):
            starts = np.append(starts, len(columns) + len(touched))
            columns, values = np.concatenate([columns, touched]), np.concatenate([values, cost[touched]])
            low.append(np.array([-np.inf]))
            high.append(np.array([each.value + (0.5 * model.steps[each.aim] or slack)]))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = sheet.width, len(starts) - 1
    lp.col_cost_ = model.costs[aim]
    lp.col_lower_, lp.col_upper_ = np.zeros(sheet.width), upper
    lp.row_lower_, lp.row_upper_ = np.concatenate(low), np.concatenate(high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, columns, values
    if not relaxed:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(flag)] for flag in np.concatenate(sheet.integer)]
    return lp
