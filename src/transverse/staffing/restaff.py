"""One project staffed anew beside the others, of which every promise is kept."""

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic

import numpy as np

from transverse.staffing.certify import certify
from transverse.staffing.draft import Draft, empty, ledger_of
from transverse.staffing.ledger import TOLERANCE, open_ledger
from transverse.staffing.measure import aims, from_order, in_order
from transverse.staffing.model import Answer, Assignment, Plan, Problem
from transverse.staffing.ordered import ordered
from transverse.staffing.pool import pool
from transverse.staffing.publish import publish
from transverse.staffing.scope import Scope, beside, whole
from transverse.staffing.tables import Floats, Tables, joined, tabulate

_NEAR = 3  # of a directorate
_FRONT = 0.4  # share of the time that they may take


def restaff(problem: Problem, plan: Plan, project: str, *, seconds: float, is_rough: bool = False) -> Plan | None:
    """Return a plan of `problem` in which the projects other than `project` have what `plan` gives them.

    Parameters
    ----------
    problem
        A sound problem: that of `plan`, or one in which something has changed.
    plan
        What the others keep.
    project
        Code of the project to staff.
    seconds
        At most.
    is_rough
        Whether only conditions and days missing count, and whatever else is left as it comes.

    Returns
    -------
    A certified plan, of which no bound is known; None when what the others keep does not fit in `problem` any more.
    """
    deadline = monotonic() + seconds
    tables = tabulate(problem)
    row = next(place for place, each in enumerate(tables.projects) if each.id == project)
    kept = tuple(each for each in plan.assignments if each.project != project)
    scope = beside(tables, np.array([row]), tables.lines(row), draft_of(tables, kept))
    found = ledger_of(tables, _best(scope, deadline, is_rough=is_rough))
    answers = (*(each for each in plan.answers if each.project != project), *found.answers)
    whole_plan = _published(problem, (*kept, *found.assignments), answers)
    return None if certify(problem, whole_plan) else whole_plan


def rough(problem: Problem, *, seconds: float) -> Plan:
    """Return a plan of `problem` in which only conditions and days missing count; of its bounds nothing is told."""
    deadline = monotonic() + seconds
    tables = tabulate(problem)
    every = np.arange(len(tables.projects))
    lines = joined([tables.lines(project) for project in every.tolist()])
    scope = whole(tables, every, lines)
    found = ledger_of(tables, _best(scope, deadline, is_rough=True))
    return _published(problem, found.assignments, found.answers)


def _best(scope: Scope, deadline: float, *, is_rough: bool) -> Draft:
    """Return a draft of a scope: of one project, first with those whom few of their directorate equal, often enough."""
    tables, start = scope.tables, empty(scope.tables)
    until = f"missing{int(tables.rank.max(initial=0))}" if is_rough else "distance"
    if len(scope.projects) == 1:
        near = replace(scope, lines=pool(tables, scope.projects, scope.lines, _NEAR, beyond=True))
        first = ordered(near, start, monotonic() + _FRONT * (deadline - monotonic()), until=until)
        if max(first.worth) <= TOLERANCE:
            return first.draft
        start = first.draft
    return ordered(scope, start, deadline, until=until).draft


def _published(problem: Problem, assignments: Iterable[Assignment], answers: Iterable[Answer]) -> Plan:
    ledger = open_ledger(problem, assignments, answers)
    return publish(ledger, from_order(tuple(0.0 for _ in in_order(aims(ledger)))), 0.0)


def draft_of(tables: Tables, assignments: tuple[Assignment, ...], answers: tuple[Answer, ...] = ()) -> Draft:
    """Return the draft of a plan: days of a need are put on the lowest offers that may serve it, while they last.

    A column of time holds the mean of its periods.
    """
    needs = {
        (tables.projects[of].id, need.id): row
        for row, (of, need) in enumerate(zip(tables.need_project.tolist(), tables.needs, strict=True))
    }
    offers = _offers(tables)
    columns = {period: column for column, periods in enumerate(tables.periods) for period in periods}
    left = np.repeat(tables.offer_days[:, None], len(tables.weight), axis=1)
    days: dict[tuple[int, int], Floats] = {}
    for each in sorted(assignments, key=lambda one: -one.training_levels):
        need = needs[each.project, each.need]
        asked = tables.needs[need]
        column = columns[each.period]
        rows = [
            row
            for level, row in offers.get((each.resource, asked.skill), ())
            if max(0, asked.level - level) == each.training_levels
        ]
        rest = each.days / tables.weight[column]
        for place, row in enumerate(rows):
            part = rest if place == len(rows) - 1 else min(rest, float(left[row, column]))
            if part > TOLERANCE:
                days.setdefault((need, row), np.zeros(len(tables.weight)))[column] += part
                left[row, column] = max(0.0, left[row, column] - part)
                rest -= part
    lines = sorted(days)
    return Draft(
        np.array([need for need, _ in lines], np.int64),
        np.array([row for _, row in lines], np.int64),
        np.array([days[line] for line in lines]).reshape(len(lines), len(tables.weight)),
        _answers(tables, answers),
    )


def _answers(tables: Tables, answers: tuple[Answer, ...]) -> tuple[tuple[int, str, int], ...]:
    if not answers:
        return ()
    projects = {each.id: row for row, each in enumerate(tables.projects)}
    resources = {each.id: row for row, each in enumerate(tables.resources)}
    return tuple((projects[each.project], each.service, resources[each.resource]) for each in answers)


def _offers(tables: Tables) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return the level and the row of each offer, by resource and skill, lowest level first."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    skills = sorted({need.skill for need in tables.needs})
    for place, skill in enumerate(skills):
        for row in range(tables.skill_start[place], tables.skill_start[place + 1]):
            code = tables.resources[tables.offer_resource[row]].id
            found.setdefault((code, skill), []).append((int(tables.offer_level[row]), row))
    return {key: sorted(each) for key, each in found.items()}
