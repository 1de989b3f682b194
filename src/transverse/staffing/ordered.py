"""The aims taken in another order, with one more: how many directorates are crossed."""

from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from transverse.staffing.draft import LEAST, Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.mip import Held, minimise
from transverse.staffing.rows import Model, model_of
from transverse.staffing.scope import Scope
from transverse.staffing.translate import as_draft, as_start
from transverse.staffing.worth import less, worth_of

CROSSED = "directorates"  # pairs of a project and a directorate that carries a need of it
_WHOLE = 5  # aims that count whole things: training, carriers, members, distance, directorates
_AFTER = ("overload", "training", "fragility", "members", "distance")


@dataclass(frozen=True, eq=False)
class Ordered:
    """The best draft of a scope for an order of aims, and whether each of them is proven in that order."""

    draft: Draft
    worth: tuple[float, ...]
    proven: bool


def names(ranks: int) -> tuple[str, ...]:
    """Return the names of the aims of a problem with `ranks` priorities, in their usual order, `CROSSED` last."""
    return ("unmet", *(f"missing{rank}" for rank in range(ranks)), *_AFTER, CROSSED)


def in_turn(every: tuple[str, ...], first: tuple[str, ...]) -> tuple[str, ...]:
    """Return `first`, then the others of `every` in their usual order, without `CROSSED` when it is not named."""
    return (*first, *(each for each in every if each not in first and each != CROSSED))


def ordered(
    scope: Scope, start: Draft, deadline: float, first: tuple[str, ...] = (), *, until: str = "distance"
) -> Ordered:
    """Return the best draft of the projects of a scope when some aims come before the others.

    Parameters
    ----------
    scope, start, deadline
        As for `lexicographic`.
    first
        Names of aims, the first of all first; the others follow in their usual order, `CROSSED` only when named.
    until
        Name of an aim: those after it are left as they come.

    Returns
    -------
    The draft, never worse than `start` in that order; `worth` is in that order too, up to `until`.
    """
    every = names(int(scope.tables.rank.max(initial=-1)) + 1)
    turn = in_turn(every, first)
    places = [every.index(each) for each in turn[: turn.index(until) + 1]]
    model = with_crossed(model_of(scope))
    best, worth = start, _worth(scope, start, places)
    held: list[Held] = []
    proven = True
    for rank, place in enumerate(places):
        left = deadline - monotonic()
        if worth[rank] > TOLERANCE and left > 0:
            found = minimise(model, place, tuple(held), as_start(model, best), left)
            if found.values is not None:
                draft = as_draft(model, found.values)
                better = _worth(scope, draft, places)
                if less(better, worth):
                    best, worth = draft, better
            step = model.steps[place]
            bound = float(np.ceil(found.bound / step - 1e-6) * step) if step else found.bound
            proven = proven and bound >= worth[rank] - TOLERANCE
        elif worth[rank] > TOLERANCE:
            proven = False
        held.append(Held(place, worth[rank]))
    tidied = _tidied(scope, best, [place for place in places if 0 < place < len(every) - _WHOLE])
    better = _worth(scope, tidied, places)
    return Ordered(best, worth, proven) if less(worth, better) else Ordered(tidied, better, proven)


def _tidied(scope: Scope, draft: Draft, places: list[int]) -> Draft:
    """Return a draft with the carriers of `draft`, and days without the dust that whole models leave."""
    count = len(scope.tables.offer_resource)
    used = np.isin(scope.lines.need * count + scope.lines.offer, draft.need * count + draft.offer)
    model = model_of(replace(scope, lines=scope.lines.keep(used)))
    columns, values = as_start(model, draft)
    best: Draft = draft
    held: list[Held] = []
    for place in places:
        found = minimise(model, place, tuple(held), None, 1.0, relaxed=True, fixed=columns[values > 0.5])
        if found.values is None:
            return best
        held.append(Held(place, found.value))
        best = as_draft(model, found.values)
    return best


def _worth(scope: Scope, draft: Draft, places: list[int]) -> tuple[float, ...]:
    values = [*worth_of(scope.tables, scope.projects, draft, scope.offers_left), float(crossed(scope, draft))]
    return tuple(values[place] for place in places)


def crossed(scope: Scope, draft: Draft) -> int:
    """Return how many directorates a draft crosses, project by project."""
    tables = scope.tables
    given = draft.days.max(axis=1, initial=0.0) > LEAST
    directorates = tables.directorate[tables.offer_resource[draft.offer[given]]]
    projects = tables.need_project[draft.need[given]]
    return len(set(zip(projects.tolist(), directorates.tolist(), strict=True)))


def with_crossed(model: Model) -> Model:
    """Return `model` with the aim `CROSSED` at the end of its costs: a column for each pair, up when one carries."""
    tables, scope, sheet = model.scope.tables, model.scope, model.sheet
    needs = np.flatnonzero(np.isin(tables.need_project, scope.projects))
    projects = tables.need_project[needs[model.carry_need]]
    keys = projects * (len(tables.ceiling) + 1) + tables.directorate[model.carry_resource]
    pairs, where = np.unique(keys, return_inverse=True)
    columns = sheet.columns(np.ones(len(pairs)))
    every = np.arange(len(model.carry))
    sheet.at_most(np.zeros(len(every)), (every, model.carry, 1.0), (every, columns[where], -1.0))
    cost = np.zeros(sheet.width)
    cost[columns] = 1.0
    wider = tuple(np.concatenate([each, np.zeros(sheet.width - len(each))]) for each in model.costs)
    return replace(model, costs=(*wider, cost), steps=(*model.steps, 1.0))
