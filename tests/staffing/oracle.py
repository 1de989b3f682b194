"""The best plan of a tiny problem, found by trying who carries what; it shares nothing with the solver but the model.

Every way of carrying is tried, but for those that cannot be better than one already found: a bound is taken from the
linear programme in which whoever is not decided yet may give days without having to.  `exhaustive` tries them all.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from staffing.exact_lp import Programme

SHARE, GAP_MAX, CARRIERS = 1, 2, 2  # as the model says
OPEN, NO = "open", "no"


@dataclass(frozen=True)
class Cell:
    """Somebody who may carry a need."""

    project: object
    need: object
    resource: object

    @property
    def offers(self):
        """The offers that may serve, each with its gap in levels."""
        found = [
            (max(0, self.need.level - each.level), each)
            for each in self.resource.offers
            if each.skill == self.need.skill
        ]
        return [(gap, each) for gap, each in found if gap <= GAP_MAX]


class Oracle:
    """The search for the best aims of a problem."""

    def __init__(self, problem, *, exhaustive=False):
        self.problem = problem
        self.exhaustive = exhaustive
        self.priorities = sorted({each.priority for each in problem.projects})
        everyone = [
            Cell(project, need, resource)
            for project in problem.projects
            for need in project.needs
            for resource in problem.resources
        ]
        self.cells = [each for each in everyone if each.offers]
        self.best = None

    def run(self):
        """Return the least aims: unmet, missing by priority, overload, training, fragility, members, distance."""
        self._decide([OPEN] * len(self.cells), 0)
        return self.best

    def _decide(self, states, place):
        if not self.exhaustive or place == len(self.cells):
            if self._crowded(states):
                return
            bound = self._bound(states)
            if bound is None or (self.best is not None and bound >= self.best):
                return
        if place == len(self.cells):
            self._finish(states, bound)
            return
        gaps = sorted({gap for gap, _ in self.cells[place].offers})
        for state in (*gaps, NO):
            states[place] = state
            self._decide(states, place + 1)
        states[place] = OPEN

    def _finish(self, states, days):
        """Choose the relays of a plan whose carriers are known."""
        asked = [
            (project, service)
            for project in self.problem.projects
            for service in project.concerned_services
        ]  # fmt: skip
        choices = [
            [None, *(each for each in self.problem.resources if each.relay and each.service == service)]
            for _, service in asked
        ]
        for chosen in product(*choices):
            team = self._team(states)
            for (project, _), relay in zip(asked, chosen, strict=True):
                if relay is not None:
                    team[project.id].add(relay)
            if any(each.max_members is not None and len(team[each.id]) > each.max_members for each in self._projects):
                continue
            found = (
                self._lacking(states) + self._absent(asked, team),
                *days[1:-2],
                sum(map(len, team.values())),
                sum(each.distance for members in team.values() for each in members),
            )
            if self.best is None or found < self.best:
                self.best = found

    @property
    def _projects(self):
        return self.problem.projects

    def _absent(self, asked, team):
        return sum(
            not any(each.relay and each.service == service for each in team[project.id]) for project, service in asked
        )

    def _team(self, states):
        team = {project.id: set() for project in self._projects}
        for cell, state in zip(self.cells, states, strict=True):
            if state not in {OPEN, NO}:
                team[cell.project.id].add(cell.resource)
        return team

    def _crowded(self, states):
        team = self._team(states)
        return any(each.max_members is not None and len(team[each.id]) > each.max_members for each in self._projects)

    def _lacking(self, states):
        """Return the directorates and carriers that lack for sure."""
        lacking = 0
        for project in self._projects:
            mine = [
                cell
                for cell, state in zip(self.cells, states, strict=True)
                if cell.project is project and state != NO
            ]  # fmt: skip
            lacking += max(0, project.min_directorates - len({cell.resource.directorate for cell in mine}))
            for need in project.needs:
                lacking += max(0, need.min_holders - sum(cell.need is need for cell in mine))
        return lacking

    def _bound(self, states):
        """Return aims that no plan of this kind can beat, None when there is no such plan."""
        days = self._days(states)
        if days is None:
            return None
        decided = [(cell, state) for cell, state in zip(self.cells, states, strict=True) if state not in {OPEN, NO}]
        training = sum(state for _, state in decided) * Fraction(self.problem.training_days)
        fragility = 0
        for project in self._projects:
            for need in project.needs:
                held = sum(
                    cell.project is project and cell.need is need and state != NO
                    for cell, state in zip(self.cells, states, strict=True)
                )
                fragility += max(0, CARRIERS - held)
        team = self._team(states)
        distance = sum(each.distance for members in team.values() for each in members)
        return (self._lacking(states), *days, training, fragility, sum(map(len, team.values())), distance)

    def _days(self, states):
        """Return the days missing by priority and beyond the offers, at least; None when shares cannot be given."""
        programme = Programme(len(self.priorities) + 1)
        last = len(self.priorities)
        by_need, by_resource, by_directorate, by_offer, by_cell = {}, {}, {}, {}, {}
        for number, (cell, state) in enumerate(zip(self.cells, states, strict=True)):
            if state == NO:
                continue
            rank = self.priorities.index(cell.project.priority)
            for (gap, offer), period in product(cell.offers, cell.project.periods):
                if state != OPEN and gap > state:
                    continue
                days = programme.variable(**{f"c{rank}": -1})
                for group, key in (
                    (by_need, (cell.project.id, cell.need.id, period)),
                    (by_resource, (cell.resource.id, period)),
                    (by_directorate, (cell.resource.directorate, period)),
                    (by_offer, (cell.resource.id, offer.skill, offer.level, period)),
                    (by_cell, number),
                ):
                    group.setdefault(key, []).append(days)
        self._caps(programme, by_need, by_resource, by_directorate)
        offered = {
            (each.id, offer.skill, offer.level): offer.days for each in self.problem.resources for offer in each.offers
        }
        for key, group in by_offer.items():
            beyond = programme.variable(**{f"c{last}": 1})
            programme.at_most({**dict.fromkeys(group, 1), beyond: -1}, Fraction(offered[key[:3]]))
        for number, group in by_cell.items():
            if states[number] != OPEN:
                cell = self.cells[number]
                whole = Fraction(cell.need.days) * len(cell.project.periods)
                programme.at_least(dict.fromkeys(group, 1), min(Fraction(SHARE), whole))
        (lack, *costs), _ = programme.solve()
        return None if lack else self._as_days(costs)

    def _caps(self, programme, by_need, by_resource, by_directorate):
        needs = {(project.id, need.id): need for project in self._projects for need in project.needs}
        resources = {each.id: each for each in self.problem.resources}
        caps = {each.id: each.max_days for each in self.problem.directorates}
        for (project, need, _), group in by_need.items():
            programme.at_most(dict.fromkeys(group, 1), Fraction(needs[project, need].days))
        for (resource, _), group in by_resource.items():
            programme.at_most(dict.fromkeys(group, 1), Fraction(resources[resource].max_days))
        for (directorate, _), group in by_directorate.items():
            if caps[directorate] is not None:
                programme.at_most(dict.fromkeys(group, 1), Fraction(caps[directorate]))

    def _as_days(self, costs):
        """Return the costs with all the days asked for added to those that are given."""
        asked = [Fraction(0)] * len(self.priorities)
        for project in self._projects:
            days = sum(Fraction(need.days) for need in project.needs) * len(project.periods)
            asked[self.priorities.index(project.priority)] += days
        return [*(all_days + given for all_days, given in zip(asked, costs[:-1], strict=True)), costs[-1]]


def optimum(problem, *, exhaustive=False):
    """Return the aims of the best plan, in the order in which they count, as floats and exact."""
    return tuple(map(float, Oracle(problem, exhaustive=exhaustive).run()))
