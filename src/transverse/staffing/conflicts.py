"""Which conditions cannot be met together: the smallest sets of them, project by project, told by the solver."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from time import monotonic

from transverse.staffing.conditions import Clause, Demand, clauses, only
from transverse.staffing.feasible import Infeasible, infeasible
from transverse.staffing.minimal import all_minimal, minimal
from transverse.staffing.model import Plan, Problem
from transverse.staffing.obvious import obvious
from transverse.staffing.standing import may_carry

SECONDS = 20.0
_CALL = 5.0  # seconds for one question; unanswered, the conditions are not said to clash
_MOST = 5  # sets for a project; more are not read
_LONGEST = 8  # clauses of a set that could not be proven minimal; a longer one explains nothing


@dataclass(frozen=True, slots=True)
class Conflict:
    """Clauses that no plan meets together.

    Attributes
    ----------
    clauses
        In the order of `conditions.clauses`; of several projects when each of them could be staffed alone.
    is_minimal
        Whether it is proven that without any one of them a plan meets all others.
    """

    clauses: tuple[Clause, ...]
    is_minimal: bool


def conflicts(problem: Problem, plan: Plan, *, seconds: float = SECONDS) -> tuple[Conflict, ...]:
    """Return the smallest sets of clauses that clash, for each project of which `plan` leaves a condition unmet.

    A project is looked at alone first, with all that the problem offers; only when it could be staffed alone, with the
    others.

    Parameters
    ----------
    problem, plan
        A sound problem, and a plan of it.
    seconds
        At most; what was not proven by then is not told.

    Returns
    -------
    Nothing when all conditions are met, or when nothing could be proven in time.
    """
    return conflicts_by(infeasible, problem, plan, seconds=seconds)


def conflicts_by(oracle: Infeasible, problem: Problem, plan: Plan, *, seconds: float) -> tuple[Conflict, ...]:
    """Return what `conflicts` does, asking `oracle` instead of the solver."""
    deadline = monotonic() + seconds
    found: list[Conflict] = []
    codes = sorted({each.project for each in plan.unmet})
    explained: set[str] = set()
    for place, code in enumerate(codes):
        share = (deadline - monotonic()) / (len(codes) - place + 1)
        of_project = list(_of_project(_Question(oracle, _about(problem, code), monotonic() + share)))
        found += of_project
        explained.update(each.clauses[0].project for each in of_project)
    if len(explained) < len(codes):
        found += _of_several(_Question(oracle, problem, deadline))
    return tuple(found)


@dataclass
class _Question:
    """A problem asked about again and again: no question twice, none after the deadline."""

    oracle: Infeasible
    problem: Problem
    deadline: float
    known: dict[frozenset[Clause], bool | None] = field(default_factory=dict)

    def answer(self, kept: tuple[Clause, ...]) -> bool | None:
        """Return whether `kept` clash; None when that is not known."""
        key = frozenset(kept)
        left = self.deadline - monotonic()
        if key not in self.known and left > 0:
            asked = only(self.problem, kept)
            self.known[key] = self.oracle(asked, min(left, _CALL)) if asked.projects else False
        return self.known.get(key)

    def clashes(self, kept: tuple[Clause, ...]) -> bool:
        """Return whether it is proven that `kept` clash."""
        return self.answer(kept) is True

    def conflict(self, core: tuple[Clause, ...]) -> Conflict | None:
        """Return `core` as a conflict, None when it is not proven that it clashes, or long for nothing."""
        if not self.clashes(core):
            return None
        rests = (tuple(each for each in core if each != gone) for gone in core)
        is_minimal = all(self.answer(rest) is False for rest in rests)
        return Conflict(core, is_minimal) if is_minimal or len(core) <= _LONGEST else None


def _about(problem: Problem, code: str) -> Problem:
    """Return the problem of one project, with those alone who may be its members."""
    project = next(each for each in problem.projects if each.id == code)
    concerned = set(project.concerned_services)
    useful = (
        each
        for each in problem.resources
        if (each.relay and each.service in concerned) or any(may_carry(each, need) for need in project.needs)
    )
    return replace(problem, resources=tuple(useful), projects=(project,))


def _of_project(question: _Question) -> Iterator[Conflict]:
    known = obvious(question.problem)
    sets = all_minimal(clauses(question.problem), question.clashes, known)
    for core in islice(sets, _MOST):
        if core in known:
            yield Conflict(core, is_minimal=True)
        elif conflict := question.conflict(core):
            yield conflict


def _of_several(question: _Question) -> Iterator[Conflict]:
    """Yield one conflict between projects: which of them first, then which of their clauses."""
    every = clauses(question.problem)
    caps = tuple(each for each in every if each.demand is Demand.CAP)
    codes = tuple(dict.fromkeys(each.project for each in every if each.project))

    def of(chosen: tuple[str, ...]) -> tuple[Clause, ...]:
        return (*(each for each in every if each.project in chosen), *caps)

    if question.clashes(of(codes)):
        chosen = minimal(codes, lambda each: question.clashes(of(each)))
        if question.clashes(of(chosen)):
            conflict = question.conflict(minimal(of(chosen), question.clashes))
            if conflict:
                yield conflict
