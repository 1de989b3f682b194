"""One aim after the other: each is proven as far as time allows, then held while the next is made least."""

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
from transverse.staffing.worth import less, worth_of


@dataclass(frozen=True, eq=False)
class Outcome:
    """The best draft of a scope, what it is worth there, and the bound of each aim."""

    draft: Draft
    worth: tuple[float, ...]
    bounds: tuple[float, ...]


def lexicographic(
    scope: Scope, start: Draft, deadline: float, seen: Callable[[Draft], None] = lambda _: None
) -> Outcome:
    """Return the best draft of the projects of a scope.

    Parameters
    ----------
    scope
        Projects and what is left to them.
    start
        A draft of these projects that respects every cap.
    deadline
        Instant of `time.monotonic` at which it stops.
    seen
        Called with each better draft.

    Returns
    -------
    The draft, never worse than `start`; bounds are those of plans at least as good on the aims before.
    """
    best, worth = start, worth_of(scope.tables, scope.projects, start, scope.offers_left)
    bounds = [0.0] * len(worth)
    held: list[Held] = []
    model: Model | None = None
    for aim in range(len(worth)):
        if worth[aim] > TOLERANCE and monotonic() < deadline:
            model = model or model_of(scope)
            found = minimise(model, aim, tuple(held), as_start(model, best), deadline - monotonic())
            if found.values is not None:
                draft = tidy(scope, as_draft(model, found.values))
                better = worth_of(scope.tables, scope.projects, draft, scope.offers_left)
                if less(better, worth):
                    best, worth = draft, better
                    seen(best)
            bounds[aim] = rounded(found.bound, model.steps[aim])
            if bounds[aim] >= worth[aim] - TOLERANCE:
                bounds[aim] = worth[aim]
        held.append(Held(aim, worth[aim]))
        if bounds[aim] < worth[aim] - TOLERANCE:
            break
    return Outcome(best, worth, tuple(bounds))


def rounded(bound: float, step: float) -> float:
    """Return the least multiple of `step` that is not below a bound, the bound itself without step."""
    return float(np.ceil(bound / step - 1e-6) * step) if step else bound
