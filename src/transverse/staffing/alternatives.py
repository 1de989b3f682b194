"""Named alternatives beside a plan: the year with fewest directorates, without training, without overload."""

from dataclasses import dataclass, replace
from enum import Enum
from time import monotonic

import numpy as np

from transverse.staffing.draft import Draft, empty, ledger_of
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.measure import in_order
from transverse.staffing.model import Plan, Problem
from transverse.staffing.ordered import CROSSED, Ordered, in_turn, names, ordered
from transverse.staffing.pool import pool
from transverse.staffing.publish import publish
from transverse.staffing.restaff import draft_of
from transverse.staffing.scope import Scope, beside, whole
from transverse.staffing.tables import Lines, Tables, joined, tabulate
from transverse.staffing.worth import less

SECONDS = 60.0
_FRONT = 0.3  # share of the time for those whom nobody equals
_NEAR = 12  # of a directorate, when projects are staffed one after the other
_TOGETHER = 4000  # offers that may serve a need: up to there all projects are staffed at once, beyond one by one first


class Kind(Enum):
    """Alternatives, in the order in which they are shown."""

    DIRECTORATES = "fewest-directorates"
    TRAINING = "no-training"
    OVERLOAD = "no-overload"
    TEAM = "smallest-team"


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best plan found when one thing counts more than it does.

    Attributes
    ----------
    plan
        Its bounds are those of the plan that it stands beside; the plan itself when `is_same`.
    is_proven
        Whether no plan is better in the order of this alternative.
    is_same
        Whether the plan that it stands beside is as good in that order.
    directorates
        Directorates that carry needs, counted in each project and added up.
    """

    kind: Kind
    plan: Plan
    is_proven: bool
    is_same: bool
    directorates: int


def alternatives(problem: Problem, plan: Plan, *, seconds: float = SECONDS) -> tuple[Alternative, ...]:
    """Return the alternatives of a plan.

    Fewest directorates and smallest team keep what is met and given, and put directorates or members before overload,
    training and the rest; without training and without overload, nothing is asked beyond levels or offers, and what
    is met and given may be less.  The smallest team is left out when it is no smaller.

    Parameters
    ----------
    problem, plan
        A sound problem, and a plan of it.
    seconds
        For all of them; each is given an equal part of what is left.
    """
    deadline = monotonic() + seconds
    tables = tabulate(problem)
    found = {kind: _itself(problem, kind, plan) for kind in (Kind.TRAINING, Kind.OVERLOAD) if _is_without(kind, plan)}
    asked = [kind for kind in Kind if kind not in found]
    for place, kind in enumerate(asked):
        share = (deadline - monotonic()) / (len(asked) - place)
        found[kind] = _alternative(tables, kind, plan, monotonic() + share)
    if found[Kind.TEAM].plan.aims.members >= plan.aims.members:
        del found[Kind.TEAM]
    return tuple(found[kind] for kind in Kind if kind in found)


def _is_without(kind: Kind, plan: Plan) -> bool:
    return (plan.aims.training if kind is Kind.TRAINING else plan.aims.overload) <= TOLERANCE


def _itself(problem: Problem, kind: Kind, plan: Plan) -> Alternative:
    """Return the plan as its own alternative: it asks for none of what the alternative is without."""
    return Alternative(kind, plan, plan.aims == plan.bounds, is_same=True, directorates=crossed_by(problem, plan))


def _first(kind: Kind, ranks: int) -> tuple[str, ...]:
    kept = names(ranks)[: ranks + 1]
    return {
        Kind.DIRECTORATES: (*kept, CROSSED),
        Kind.TRAINING: ("training",),
        Kind.OVERLOAD: ("overload",),
        Kind.TEAM: (*kept, "members"),
    }[kind]


def _alternative(tables: Tables, kind: Kind, plan: Plan, deadline: float) -> Alternative:
    ranks = int(tables.rank.max(initial=-1)) + 1
    first = _first(kind, ranks)
    start = draft_of(tables, plan.assignments, plan.answers) if first[0] == "unmet" else empty(tables)
    draft, proven = _staffed(tables, kind, first, start, deadline)
    other = publish(ledger_of(tables, draft), plan.bounds, plan.seconds)
    is_same = not less(_values(tables.problem, other, first), _values(tables.problem, plan, first))
    chosen = plan if is_same else other
    return Alternative(kind, chosen, proven, is_same, crossed_by(tables.problem, chosen))


def _values(problem: Problem, plan: Plan, first: tuple[str, ...]) -> tuple[float, ...]:
    values = (*in_order(plan.aims), float(crossed_by(problem, plan)))
    every = names(len(plan.aims.missing))
    return tuple(values[every.index(each)] for each in in_turn(every, first))


def crossed_by(problem: Problem, plan: Plan) -> int:
    """Return how many directorates carry needs in `plan`, project by project."""
    of = {each.id: each.directorate for each in problem.resources}
    return len({(each.project, of[each.resource]) for each in plan.assignments})


def _staffed(tables: Tables, kind: Kind, first: tuple[str, ...], start: Draft, deadline: float) -> tuple[Draft, bool]:
    """Return a draft, and whether it is proven: all projects at once when they are few, else one after the other."""
    every = np.arange(len(tables.projects))
    lines = [_open(tables, project, kind) for project in every.tolist()]
    beyond = kind is not Kind.OVERLOAD

    def best(scope: Scope, draft: Draft, until: float) -> Ordered:
        return ordered(replace(scope, beyond=beyond), draft, until, first)

    if len(every) == 1:
        close = pool(tables, every, lines[0], 1, beyond=beyond)
        start = best(whole(tables, every, close), start, monotonic() + _FRONT * (deadline - monotonic())).draft
        members = tables.projects[0].max_members
        lines = lines if members is None else [pool(tables, every, lines[0], max(1, members), beyond=beyond)]
    elif sum(len(each.need) for each in lines) > _TOGETHER:
        for project in every.tolist():
            row, share = np.array([project]), (deadline - monotonic()) / (len(every) - project)
            others = start.without(tables, row)
            near = pool(tables, row, lines[project], _NEAR, beyond=beyond)
            scope = beside(tables, row, near, others)
            start = others.beside(best(scope, start.only(tables, row), monotonic() + share).draft)
        return start, False
    found = best(whole(tables, every, joined(lines)), start, deadline)
    return found.draft, found.proven


def _open(tables: Tables, project: int, kind: Kind) -> Lines:
    lines = tables.lines(project)
    return lines.keep(lines.gap == 0) if kind is Kind.TRAINING else lines
