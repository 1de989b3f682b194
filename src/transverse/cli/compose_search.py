"""The search for a plan, then for what explains its lacks, in a process of its own; what it has found when it stops."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column

from transverse.cli.apart import Deadline, apart
from transverse.cli.compose_words import progress
from transverse.common.errors import TransverseError
from transverse.staffing.alternatives import Alternative, alternatives
from transverse.staffing.conflicts import Conflict, conflicts
from transverse.staffing.model import Plan, Problem
from transverse.staffing.solve import staff
from transverse.staffing.trial import WayOut
from transverse.staffing.ways_out import ways_out

_GRACE = 5.0  # seconds that the solver may take to stop
_FIRST = 60.0  # seconds that it may take beyond its time for a first plan, which is worth waiting for
_EXPLAINED = 5  # projects for which a way out is looked for
_EXPLAINING, _VARYING = 20.0, 60.0  # seconds for all explanations, for all alternatives; no more than for the plan


@dataclass(frozen=True, slots=True)
class Found:
    """What is known when the search stops.

    Attributes
    ----------
    plan
        The best one so far.
    conflicts, ways_out
        Why its conditions are not all met, and what would help; found once the plan is.
    alternatives
        The plans beside it, when they are asked for.
    is_whole
        Whether the search ended by itself.
    """

    plan: Plan
    conflicts: tuple[Conflict, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    is_whole: bool = False


def search(problem: Problem, seconds: float, *, variants: bool = False) -> tuple[Found, bool]:
    """Return what was found for `problem`, and whether somebody asked to stop before the end.

    Parameters
    ----------
    problem
        A sound problem.
    seconds
        For the plan; explanations take `_EXPLAINING` seconds more at most, alternatives `_VARYING`.
    variants
        Whether alternatives are looked for.

    Raises
    ------
    TransverseError
        The search was cut short before a first plan.
    """
    best: Found | None = None
    explaining, varying = min(seconds, _EXPLAINING), min(seconds, _VARYING) if variants else 0.0

    def work(tell: Callable[[Found], None]) -> None:
        found = _explained(problem, _planned(problem, seconds, tell), explaining, tell)
        if variants:
            tell(replace(found, alternatives=alternatives(problem, found.plan, seconds=varying)))

    start = monotonic()
    deadline = Deadline(start + seconds + _FIRST)
    with apart(work, deadline) as told, _spinner() as spinner:
        task = spinner.add_task("", total=None, said="un premier plan…")
        for best in told:
            if not best.is_whole:
                deadline.end = start + seconds + _GRACE
            if best.is_whole and best == Found(best.plan, is_whole=True):
                deadline.end = monotonic() + explaining + varying + _GRACE
            spinner.update(task, said=_progress(best))
    if best is None and deadline.is_asked:
        raise KeyboardInterrupt
    if best is None:
        raise TransverseError(
            "Le calcul s'est arrêté avant un premier plan (mémoire ou temps insuffisants ?). "
            "Donnez-lui plus de temps avec --limite, ou composez moins de projets."
        )
    return best, deadline.is_asked


def _planned(problem: Problem, seconds: float, tell: Callable[[Found], None]) -> Found:
    found = Found(staff(problem, seconds=seconds, on_plan=lambda better: tell(Found(better))), is_whole=True)
    tell(found)
    return found


def _explained(problem: Problem, found: Found, explaining: float, tell: Callable[[Found], None]) -> Found:
    """Tell conflicts, then ways out, those of the first priorities first."""
    plan, end = found.plan, monotonic() + explaining
    if plan.unmet:
        found = replace(found, conflicts=conflicts(problem, plan, seconds=explaining / 2))
        tell(found)
    lacking = {each.project for each in plan.unmet} | {each.project for each in plan.missing}
    first = sorted((each for each in problem.projects if each.id in lacking), key=lambda each: (each.priority, each.id))
    for place, project in enumerate(first[:_EXPLAINED]):
        share = (end - monotonic()) / (min(len(first), _EXPLAINED) - place)
        if share > 0:
            ways = ways_out(problem, plan, project.id, seconds=share)
            found = replace(found, ways_out=(*found.ways_out, *ways))
            tell(found)
    return found


def _spinner() -> Progress:
    """Return one line that tells the time and the best plan so far, and goes away at the end."""
    errors = Console(stderr=True)
    said = TextColumn("{task.fields[said]}", table_column=Column(no_wrap=True, overflow="ellipsis"))
    return Progress(
        SpinnerColumn(), TimeElapsedColumn(), said, console=errors, transient=True, disable=not errors.is_terminal
    )


def _progress(found: Found) -> str:
    return ("recherche des raisons ; " if found.is_whole else "") + progress(found.plan)
