"""What a model is about: some projects, the lines open to them, and what is left of every cap."""

from dataclasses import dataclass

import numpy as np

from transverse.staffing.draft import Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.tables import Flags, Floats, Ints, Lines, Tables


@dataclass(frozen=True, eq=False)
class Scope:
    """Projects to staff together.

    Attributes
    ----------
    projects
        Rows of the projects.
    columns
        Columns of time of `Tables` that each column of the scope stands for: they are alike here.
    weight, running
        Periods of each column; projects x columns, whether the project runs.
    room, ceiling, offered
        Days left to each resource, directorate and offer: rows x columns.
    lines
        Offers that may be used.
    beyond
        Whether days beyond the offers may be asked.
    """

    tables: Tables
    projects: Ints
    columns: tuple[tuple[int, ...], ...]
    weight: Floats
    running: Flags
    room: Floats
    ceiling: Floats
    offered: Floats
    lines: Lines
    beyond: bool = True

    @property
    def offers_left(self) -> Floats:
        """Days left of each offer in each column of time of the problem."""
        spread = np.zeros((len(self.offered), len(self.tables.weight)))
        for column, originals in enumerate(self.columns):
            spread[:, list(originals)] = self.offered[:, [column]]
        return spread


def whole(tables: Tables, projects: Ints, lines: Lines) -> Scope:
    """Return the scope of projects alone in the world: columns of time that are alike for them are one."""
    flags = tables.running[projects]
    used = np.flatnonzero(flags.any(axis=0))
    groups: dict[bytes, list[int]] = {}
    for column in used.tolist():
        groups.setdefault(flags[:, column].tobytes(), []).append(column)
    columns = tuple(tuple(group) for group in groups.values())
    firsts = np.array([group[0] for group in columns], np.int64)
    count = len(columns)
    return Scope(
        tables,
        projects,
        columns,
        np.array([tables.weight[list(group)].sum() for group in columns]),
        flags[:, firsts],
        np.repeat(tables.room[:, None], count, axis=1),
        np.repeat(tables.ceiling[:, None], count, axis=1),
        np.repeat(tables.offer_days[:, None], count, axis=1),
        lines,
    )


def beside(tables: Tables, projects: Ints, lines: Lines, others: Draft) -> Scope:
    """Return the scope of projects that share the caps with the draft of all `others`."""
    room, ceiling, offered = left(tables, others)
    every = tuple((column,) for column in range(len(tables.weight)))
    return Scope(tables, projects, every, tables.weight, tables.running[projects], room, ceiling, offered, lines)


def left(tables: Tables, draft: Draft) -> tuple[Floats, Floats, Floats]:
    """Return the days that a draft leaves to resources, directorates and offers, in each column of time."""
    room, ceiling, offered = _minus(tables, draft)
    return np.maximum(room, 0.0), np.maximum(ceiling, 0.0), np.maximum(offered, 0.0)


def within(tables: Tables, draft: Draft) -> bool:
    """Whether a draft respects the caps of resources and directorates."""
    room, ceiling, _ = _minus(tables, draft)
    return bool(room.min(initial=0.0) >= -TOLERANCE and ceiling.min(initial=0.0) >= -TOLERANCE)


def _minus(tables: Tables, draft: Draft) -> tuple[Floats, Floats, Floats]:
    count = len(tables.weight)
    room = np.repeat(tables.room[:, None], count, axis=1)
    ceiling = np.repeat(tables.ceiling[:, None], count, axis=1)
    offered = np.repeat(tables.offer_days[:, None], count, axis=1)
    resource = tables.offer_resource[draft.offer]
    np.subtract.at(room, resource, draft.days)
    np.subtract.at(ceiling, tables.directorate[resource], draft.days)
    np.subtract.at(offered, draft.offer, draft.days)
    return room, ceiling, offered
