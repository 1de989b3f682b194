"""What an import would change, said before anything is written: figures, anomalies, arrivals, departures, moves.

The page shows the first lines of each kind; the whole is kept beside, compressed, for the files to download.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from transverse.organisation import Anomaly, Changes, Chart, Reading, differences, explain, explain_group, summary
from transverse.portal.people.models import Function, Mandate, Post
from transverse.portal.people.search import fold

SHOWN = 25
_LARGE = 0.3  # of the agents or of the units: more is likelier to be the wrong file than a year's changes
_FEWEST = 10

Row = list[str]

TITLES = {
    "departures": "Départs",
    "arrivals": "Arrivées",
    "transfers": "Changements de service",
    "heads": "Changements de responsable",
    "units_closed": "Unités qui ferment",
    "units_added": "Unités nouvelles",
    "units_renamed": "Unités qui changent de nom",
    "units_moved": "Unités qui changent de rattachement",
    "agents": "Noms ou adresses corrigés",
    "posts_closed": "Postes supprimés",
    "posts_added": "Postes créés",
}
HEADINGS = {
    "departures": ("Agent", "Où il était", "À savoir"),
    "arrivals": ("Agent", "Où il sera"),
    "transfers": ("Agent", "Avant", "Après", "À savoir"),
    "heads": ("Unité", "Avant", "Après"),
    "units_closed": ("Unité", "À savoir"),
    "units_added": ("Unité", "Rattachée à"),
    "units_renamed": ("Avant", "Après"),
    "units_moved": ("Unité", "Avant", "Après"),
    "agents": ("Avant", "Après"),
    "posts_closed": ("Poste", "Unité"),
    "posts_added": ("Poste", "Unité"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the page shows, and the whole of it."""

    summary: dict[str, Any]
    details: dict[str, Any]


def report(reading: Reading, before: Chart, today: date) -> Report:
    """Say what `reading` holds and what it would change to the chart `before`."""
    changes = _rows(before, reading.chart, differences(before, reading.chart), _Ties.read(today))
    figures = {
        "source": reading.source,
        "rows": reading.rows,
        "units": len(reading.chart.units),
        "posts": len(reading.chart.posts),
        "agents": len(reading.chart.agents),
        "vacant": sum(post.holder is None for post in reading.chart.posts),
    }
    return Report(
        {
            **figures,
            "is_first": not before.units,
            "is_blocked": reading.is_blocked,
            "warnings": [] if reading.is_blocked else _too_much(before, changes),
            "anomalies": [
                {"sentence": explain_group(group), "blocking": group.severity == "blocking", "count": group.count}
                for group in summary(reading.anomalies)
            ],
            "changes": {kind: {"count": len(rows), "first": rows[:SHOWN]} for kind, rows in changes.items() if rows},
        },
        {"anomalies": [_anomaly(each) for each in reading.anomalies], "changes": changes},
    )


def _anomaly(anomaly: Anomaly) -> Row:
    line = "" if anomaly.line is None else str(anomaly.line)
    return [anomaly.severity.value, anomaly.part, line, anomaly.column, anomaly.value, explain(anomaly)]


def _too_much(before: Chart, changes: Mapping[str, list[Row]]) -> list[str]:
    """Warn when so much disappears that the file may be only a part of the chart."""
    counts = (
        (len(changes["departures"]), len(before.agents), "agents"),
        (len(changes["units_closed"]), len(before.units), "unités"),
    )
    return [
        f"{gone} {what} sur {all_of_them} disparaîtraient de l'organigramme. "
        "Vérifiez que ce fichier est l'organigramme entier, et que ses codes sont ceux de l'import précédent."
        for gone, all_of_them, what in counts
        if gone >= _FEWEST and gone > _LARGE * all_of_them
    ]


@dataclass(frozen=True, slots=True)
class _Ties:
    """What holds an agent or a unit beyond the chart: mandates in force or to come, roles."""

    of_agents: Mapping[str, list[str]]
    of_units: Mapping[str, list[str]]

    @classmethod
    def read(cls, today: date) -> "_Ties":
        agents: dict[str, list[str]] = {}
        units: dict[str, list[str]] = {}
        mandates = Mandate.objects.current(today).select_related("agent").prefetch_related("units")
        for mandate in mandates:
            places = ", ".join(unit.name for unit in mandate.units.all())
            said = f"{mandate.called.capitalize()}{f' ({places})' if places else ''}"
            agents.setdefault(mandate.agent.code, []).append(said)
            for unit in mandate.units.all():
                units.setdefault(unit.code, []).append(str(mandate))
        posts = Post.objects.filter(~Q(function=""), closed_on=None).exclude(holder=None)
        for code, function in posts.values_list("holder__code", "function"):
            agents.setdefault(code, []).append(f"Rôle : {Function(function).label}")
        return cls(agents, units)

    def agent(self, code: str) -> str:
        return " ; ".join(self.of_agents.get(code, ()))

    def unit(self, code: str) -> str:
        return " ; ".join(self.of_units.get(code, ()))


class _Names:
    """Names of what a chart knows by its codes."""

    def __init__(self, *charts: Chart) -> None:
        self.units = {unit.code: unit.name for chart in charts for unit in chart.units}
        self.agents = {
            agent.code: f"{agent.first_name} {agent.last_name}".strip() or agent.code
            for chart in charts
            for agent in chart.agents
        }
        self.places: dict[str, list[str]] = {}
        for post in charts[-1].posts:
            if post.holder:
                self.places.setdefault(post.holder, []).append(f"{post.title or 'Poste'}, {self.units[post.unit]}")

    def agent(self, code: str | None) -> str:
        return self.agents[code] if code else "personne"

    def unit(self, code: str | None) -> str:
        return self.units[code] if code else "le sommet"

    def these(self, codes: Iterable[str]) -> str:
        return ", ".join(self.units[code] for code in codes) or "aucune unité"

    def place(self, code: str) -> str:
        return " ; ".join(self.places.get(code, ())) or "aucun poste"


def _rows(before: Chart, after: Chart, changes: Changes, ties: _Ties) -> dict[str, list[Row]]:
    old, new = _Names(before), _Names(before, after)
    leaving = sorted(changes.departures, key=_by_name)
    departures = [[old.agent(each.code), old.place(each.code), ties.agent(each.code)] for each in leaving]
    transfers = [
        [new.agent(each.agent.code), new.these(each.before), new.these(each.after), ties.agent(each.agent.code)]
        for each in sorted(changes.transfers, key=lambda each: _by_name(each.agent))
    ]
    closed = [
        [unit.name, ties.unit(unit.code)] for unit in sorted(changes.units_removed, key=lambda unit: fold(unit.name))
    ]
    return {
        "departures": _tied_first(departures),
        "transfers": _tied_first(transfers),
        "heads": [[each.unit.name, new.agent(each.before), new.agent(each.after)] for each in changes.heads_changed],
        "units_closed": _tied_first(closed),
        "units_added": [[unit.name, new.unit(unit.parent)] for unit in changes.units_added],
        "units_renamed": [[each.before.name, each.after.name] for each in changes.units_renamed],
        "units_moved": [
            [each.after.name, old.unit(each.before.parent), new.unit(each.after.parent)] for each in changes.units_moved
        ],
        "arrivals": [[new.agent(each.code), new.place(each.code)] for each in sorted(changes.arrivals, key=_by_name)],
        "agents": [[_told(each.before), _told(each.after)] for each in changes.agents_changed],
        "posts_closed": [[post.title or post.code, old.unit(post.unit)] for post in changes.posts_removed],
        "posts_added": [[post.title or post.code, new.unit(post.unit)] for post in changes.posts_added],
    }


def _told(agent: Any) -> str:  # noqa: ANN401 (an agent of the engine)
    return " ".join(filter(None, (agent.first_name, agent.last_name, agent.email and f"<{agent.email}>")))


def _by_name(agent: Any) -> list[list[str]]:  # noqa: ANN401 (an agent of the engine)
    return [fold(agent.last_name), fold(agent.first_name)]


def _tied_first(rows: list[Row]) -> list[Row]:
    """Bring to the top what holds by a mandate or a role, in the order given."""
    return sorted(rows, key=lambda row: not row[-1])
