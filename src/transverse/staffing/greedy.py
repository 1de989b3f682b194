"""The first answer: project after project in the order of priority, the most useful resource first.

A resource is as useful as the days it gives to what is still missing, and a little more for each need of which it is
one of the first carriers.  Offers at the level and within the days offered are used up first, then offers below the
level, then days beyond the offers.  No proof, a fraction of a second.
"""

from time import monotonic

import numpy as np

from transverse.staffing.draft import LEAST, Draft, empty
from transverse.staffing.model import CARRIERS
from transverse.staffing.scope import left
from transverse.staffing.tables import Floats, Ints, Lines, Tables
from transverse.staffing.worth import less, worth_of

TIERS = ((0, False), (2, False), (0, True), (2, True))  # levels short at most, beyond the offers or not
FEW = 0.5  # what being one of the first carriers of a need is worth, beside a whole need given


def greedy(tables: Tables, deadline: float, projects: Ints | None = None) -> Draft:
    """Return a draft of all projects, or of `projects` as if there were no others.

    When conditions are not met, carriers are first spread over all needs, a day each, and the better draft is kept.
    Past the deadline (an instant of `time.monotonic`), the projects that are left get nobody.
    """
    every = np.arange(len(tables.projects)) if projects is None else projects
    first = _draft(tables, every, deadline, spread=False)
    worth = worth_of(tables, every, first)
    if not worth[0] or monotonic() > deadline:
        return first
    second = _draft(tables, every, deadline, spread=True)
    return second if less(worth_of(tables, every, second), worth) else first


def _draft(tables: Tables, projects: Ints, deadline: float, *, spread: bool) -> Draft:
    room, ceiling, offered = left(tables, empty(tables))
    teams: list[_Team] = []
    for project in projects.tolist():
        if monotonic() > deadline:
            break
        teams.append(_Team(tables, project, room, ceiling, offered))
        if spread:
            teams[-1].spread()
        else:
            teams[-1].fill()
    if spread:
        for team in teams:
            team.fill()
    parts = [empty(tables), *(team.draft() for team in teams)]
    return Draft(
        np.concatenate([part.need for part in parts]),
        np.concatenate([part.offer for part in parts]),
        np.concatenate([part.days for part in parts]),
        tuple(answer for part in parts for answer in part.answers),
    )


class _Team:
    """The team of a project while it grows; the caps that it shares with others are lowered in place."""

    def __init__(self, tables: Tables, project: int, room: Floats, ceiling: Floats, offered: Floats) -> None:
        self.tables, self.project = tables, project
        self.room, self.ceiling, self.offered = room, ceiling, offered
        self.terms = tables.projects[project]
        self.lines: Lines = tables.lines(project)
        self.first = int(tables.first[project])
        self.need = self.lines.need - self.first
        self.who = tables.offer_resource[self.lines.offer]
        self.people, self.person = np.unique(self.who, return_inverse=True)
        self.weight = np.where(tables.running[project], tables.weight, 0.0)
        rows = slice(self.first, int(tables.first[project + 1]))
        self.days = tables.need_days[rows]
        self.share = tables.need_share[rows]
        self.rest = np.where(tables.running[project], self.days[:, None], 0.0)
        self.wanted = np.array([max(CARRIERS, need.min_holders) for need in tables.needs[rows]], np.int64)
        self.held = np.zeros(len(self.days), np.int64)
        self.given: dict[tuple[int, int], Floats] = {}
        self.carried: set[tuple[int, int]] = set()
        self.done = np.zeros(len(self.need), bool)
        self.members: set[int] = set()
        self.answers: list[tuple[int, str, int]] = []

        self._answer()

    def spread(self) -> None:
        """Find for each need the carriers that it insists on, who give no more than their share for now."""
        whole, wanted = self.rest, self.wanted
        least = np.array([need.min_holders for need in self.terms.needs], np.int64)
        share = self.share * np.maximum(1, least) / max(1.0, self.weight.sum())
        self.rest = np.minimum(whole, np.where(self.weight > 0, share[:, None], 0.0))
        kept, self.wanted = whole - self.rest, least
        self._lower()
        self.rest, self.wanted = self.rest + kept, wanted

    def fill(self) -> None:
        """Give what is still missing, by those who are there and by others."""
        for gap, beyond in TIERS:
            self._fill(gap, beyond=beyond)
        self._lower()

    def _lower(self) -> None:
        for gap, beyond in TIERS:
            while (self.rest > LEAST).any() and self._grow(gap, beyond=beyond):
                pass
            self._fill(gap, beyond=beyond)

    def draft(self) -> Draft:
        """Return what the team gives."""
        keys = list(self.given)
        return Draft(
            np.array([need + self.first for need, _ in keys], np.int64),
            np.array([offer for _, offer in keys], np.int64),
            np.array([self.given[key] for key in keys]).reshape(len(keys), len(self.weight)),
            tuple(self.answers),
        )

    def _answer(self) -> None:
        """Take a relay of each concerned service: one that may also carry, else the nearest."""
        for service in dict.fromkeys(self.terms.concerned_services):
            relays = self.tables.relays[service]
            if len(relays) and self._seats() > 0:
                carrying = relays[np.isin(relays, self.people)]
                relay = int(carrying[0] if len(carrying) else relays[0])
                self.members.add(relay)
                self.answers.append((self.project, service, relay))

    def _seats(self) -> float:
        most = self.terms.max_members
        return np.inf if most is None else most - len(self.members)

    def _grow(self, gap: int, *, beyond: bool) -> bool:
        """Add the most useful carrier; return whether there was one."""
        give = self._possible(gap, beyond=beyond)
        total = give @ self.weight
        useful = total >= self.share[self.need] - LEAST
        useful &= total > LEAST
        if not useful.any():
            return False
        worth = np.where(useful, total / (self.days * self.weight.sum())[self.need], 0.0)
        few = useful & (self.held < self.wanted)[self.need]
        asked = np.bincount(self.person, np.where(useful, give.max(axis=1), 0.0), len(self.people))
        able = np.minimum(1.0, self.room[self.people].max(axis=1) / np.maximum(asked, LEAST))
        score = (np.bincount(self.person, worth + FEW * few, len(self.people))) * able
        score = self._allowed(score)
        best = int(np.argmax(score - 1e-4 * self.tables.distance[self.people]))
        if score[best] <= 0.0:
            return False
        return self._take(best, np.flatnonzero((self.person == best) & useful), beyond=beyond)

    def _allowed(self, score: Floats) -> Floats:
        """Leave out whom the project has no seat for, and known directorates while others are asked for."""
        inside = np.isin(self.people, list(self.members))
        if self._seats() <= 0:
            score = np.where(inside, score, 0.0)
        directorate = self.tables.directorate[self.people]
        crossed = {int(self.tables.directorate[self.tables.offer_resource[offer]]) for _, offer in self.given}
        if len(crossed) < self.terms.min_directorates:
            fresh = np.where(np.isin(directorate, list(crossed)), 0.0, score)
            return fresh if fresh.max(initial=0.0) > 0.0 else score
        return score

    def _possible(self, gap: int, *, beyond: bool) -> Floats:
        """Return the days of each line, lines x columns of time, with a share kept for the carriers still to come."""
        coming = np.maximum(0, self.wanted - self.held - 1)
        kept = coming * self.share / max(1.0, self.weight.sum())
        open_days = np.maximum(0.0, self.rest - kept[:, None])
        give = np.minimum(open_days[self.need], self.room[self.who])
        give = np.minimum(give, self.ceiling[self.tables.directorate[self.who]])
        if not beyond:
            give = np.minimum(give, self.offered[self.lines.offer])
        give[self.lines.gap > gap] = 0.0
        give[self.done] = 0.0
        return np.where(self.weight > 0, give, 0.0)

    def _take(self, best: int, lines: Ints, *, beyond: bool) -> bool:
        person = int(self.people[best])
        taken = False
        order = np.lexsort((self.held[self.need[lines]], self.lines.gap[lines]))
        for line in lines[order].tolist():
            need = int(self.need[line])
            coming = max(0, int(self.wanted[need]) - int(self.held[need]) - 1)
            kept = coming * self.share[need] / max(1.0, self.weight.sum())
            give = self._still(line, np.maximum(0.0, self.rest[need] - kept), beyond=beyond)
            if (need, person) in self.carried or give @ self.weight < max(LEAST, self.share[need] - LEAST):
                continue
            self._give(line, give)
            taken = True
        return taken

    def _still(self, line: int, most: Floats, *, beyond: bool) -> Floats:
        who = int(self.who[line])
        give = np.minimum(most, self.room[who])
        give = np.minimum(give, self.ceiling[self.tables.directorate[who]])
        if not beyond:
            give = np.minimum(give, self.offered[self.lines.offer[line]])
        return np.where(self.weight > 0, np.maximum(0.0, give), 0.0)

    def _give(self, line: int, give: Floats) -> None:
        need, offer, who = int(self.need[line]), int(self.lines.offer[line]), int(self.who[line])
        if (need, who) not in self.carried:
            self.carried.add((need, who))
            self.done |= (self.need == need) & (self.who == who)
            self.held[need] += 1
        self.members.add(who)
        self.given[need, offer] = self.given.get((need, offer), 0.0) + give
        self.rest[need] -= give
        self.room[who] -= give
        self.ceiling[self.tables.directorate[who]] -= give
        self.offered[offer] = np.maximum(0.0, self.offered[offer] - give)

    def _fill(self, gap: int, *, beyond: bool) -> None:
        """Let the carriers give what is still missing."""
        for need, offer in list(self.given):
            line = int(np.flatnonzero((self.need == need) & (self.lines.offer == offer))[0])
            if self.lines.gap[line] <= gap:
                give = self._still(line, self.rest[need], beyond=beyond)
                if give @ self.weight > LEAST:
                    self._give(line, give)
