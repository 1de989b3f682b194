"""The days of a draft, given again by the same carriers without the dust that the solver leaves in whole models."""

from dataclasses import replace

import numpy as np

from transverse.staffing.draft import Draft
from transverse.staffing.mip import Held, minimise
from transverse.staffing.rows import model_of
from transverse.staffing.scope import Scope
from transverse.staffing.translate import as_draft, as_start
from transverse.staffing.worth import less, worth_of


def tidy(scope: Scope, draft: Draft) -> Draft:
    """Return a draft with the carriers of `draft`, least days missing, then beyond offers; `draft` if none is."""
    tables = scope.tables
    before = worth_of(tables, scope.projects, draft, scope.offers_left)
    if not any(before[1:-4]):
        return draft
    count = len(tables.offer_resource)
    used = np.isin(scope.lines.need * count + scope.lines.offer, draft.need * count + draft.offer)
    model = model_of(replace(scope, lines=scope.lines.keep(used)))
    columns, values = as_start(model, draft)
    best = draft
    held: list[Held] = []
    for aim in range(1, len(model.costs) - 4):
        found = minimise(model, aim, tuple(held), None, 1.0, relaxed=True, fixed=columns[values > 0.5])
        if found.values is None:
            return best
        held.append(Held(aim, found.value))
        best = as_draft(model, found.values)
    return draft if less(before, worth_of(tables, scope.projects, best, scope.offers_left)) else best
