"""The tables of a plan: who gives what to a project, all projects in a line each, what the plan is worth."""

import unicodedata
from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from transverse.cli.compose_words import Line, grouped
from transverse.cli.streams import visible
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import Assignment, Need, Project
from transverse.staffing.names import number
from transverse.staffing.standing import Standing

_WIDE = 6  # periods with a column each
NOBODY = "personne"


def team(now: Standing, project: Project) -> Table:
    """Return who gives how many days to each need of a project, in alphabetical order, and the days missing."""
    apart = len(project.periods) <= _WIDE
    table = _table("Besoin", "Qui")
    for each in project.periods if apart else ("Jours",):
        table.add_column(visible(each), justify="right" if apart else "left")
    table.add_column("")
    for need in project.needs:
        title = Text(f"{visible(need.id)} ({visible(need.skill)})")
        for who, days, note in _rows(now, project, need):
            cells = [_days(days.get(each, 0.0)) for each in project.periods] if apart else [_sum_up(days)]
            table.add_row("", title, who, *cells, note)
            title = Text()
    return table


def _rows(now: Standing, project: Project, need: Need) -> Iterator[tuple[Text, dict[str, float], Text]]:
    carriers = now.carriers(project.id, need.id)
    for code in alphabetical(carriers):
        short = any(each.training_levels for each in carriers[code])
        yield Text(visible(code)), _by_period(carriers[code]), Text("formation à prévoir" if short else "", "dim")
    missing = {
        each.period: each.days for each in now.plan.missing if (each.project, each.need) == (project.id, need.id)
    }
    if missing:
        yield Text("manque" if carriers else NOBODY, "bold red"), missing, Text("jours manquants", "bold red")


def overview(now: Standing, projects: Iterable[Project], missing: dict[str, float]) -> Table:
    """Return a line for each project: members, directorates, days given and days missing."""
    table = _table("Projet", "Priorité", "Membres", "Directions", "Jours donnés", "Jours manquants")
    for column in table.columns[2:]:
        column.justify = "right"
    for project in projects:
        given = now.of_project.get(project.id, ())
        crossed = {now.resources[each.resource].directorate for each in given}
        table.add_row(
            "",
            Text(visible(project.id)),
            str(project.priority),
            str(len(now.members(project.id))),
            str(len(crossed)),
            grouped(sum(each.days for each in given)),
            Text(grouped(missing.get(project.id, 0.0)), "bold red" if missing.get(project.id) else ""),
        )
    return table


def worth(lines: Iterable[Line]) -> Table:
    """Return the aims of a plan, in the order in which they count, and what is proven of each."""
    table = _table("Ce que vaut le plan, dans l'ordre", "", "Preuve")
    table.columns[2].justify = "right"
    for each in lines:
        table.add_row("", each.aim, each.value, each.proof)
    return table


def alphabetical(codes: Iterable[str]) -> list[str]:
    """Return `codes` as a French dictionary has them: accents and capitals part only what is otherwise alike."""
    return sorted(codes, key=lambda each: (unicodedata.normalize("NFKD", each).encode("ascii", "ignore").lower(), each))


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("")  # the indent
    for title in titles:
        table.add_column(title)
    return table


def _by_period(assignments: Iterable[Assignment]) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in assignments:
        found[each.period] = found.get(each.period, 0.0) + each.days
    return found


def _days(days: float) -> str:
    return number(days) if days > TOLERANCE else "–"


def _sum_up(days: dict[str, float]) -> str:
    return ", ".join(f"{visible(period)} : {number(each)}" for period, each in days.items())
