"""One aim after the other in one model: each is proven as far as time allows, then held while the next is lowered."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from transverse.staffing.draft import Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.mip import Held, minimise
from transverse.staffing.rows import Model, model_of
from transverse.staffing.scope import Scope
from transverse.staffing.tidy import tidy
from transverse.staffing.translate import as_draft, as_start
from transverse.staffing.worth import Worth, less, worth_of


@dataclass(frozen=True, eq=False)
class Outcome:
    """The best draft of a scope, what it is worth there, and the bound of each aim."""

    draft: Draft
    worth: Worth
    bounds: Worth


@dataclass(frozen=True)
class Effort:
    """How far to go.

    Attributes
    ----------
    deadline
        Instant of `time.monotonic` at which to stop.
    patience
        Seconds for each aim, at most.
    floor
        Values that are known to be the least, as long as the aims before are at theirs; () for none.
    through
        Whether to go on to the next aim when one could not be proven.
    aims
        How many aims to lower, first ones first; None for all.
    """

    deadline: float
    patience: float = np.inf
    floor: Worth = ()
    through: bool = False
    aims: int | None = None


def lexicographic(
    scope: Scope, start: Draft, effort: Effort, seen: Callable[[Draft], None] = lambda _: None
) -> Outcome:
    """Return the best draft of the projects of a scope.

    Parameters
    ----------
    scope
        Projects and what is left to them.
    start
        A draft of these projects that respects every cap.
    effort
        How far to go.
    seen
        Called with each better draft.

    Returns
    -------
    The draft, never worse than `start`; each bound is that of plans at least as good on the aims before.
    """
    offered = scope.offers_left
    best, worth = start, worth_of(scope.tables, scope.projects, start, offered)
    floor = effort.floor or (0.0,) * len(worth)
    bounds = [0.0] * len(worth)
    model: Model | None = None
    for aim in range(len(worth) if effort.aims is None else effort.aims):
        left = min(effort.deadline - monotonic(), effort.patience)
        if worth[aim] > floor[aim] + TOLERANCE and left > 0.0:
            model = model or model_of(scope)
            held = tuple(Held(before, worth[before]) for before in range(aim))
            found = minimise(model, aim, held, as_start(model, best), left)
            if found.values is not None:
                draft = tidy(scope, as_draft(model, found.values))
                better = worth_of(scope.tables, scope.projects, draft, offered)
                if less(better, worth):
                    best, worth = draft, better
                    seen(best)
            bounds[aim] = max(floor[aim], rounded(found.bound, model.steps[aim]))
        else:
            bounds[aim] = floor[aim]
        proven = bounds[aim] >= worth[aim] - TOLERANCE
        bounds[aim] = worth[aim] if proven else bounds[aim]
        if not (proven or effort.through):
            break
        if worth[aim] > floor[aim] + TOLERANCE:
            floor = (*floor[: aim + 1], *(0.0 for _ in floor[aim + 1 :]))
    return Outcome(best, worth, tuple(bounds))


def rounded(bound: float, step: float) -> float:
    """Return the least multiple of `step` that is not below a bound, the bound itself without step."""
    return float(np.ceil(bound / step - 1e-6) * step) if step else bound
