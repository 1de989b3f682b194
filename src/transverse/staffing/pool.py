"""Who may be left out of a project without losing its best plan: the exact prefilter (a k-skyband by directorate).

A resource may go when `depth` others of its directorate are at least as good on everything: for each skill as many days
at each level and above and as high a level, as much room, as near to the lead.  In a plan that holds it, at most
`depth` members come from the directorate, so one of those others is free; put in its place, it changes no cap and makes
no aim worse.  The exchange ends, for it climbs an order in which equals stand by their rows.  Relays of concerned
services are never left out.

Source: D. Papadias et al., "Progressive skyline computation in database systems", 2005 (skyband).
"""

import numpy as np

from transverse.staffing.tables import Flags, Floats, Ints, Lines, Tables

STRIP = 2_000_000  # comparisons held in memory at once
BEST = 2_000  # rows that others are compared with: to compare with fewer only leaves fewer out


def pool(tables: Tables, projects: Ints | int, lines: Lines, depth: float, *, beyond: bool) -> Lines:
    """Return the lines of those who may not be left out.

    Parameters
    ----------
    tables, projects
        What is to be staffed, a project or several, without the others: every cap is whole.
    lines
        Lines open to them.
    depth
        Memberships that may come from one directorate, at most.
    beyond
        Whether days beyond the offers may be asked.
    """
    rows = np.atleast_1d(np.asarray(projects, np.int64))
    who = tables.offer_resource[lines.offer]
    if depth >= len(who):
        return lines
    people, person = np.unique(who, return_inverse=True)
    merits = _merits(tables, rows, lines, (people, person), beyond=beyond)
    kept = np.zeros(len(people), bool)
    directorate = tables.directorate[people]
    for each in np.unique(directorate):
        here = np.flatnonzero(directorate == each)
        kept[here] = _undominated(merits[here], depth)
    for project in rows.tolist():
        for service in tables.projects[project].concerned_services:
            kept |= np.isin(people, tables.relays[service])
    return lines.keep(kept[person])


def _merits(tables: Tables, projects: Ints, lines: Lines, people: tuple[Ints, Ints], *, beyond: bool) -> Floats:
    """Return people x merits, more is better: days by skill from a level up, highest levels, room, nearness."""
    rows, person = people
    wanted = np.isin(tables.need_project, projects)
    total = tables.need_days[wanted].sum()
    columns = [np.minimum(tables.room[rows], total), -tables.distance[rows].astype(float)]
    level = np.minimum(tables.offer_level[lines.offer], _highest(tables, lines))
    skill = tables.need_skill[lines.need]
    _, first = np.unique(lines.offer, return_index=True)
    for each in np.unique(skill):
        mine = first[skill[first] == each]
        asked = tables.need_days[wanted & (tables.need_skill == each)].sum()
        days = np.minimum(tables.offer_days[lines.offer[mine]], tables.room[rows[person[mine]]])
        for least in np.unique(level[mine]):
            above = level[mine] >= least
            held = np.bincount(person[mine][above], days[above], len(rows))
            columns.append(np.minimum(held, asked))
        if beyond:
            top = np.zeros(len(rows))
            np.maximum.at(top, person[mine], level[mine].astype(float))
            columns.append(top)
    return np.stack(columns, axis=1)


def _highest(tables: Tables, lines: Lines) -> Ints:
    """Return for each line the highest level that the needs of its skill ask for: above, one is as good as another."""
    highest = np.zeros(int(tables.need_skill.max(initial=0)) + 1, np.int64)
    np.maximum.at(highest, tables.need_skill[lines.need], tables.need_level[lines.need])
    return highest[tables.need_skill[lines.need]]


def _undominated(merits: Floats, depth: float) -> Flags:
    """Return which rows have less than `depth` others at least as good; of equals, the first are better."""
    unlike, where, counts = np.unique(merits, axis=0, return_inverse=True, return_counts=True)
    where = where.reshape(-1)
    span = np.ptp(unlike, axis=0)
    top = np.argsort(-(unlike / np.where(span > 0, span, 1.0)).sum(axis=1), kind="stable")[:BEST]
    rivals, weights = unlike[top], counts[top]
    better = np.zeros(len(unlike), np.int64)
    strip = max(1, STRIP // max(1, rivals.size))
    for start in range(0, len(unlike), strip):
        rows = unlike[start : start + strip]
        better[start : start + strip] = (rivals[None, :, :] >= rows[:, None, :]).all(axis=2) @ weights
    better[top] -= weights
    order = np.argsort(where, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    place = np.empty(len(where), np.int64)
    place[order] = np.arange(len(where)) - np.repeat(starts, counts)
    return better[where] + place < depth
