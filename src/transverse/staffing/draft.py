"""A plan as arrays, while it is being made."""

from dataclasses import dataclass

import numpy as np

from transverse.staffing.ledger import Ledger, open_ledger
from transverse.staffing.measure import DIGITS
from transverse.staffing.model import Answer, Assignment
from transverse.staffing.tables import Floats, Ints, Tables

LEAST = 1e-6  # days: less is nothing


@dataclass(frozen=True, eq=False)
class Draft:
    """Who gives what, in rows of `Tables`.

    Attributes
    ----------
    need, offer
        One line for each offer that serves a need.
    days
        Lines x columns of time: days in each period of the column.
    answers
        Project, service, relay.
    """

    need: Ints
    offer: Ints
    days: Floats
    answers: tuple[tuple[int, str, int], ...] = ()

    def without(self, tables: Tables, projects: Ints) -> "Draft":
        """Return the draft of the other projects."""
        gone = set(projects.tolist())
        keep = ~np.isin(tables.need_project[self.need], projects)
        answers = tuple(each for each in self.answers if each[0] not in gone)
        return Draft(self.need[keep], self.offer[keep], self.days[keep], answers)

    def only(self, tables: Tables, projects: Ints) -> "Draft":
        """Return the draft of these projects."""
        return self.without(tables, np.setdiff1d(np.arange(len(tables.projects)), projects))

    def beside(self, other: "Draft") -> "Draft":
        """Return both drafts as one."""
        return Draft(
            np.concatenate([self.need, other.need]),
            np.concatenate([self.offer, other.offer]),
            np.concatenate([self.days, other.days]),
            self.answers + other.answers,
        )


def empty(tables: Tables) -> Draft:
    """Return the draft in which nobody gives anything."""
    nothing = np.zeros(0, np.int64)
    return Draft(nothing, nothing, np.zeros((0, len(tables.weight))))


def assignments(tables: Tables, draft: Draft) -> tuple[Assignment, ...]:
    """Return the assignments of a draft, offers of the same gap added up."""
    found: dict[tuple[str, str, str, str, int], float] = {}
    lines, columns = np.nonzero(draft.days > LEAST)
    for line, column in zip(lines.tolist(), columns.tolist(), strict=True):
        offer = int(draft.offer[line])
        need = tables.needs[draft.need[line]]
        project = tables.projects[tables.need_project[draft.need[line]]].id
        resource = tables.resources[tables.offer_resource[offer]].id
        gap = max(0, need.level - int(tables.offer_level[offer]))
        for period in tables.periods[column]:
            key = (project, need.id, resource, period, gap)
            found[key] = found.get(key, 0.0) + float(draft.days[line, column])
    return tuple(
        sorted(
            Assignment(project, need, resource, period, round(days, DIGITS), gap)
            for (project, need, resource, period, gap), days in found.items()
        )
    )


def answers(tables: Tables, draft: Draft) -> tuple[Answer, ...]:
    """Return who answers for each concerned service: a carrier of the project when one can, else the one chosen."""
    members: dict[int, set[int]] = {}
    given = draft.days.sum(axis=1) > LEAST
    pairs = zip(tables.need_project[draft.need[given]].tolist(), draft.offer[given].tolist(), strict=True)
    for project, offer in pairs:
        members.setdefault(project, set()).add(int(tables.offer_resource[offer]))
    chosen = {(project, service): relay for project, service, relay in draft.answers}
    found = []
    for row, project in enumerate(tables.projects):
        for service in dict.fromkeys(project.concerned_services):
            carrying = [relay for relay in tables.relays[service].tolist() if relay in members.get(row, ())]
            relay = carrying[0] if carrying else chosen.get((row, service))
            if relay is not None:
                found.append(Answer(project.id, service, tables.resources[relay].id))
    return tuple(sorted(found))


def ledger_of(tables: Tables, draft: Draft) -> Ledger:
    """Return the ledger of a draft."""
    return open_ledger(tables.problem, assignments(tables, draft), answers(tables, draft))
