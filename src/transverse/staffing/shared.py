"""What the search for a joint draft looks at: who lost beside what it is worth alone, and who holds what it wanted."""

from dataclasses import replace

import numpy as np

from transverse.staffing.cluster import Cluster
from transverse.staffing.draft import LEAST, Draft
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.pool import pool
from transverse.staffing.scope import left
from transverse.staffing.tables import Floats, Ints, Lines, Tables
from transverse.staffing.worth import worth_of


def loss(tables: Tables, cluster: Cluster, joint: Draft, aims: int) -> int:
    """Return the first of the first `aims` aims at which a cluster is worth less in a joint draft, `aims` when none."""
    mine = worth_of(tables, cluster.projects, joint.only(tables, cluster.projects))
    lost = (value > least + TOLERANCE for value, least in zip(mine[:aims], cluster.bounds[:aims], strict=True))
    return next((aim for aim, loses in enumerate(lost) if loses), aims)


def reduced(tables: Tables, project: int, others: Draft) -> Tables:
    """Return the tables with what others leave in each period of the project."""
    running = tables.running[project]
    room, ceiling, offered = (each[:, running].min(axis=1, initial=np.inf) for each in left(tables, others))
    return replace(tables, room=room, ceiling=ceiling, offer_days=offered)


def fits(tables: Tables, draft: Draft) -> bool:
    """Whether a draft stays within what is left, offers included, when its fullest period is every period."""
    days = draft.days.max(axis=1, initial=0.0)
    resource = tables.offer_resource[draft.offer]
    pairs = (
        (np.bincount(resource, days, len(tables.room)), tables.room),
        (np.bincount(tables.directorate[resource], days, len(tables.ceiling)), tables.ceiling),
        (np.bincount(draft.offer, days, len(tables.offer_days)), tables.offer_days),
    )
    return all(bool((asked <= cap + LEAST).all()) for asked, cap in pairs)


def holders(tables: Tables, cluster: Cluster, joint: Draft) -> Floats:
    """Return the days that each project holds of what a cluster lacks: full resources, directorates, offers."""
    others = joint.without(tables, cluster.projects)
    room, ceiling, offered = left(tables, others)
    ideal = cluster.best
    resource = tables.offer_resource[ideal.offer]
    wanted, asked, used = np.zeros_like(room), np.zeros_like(ceiling), np.zeros_like(offered)
    np.add.at(wanted, resource, ideal.days)
    np.add.at(asked, tables.directorate[resource], ideal.days)
    np.add.at(used, ideal.offer, ideal.days)
    short, full, spent = wanted > room + LEAST, asked > ceiling + LEAST, used > offered + LEAST
    who = tables.offer_resource[others.offer]
    clash = short[who] | full[tables.directorate[who]] | spent[others.offer]
    held = np.where(clash, others.days, 0.0) @ tables.weight
    return np.bincount(tables.need_project[others.need], held, len(tables.projects)).astype(float)


def lines_left(tables: Tables, project: int, others: Draft, known: Ints) -> Lines:
    """Return the lines of those whom nobody equals on what others leave, and of those who are `known`."""
    less_left = reduced(tables, project, others)
    kept = pool(less_left, np.array([project]), less_left.lines(project), 1, beyond=True)
    every = tables.lines(project)
    count = len(tables.offer_resource)
    inside = np.isin(every.need * count + every.offer, kept.need * count + kept.offer)
    return every.keep(inside | np.isin(tables.offer_resource[every.offer], known))
