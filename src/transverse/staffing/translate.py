"""From the columns of a model to a draft, and back."""

import numpy as np

from transverse.staffing.draft import LEAST, Draft
from transverse.staffing.rows import Model
from transverse.staffing.tables import Floats, Ints


def as_draft(model: Model, values: Floats) -> Draft:
    """Return the draft that the columns of a model say."""
    scope, tables = model.scope, model.scope.tables
    days = np.where(model.give >= 0, values[model.give], 0.0)
    count = len(tables.resources)
    carried = values[model.carry] > 0.5
    pairs = np.unique(tables_key(model.carry_need[carried], model.carry_resource[carried], count))
    place = place_of_needs(model)[scope.lines.need]
    mine = np.isin(tables_key(place, tables.offer_resource[scope.lines.offer], count), pairs)
    kept = mine & (days.max(axis=1, initial=0.0) > LEAST)
    spread = np.zeros((int(kept.sum()), len(tables.weight)))
    for column, originals in enumerate(scope.columns):
        for original in originals:
            spread[:, original] = days[kept, column]
    return Draft(scope.lines.need[kept], scope.lines.offer[kept], _exact(spread), _answers(model, values))


def _exact(days: Floats) -> Floats:
    """Take away the dust of the arithmetic: days are written to the sixth digit."""
    return np.where(days > LEAST, np.round(days, 6), 0.0)


def tables_key(one: Ints, other: Ints, count: int) -> Ints:
    """Return one number for each pair."""
    return one * count + other


def place_of_needs(model: Model) -> Ints:
    """Return the place in the scope of each need of the problem, -1 outside."""
    tables = model.scope.tables
    inside = np.flatnonzero(np.isin(tables.need_project, model.scope.projects))
    places = np.full(len(tables.needs), -1)
    places[inside] = np.arange(len(inside))
    return places


def _answers(model: Model, values: Floats) -> tuple[tuple[int, str, int], ...]:
    scope, tables = model.scope, model.scope.tables
    chosen = values[model.member] > 0.5
    pairs = set(zip(model.member_project[chosen].tolist(), model.member_resource[chosen].tolist(), strict=True))
    found = []
    for place, project in enumerate(scope.projects.tolist()):
        for service in dict.fromkeys(tables.projects[project].concerned_services):
            here = [relay for relay in tables.relays[service].tolist() if (place, relay) in pairs]
            if here:
                found.append((project, service, here[0]))
    return tuple(found)


def as_start(model: Model, draft: Draft) -> tuple[Ints, Floats]:
    """Return the columns of whole numbers that a draft fixes, and their values."""
    scope, tables = model.scope, model.scope.tables
    count = len(tables.resources)
    need = place_of_needs(model)[draft.need]
    resource = tables.offer_resource[draft.offer]
    gap = np.maximum(0, tables.need_level[draft.need] - tables.offer_level[draft.offer])
    widest: dict[int, int] = {}
    for key, short in zip(tables_key(need, resource, count).tolist(), gap.tolist(), strict=True):
        widest[key] = max(short, widest.get(key, 0))
    taken = np.array([key * 8 + short for key, short in widest.items()], np.int64)
    ways = tables_key(model.carry_need, model.carry_resource, count) * 8 + model.carry_gap
    place = {project: place for place, project in enumerate(scope.projects.tolist())}
    of = np.array([place[each] for each in tables.need_project[draft.need].tolist()], np.int64)
    members = {*tables_key(of, resource, count).tolist()}
    for project, service, relay in draft.answers:
        carrying = any(place[project] * count + each in members for each in tables.relays[service].tolist())
        if not carrying:
            members.add(place[project] * count + relay)
    keys = tables_key(model.member_project, model.member_resource, count)
    columns = np.concatenate([model.member, model.carry])
    values = np.concatenate([np.isin(keys, np.array(sorted(members), np.int64)), np.isin(ways, taken)])
    return columns, values.astype(float)
