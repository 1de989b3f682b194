"""OR-Tools CP-SAT on the model of staffing, aim after aim; the problem in JSON on standard input, the answer as JSON.

Usage:  cpsat_staffing.py SECONDS

Days are whole numbers, which all instances of the benchmark are made of.  Each aim is minimised in turn, those before
it held at their value, from the plan found so far, within what is left of the time.  One thread, linearisation level 2:
the best of the settings that were tried.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ortools.sat.python import cp_model

Json = dict[str, Any]
Var = cp_model.IntVar
GAP_MAX, CARRIERS, SHARE = 2, 2, 1
AIMS = ("overload", "training", "fragility", "members", "distance")


class Staffing:
    """The model: who carries (z), days by offer and period (t), members (x), relays (v), and the aims as sums."""

    def __init__(self, problem: Json) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.days, self.carries, self.members, self.relays = {}, {}, {}, {}
        self.aims = {"unmet": [], "fragility": [], "overload": [], "training": [], "members": [], "distance": []}
        self.missing = defaultdict(list)
        self.used, self.by_directorate, self.by_offer = defaultdict(list), defaultdict(list), defaultdict(list)
        self.by_member = defaultdict(list)
        self.offering = defaultdict(list)
        self.resources = {each["id"]: each for each in problem["resources"]}
        for each in problem["resources"]:
            for offer in each["offers"]:
                if each["max_days"] >= SHARE:
                    self.offering[offer["skill"]].append((each, offer))
        for project in problem["projects"]:
            self.project(project)
        self.caps()

    def project(self, project: Json) -> None:
        """Add a project: its needs, its relays, its members, its directorates."""
        for need in project["needs"]:
            self.need(project, need)
        self.relays_of(project)
        crossed = defaultdict(list)
        team = []
        for (code, resource), reasons in self.by_member.items():
            if code != project["id"]:
                continue
            x = self.model.NewBoolVar("")
            self.members[code, resource] = x
            for each in reasons:
                self.model.AddImplication(each, x)
            self.model.Add(sum(reasons) >= x)
            team.append(x)
            self.aims["members"].append((1, x))
            self.aims["distance"].append((self.resources[resource]["distance"], x))
        for (code, _, resource), z in self.carries.items():
            if code == project["id"]:
                crossed[self.resources[resource]["directorate"]].append(z)
        if project.get("max_members") is not None:
            self.model.Add(sum(team) <= project["max_members"])
        if project["min_directorates"]:
            present = []
            for each in crossed.values():
                y = self.model.NewBoolVar("")
                self.model.Add(sum(each) >= y)
                present.append(y)
            self.lacking(project["min_directorates"], present)

    def lacking(self, wanted: int, held: list[Var], aim: str = "unmet") -> None:
        """Count what `held` lacks to be `wanted`."""
        lack = self.model.NewIntVar(0, wanted, "")
        self.model.Add(sum(held) + lack >= wanted)
        self.aims[aim].append((1, lack))

    def need(self, project: Json, need: Json) -> None:
        """Add a need: who carries it, with which offers, in which periods, and what is missing."""
        periods, code = project["periods"], (project["id"], need["id"])
        given, gaps = defaultdict(list), defaultdict(dict)
        for resource, offer in self.offering[need["skill"]]:
            gap = max(0, need["level"] - offer["level"])
            if gap > GAP_MAX:
                continue
            gaps[resource["id"]].setdefault(gap, []).append(offer)
        holders = []
        for resource, offers in gaps.items():
            z = self.model.NewBoolVar("")
            self.carries[(*code, resource)] = z
            self.by_member[project["id"], resource].append(z)
            holders.append(z)
            whole, cap = [], self.resources[resource]["max_days"]
            short = {gap: self.model.NewBoolVar("") for gap in offers if gap}
            for gap, these in offers.items():
                for offer in these:
                    for period in periods:
                        most = int(min(need["days"], cap))
                        t = self.model.NewIntVar(0, most, "")
                        self.model.Add(t <= most * (short[gap] if gap else z))
                        self.days[(*code, resource, period, gap, offer["level"])] = t
                        given[period].append(t)
                        whole.append(t)
                        self.used[resource, period].append((t, project["id"]))
                        self.by_directorate[self.resources[resource]["directorate"], period].append(t)
                        self.by_offer[resource, offer["skill"], offer["level"], period].append(t)
            self.train(short, z)
            self.model.Add(sum(whole) >= int(min(SHARE, need["days"] * len(periods))) * z)
        for period in periods:
            lack = self.model.NewIntVar(0, int(need["days"]), "")
            self.model.Add(sum(given[period]) + lack == int(need["days"]))
            self.missing[project["priority"]].append((1, lack))
        if need["min_holders"]:
            self.lacking(need["min_holders"], holders)
        self.lacking(CARRIERS, holders, "fragility")

    def train(self, short: dict[int, Var], z: Var) -> None:
        """Count the largest gap of a carrier, by steps."""
        cost = int(self.problem.get("training_days", 5))
        for gap, used in sorted(short.items()):
            self.model.AddImplication(used, z)
            below = [each for other, each in short.items() if other < gap]
            self.aims["training"].append((cost * gap, used))
            if below:
                both = self.model.NewBoolVar("")  # the smaller gap costs nothing beside the larger
                self.model.AddBoolAnd([used, *below]).OnlyEnforceIf(both)
                self.aims["training"].append((-cost * (gap - 1), both))

    def relays_of(self, project: Json) -> None:
        """Add who may answer for each concerned service."""
        for service in project["concerned_services"]:
            answering = []
            for each in self.problem["resources"]:
                if each["relay"] and each["service"] == service:
                    v = self.model.NewBoolVar("")
                    self.relays[project["id"], service, each["id"]] = v
                    self.by_member[project["id"], each["id"]].append(v)
                    answering.append(v)
            self.lacking(1, answering)

    def caps(self) -> None:
        """Caps of resources, tied to membership as well (the tight row), of directorates, and the offers."""
        for (resource, _), group in self.used.items():
            cap = int(self.resources[resource]["max_days"])
            self.model.Add(sum(t for t, _ in group) <= cap)
            by_project = defaultdict(list)
            for t, code in group:
                by_project[code].append(t)
            for code, these in by_project.items():
                self.model.Add(sum(these) <= cap * self.members[code, resource])
        most = {each["id"]: each.get("max_days") for each in self.problem["directorates"]}
        for (directorate, _), group in self.by_directorate.items():
            if most[directorate] is not None:
                self.model.Add(sum(group) <= int(most[directorate]))
        offered = {
            (each["id"], offer["skill"], offer["level"]): offer["days"]
            for each in self.problem["resources"]
            for offer in each["offers"]
        }
        for key, group in self.by_offer.items():
            beyond = self.model.NewIntVar(0, int(self.resources[key[0]]["max_days"]), "")
            self.model.Add(sum(group) - beyond <= int(offered[key[:3]]))
            self.aims["overload"].append((1, beyond))

    def stages(self) -> Iterator[tuple[str, list[tuple[int, Var]]]]:
        """Yield the aims in the order in which they count."""
        yield "unmet", self.aims["unmet"]
        for priority in sorted(self.missing):
            yield f"missing {priority}", self.missing[priority]
        for aim in AIMS:
            yield aim, self.aims[aim]

    def answer(self, solver: cp_model.CpSolver) -> Json:
        """Return assignments and relays of what was found last."""
        days = defaultdict(int)
        for (project, need, resource, period, gap, _), t in self.days.items():
            if solver.Value(t):
                days[project, need, resource, period, gap] += solver.Value(t)
        assignments = [[*key[:4], each, key[4]] for key, each in sorted(days.items())]
        relays = [list(key) for key, v in self.relays.items() if solver.Value(v)]
        return {"assignments": assignments, "relays": relays}


class First(cp_model.CpSolverSolutionCallback):
    """Notes when the first answer came."""

    def __init__(self, start: float) -> None:
        super().__init__()
        self.start, self.first = start, None

    def on_solution_callback(self) -> None:
        """Be told of a solution."""
        if self.first is None:
            self.first = time.perf_counter() - self.start


def main() -> None:
    """Solve, print."""
    problem = json.load(sys.stdin)
    start, seconds = time.perf_counter(), float(sys.argv[1])
    staffing = Staffing(problem)
    first, stages, answer = None, [], None
    for name, terms in staffing.stages():
        left = seconds - (time.perf_counter() - start)
        if left <= 0:
            stages.append([name, None, 0])
            continue
        cost = sum(weight * variable for weight, variable in terms)
        staffing.model.Minimize(cost)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = left
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        seen = First(start)
        status = solver.Solve(staffing.model, seen)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            stages.append([name, None, 0])
            break
        first = first if first is not None else seen.first
        answer = staffing.answer(solver)
        stages.append([name, round(solver.ObjectiveValue()), solver.BestObjectiveBound()])
        staffing.model.Add(cost <= round(solver.ObjectiveValue()))
        staffing.model.ClearHints()
        for index in range(len(staffing.model.Proto().variables)):
            variable = staffing.model.GetIntVarFromProtoIndex(index)
            staffing.model.AddHint(variable, solver.Value(variable))
        if status != cp_model.OPTIMAL:
            break
    proven = len(stages) == len(list(staffing.stages())) and all(value == bound for _, value, bound in stages)
    told = {"first": first, "seconds": time.perf_counter() - start, "proven": proven, "stages": stages}
    json.dump({**told, **(answer or {"assignments": [], "relays": []})}, sys.stdout)


if __name__ == "__main__":
    main()
