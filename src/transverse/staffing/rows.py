"""The model of a scope: one column for each choice, one row for each rule, and the cost of each aim.

The rows are tight: whatever a resource gives to a project is bounded by its cap times its membership, not by its cap
alone.  That is what makes the relaxation strong (measured: three to ten times faster to the proof).
"""

from dataclasses import dataclass

import numpy as np

from transverse.staffing.model import CARRIERS
from transverse.staffing.scope import Scope
from transverse.staffing.sheet import Sheet
from transverse.staffing.tables import Floats, Ints


@dataclass(frozen=True, eq=False)
class Model:
    """A scope as rows and columns.

    Attributes
    ----------
    member
        Column of each membership; `member_project` (place in the scope) and `member_resource` tell of whom.
    carry
        Column of each way to carry a need; `carry_need`, `carry_resource` and `carry_gap` tell which.
    give
        Lines x columns of time: column of the days given, -1 where the project does not run.
    costs
        Cost of each column for each aim, in the order in which they count.
    steps
        What each aim is a multiple of, 0 when it may take any value.
    """

    scope: Scope
    sheet: Sheet
    member: Ints
    member_project: Ints
    member_resource: Ints
    carry: Ints
    carry_need: Ints
    carry_resource: Ints
    carry_gap: Ints
    give: Ints
    costs: tuple[Floats, ...]
    steps: tuple[float, ...]


class _Writer:
    """Writes the model of a scope, rule after rule."""

    def __init__(self, scope: Scope) -> None:
        tables = scope.tables
        self.scope, self.tables, self.sheet = scope, tables, Sheet()
        self.place = np.full(len(tables.projects), -1)
        self.place[scope.projects] = np.arange(len(scope.projects))
        self.needs = np.flatnonzero(self.place[tables.need_project] >= 0)
        self.need_place = np.full(len(tables.needs), -1)
        self.need_place[self.needs] = np.arange(len(self.needs))
        lines = scope.lines
        self.resource = tables.offer_resource[lines.offer]
        self.need = self.need_place[lines.need]
        self.project = self.place[tables.need_project[lines.need]]
        self.running = scope.running[self.project]
        self.costs: dict[str, list[tuple[Ints, Floats | float]]] = {}

    def cost(self, aim: str, columns: Ints, values: Floats | float) -> None:
        self.costs.setdefault(aim, []).append((columns, values))

    def people(self) -> None:
        """Write who may be a member: whoever has a line, and the relays of concerned services."""
        count = len(self.tables.resources)
        relays = [
            (place, relay, row)
            for place, project in enumerate(self.scope.projects.tolist())
            for row, service in enumerate(dict.fromkeys(self.tables.projects[project].concerned_services))
            for relay in self._relays(place, service)
        ]
        self.relay = np.array(relays, np.int64).reshape(len(relays), 3)
        keys = np.concatenate([self.project * count + self.resource, self.relay[:, 0] * count + self.relay[:, 1]])
        self.members, where = np.unique(keys, return_inverse=True)
        self.line_member, self.relay_member = where[: len(self.need)], where[len(self.need) :]
        self.member_project, self.member_resource = self.members // count, self.members % count
        self.member = self.sheet.columns(np.ones(len(self.members)), integer=True)
        self.cost("members", self.member, 1.0)
        self.cost("distance", self.member, self.tables.distance[self.member_resource].astype(float))

    def _relays(self, place: int, service: str) -> list[int]:
        """Relays that may also carry, and the nearest of the others: no other can be better."""
        relays = self.tables.relays[service]
        carrying = np.isin(relays, self.resource[self.project == place])
        return sorted({*relays[carrying].tolist(), *relays[:1].tolist()})

    def carriers(self) -> None:
        """Write who carries what, each carrier with the largest gap that it is allowed."""
        lines = self.scope.lines
        count = len(self.tables.resources)
        keys = (self.need * count + self.resource) * 8 + lines.gap
        ways, self.line_way = np.unique(keys, return_inverse=True)
        self.way_gap = ways % 8
        self.pairs, self.way_pair = np.unique(ways // 8, return_inverse=True)
        self.line_pair = self.way_pair[self.line_way]
        self.pair_need, self.pair_resource = self.pairs // count, self.pairs % count
        self.pair_member = np.zeros(len(self.pairs), np.int64)
        self.pair_member[self.line_pair] = self.line_member
        self.way = self.sheet.columns(np.ones(len(ways)), integer=True)
        training = self.way_gap * self.tables.problem.training_days
        self.cost("training", self.way, training.astype(float))
        self.sheet.at_most(
            np.zeros(len(self.pairs)),
            (self.way_pair, self.way, 1.0),
            (np.arange(len(self.pairs)), self.member[self.pair_member], -1.0),
        )

    def days(self) -> None:
        """Write the days given, what is missing, and the least and the most of a carrier."""
        lines, scope, tables = self.scope.lines, self.scope, self.tables
        demand = tables.need_days[lines.need]
        most = np.minimum(demand[:, None], scope.room[self.resource])
        most = np.minimum(most, scope.ceiling[tables.directorate[self.resource]])
        if not scope.beyond:
            most = np.minimum(most, scope.offered[lines.offer])
        rows, times = np.nonzero(self.running & (most > 0))
        self.give = np.full(self.running.shape, -1)
        columns = self.sheet.columns(most[rows, times])
        self.give[rows, times] = columns
        self.given = (rows, times, columns)
        self._at_most_when_carried(rows, columns, most[rows, times])
        worth = scope.weight[times]
        share = tables.need_share[self.needs[self.pair_need]]
        self.sheet.at_least(
            np.zeros(len(self.pairs)),
            (self.line_pair[rows], columns, worth),
            (self.way_pair, self.way, -share[self.way_pair]),
        )
        self._missing(rows, times, columns)

    def _at_most_when_carried(self, rows: Ints, columns: Ints, most: Floats) -> None:
        """Days of a line stay within `most` times the ways, of its gap or a larger one, that its carrier may take."""
        order = np.argsort(self.way_pair, kind="stable")
        starts = np.searchsorted(self.way_pair[order], np.arange(len(self.pairs) + 1))
        pair = self.line_pair[rows]
        counts = starts[pair + 1] - starts[pair]
        repeated = np.repeat(np.arange(len(rows)), counts)
        shift = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        ways = order[starts[pair[repeated]] + shift]
        allowed = self.way_gap[ways] >= self.scope.lines.gap[rows[repeated]]
        self.sheet.at_most(
            np.zeros(len(rows)),
            (np.arange(len(rows)), columns, 1.0),
            (repeated[allowed], self.way[ways[allowed]], -most[repeated[allowed]]),
        )

    def _missing(self, rows: Ints, times: Ints, columns: Ints) -> None:
        tables, scope = self.tables, self.scope
        place = self.place[tables.need_project[self.needs]]
        needs, moments = np.nonzero(scope.running[place])
        row_of = np.full((len(self.needs), len(scope.weight)), -1)
        row_of[needs, moments] = np.arange(len(needs))
        demand = tables.need_days[self.needs[needs]]
        lost = self.sheet.columns(demand)
        self.sheet.equal(demand, (row_of[self.need[rows], times], columns, 1.0), (np.arange(len(needs)), lost, 1.0))
        rank = tables.rank[tables.need_project[self.needs[needs]]]
        for each in np.unique(rank):
            mine = rank == each
            self.cost(f"missing{each}", lost[mine], scope.weight[moments[mine]])

    def caps(self) -> None:
        """Write the caps of resources and directorates, and the days beyond the offers."""
        rows, times, columns = self.given
        width = len(self.scope.weight)
        self._within(self.resource[rows], times, columns, self.scope.room, shared=self.line_member[rows])
        directorate = self.tables.directorate[self.resource[rows]]
        capped = np.isfinite(self.scope.ceiling[directorate, times])
        self._within(directorate[capped], times[capped], columns[capped], self.scope.ceiling)
        keys = self.scope.lines.offer[rows] * width + times
        places, where = np.unique(keys, return_inverse=True)
        offered = self.scope.offered[places // width, places % width]
        if not self.scope.beyond:
            self.sheet.at_most(offered, (where, columns, 1.0))
            return
        beyond = self.sheet.columns(self.scope.room[self.tables.offer_resource[places // width], places % width])
        self.sheet.at_most(offered, (where, columns, 1.0), (np.arange(len(places)), beyond, -1.0))
        self.cost("overload", beyond, self.scope.weight[places % width])

    def _within(self, who: Ints, times: Ints, columns: Ints, caps: Floats, shared: Ints | None = None) -> None:
        width = len(self.scope.weight)
        places, where = np.unique(who * width + times, return_inverse=True)
        limit = caps[places // width, places % width]
        if shared is None:
            self.sheet.at_most(limit, (where, columns, 1.0))
            return
        alone, of = np.unique(shared * width + times, return_inverse=True)
        mine = caps[self.member_resource[alone // width], alone % width]
        self.sheet.at_most(
            np.zeros(len(alone)),
            (of, columns, 1.0),
            (np.arange(len(alone)), self.member[alone // width], -mine),
        )
        if len(alone) > len(places):
            self.sheet.at_most(limit, (where, columns, 1.0))

    def conditions(self) -> None:
        """Write the conditions of the projects, with what each of them may lack."""
        projects = [self.tables.projects[row] for row in self.scope.projects]
        for place, project in enumerate(projects):
            mine = np.flatnonzero(self.member_project == place) if len(projects) > 1 else np.arange(len(self.member))
            if project.max_members is not None:
                zeros = np.zeros(len(mine), np.int64)
                self.sheet.at_most(np.array([float(project.max_members)]), (zeros, self.member[mine], 1.0))
            if project.min_directorates > 0:
                self._directorates(place, project.min_directorates)
        self._relays_answer(projects_count=len(projects))
        self._holders()

    def _directorates(self, place: int, least: int) -> None:
        project = self.place[self.tables.need_project[self.needs[self.pair_need]]]
        mine = np.flatnonzero(project[self.way_pair] == place)
        directorate = self.tables.directorate[self.pair_resource[self.way_pair[mine]]]
        crossed, where = np.unique(directorate, return_inverse=True)
        reached = self.sheet.columns(np.ones(len(crossed)))
        lacking = self.sheet.columns(np.array([float(least)]), integer=True)
        every = np.arange(len(crossed))
        self.sheet.at_most(np.zeros(len(crossed)), (every, reached, 1.0), (where, self.way[mine], -1.0))
        self.sheet.at_least(
            np.array([float(least)]),
            (np.zeros(len(crossed), np.int64), reached, 1.0),
            (np.zeros(1, np.int64), lacking, 1.0),
        )
        self.cost("unmet", lacking, 1.0)

    def _relays_answer(self, projects_count: int) -> None:
        wanted = [
            (place, row)
            for place in range(projects_count)
            for row in range(len(set(self.tables.projects[self.scope.projects[place]].concerned_services)))
        ]
        rows = {pair: row for row, pair in enumerate(wanted)}
        lacking = self.sheet.columns(np.ones(len(wanted)), integer=True)
        where = np.array([rows[int(place), int(row)] for place, _, row in self.relay], np.int64)
        self.sheet.at_least(
            np.ones(len(wanted)),
            (where, self.member[self.relay_member], 1.0),
            (np.arange(len(wanted)), lacking, 1.0),
        )
        self.cost("unmet", lacking, 1.0)

    def _holders(self) -> None:
        wanted = np.array([self.tables.needs[need].min_holders for need in self.needs], float)
        need = self.pair_need[self.way_pair]
        self._at_least_held("fragility", need, np.full(len(self.needs), float(CARRIERS)))
        insisting = np.flatnonzero(wanted > 0)
        row_of = np.full(len(self.needs), -1)
        row_of[insisting] = np.arange(len(insisting))
        self._at_least_held("unmet", row_of[need], wanted[insisting])

    def _at_least_held(self, aim: str, row: Ints, least: Floats) -> None:
        lacking = self.sheet.columns(least, integer=True)
        kept = row >= 0
        self.sheet.at_least(least, (row[kept], self.way[kept], 1.0), (np.arange(len(least)), lacking, 1.0))
        self.cost(aim, lacking, 1.0)

    def cost_of(self, aim: str) -> Floats:
        found = np.zeros(self.sheet.width)
        for columns, values in self.costs.get(aim, ()):
            found[columns] = values
        return found


def model_of(scope: Scope) -> Model:
    """Return the rows and columns of a scope; time and memory grow as its lines x columns of time."""
    writer = _Writer(scope)
    writer.people()
    writer.carriers()
    writer.days()
    writer.caps()
    writer.conditions()
    ranks = range(int(scope.tables.rank.max(initial=-1)) + 1)
    aims = ["unmet", *(f"missing{rank}" for rank in ranks), "overload", "training", "fragility", "members", "distance"]
    training = scope.tables.problem.training_days
    steps = (1.0, *(0.0 for _ in ranks), 0.0, training, 1.0, 1.0, 1.0)
    return Model(
        scope,
        writer.sheet,
        writer.member,
        writer.member_project,
        writer.member_resource,
        writer.way,
        writer.pair_need[writer.way_pair],
        writer.pair_resource[writer.way_pair],
        writer.way_gap,
        writer.give,
        tuple(writer.cost_of(aim) for aim in aims),
        steps,
    )
