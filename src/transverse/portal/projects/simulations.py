"""Trying the year with something changed: asked for, worked out by a job, kept for thirty days."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from transverse.papers.words import listed
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.daily import daily
from transverse.portal.jobs.progress import Progress
from transverse.portal.jobs.work import work
from transverse.portal.projects.comparing import compared
from transverse.portal.projects.models import Project, Simulation
from transverse.portal.projects.quarters import is_quarter, quarter_of, said
from transverse.portal.projects.what_if import Change, changed
from transverse.portal.projects.year_problem import NOTHING, open_projects, plan_of, year_problem
from transverse.staffing.model import Plan, Problem

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

KIND = "simulate_year"
KEPT = timedelta(days=30)
MOST_CHANGES = 20
_LONGEST = 300


@transaction.atomic
def launch(year: int, changes: Iterable[Change], by: "Account", today: date) -> Simulation:
    """Have the year worked out as it stands and with `changes`; the projects themselves are not touched.

    Raises
    ------
    RefusalError
        Nothing is changed, or too much at once, or a quarter is over, or there is nothing to staff.
    """
    asked = [each for each in changes if each.is_dropped or each.starts or each.priority is not None]
    titles = {str(each.pk): each for each in open_projects(year)}
    if not any(each.needs.all() for each in titles.values()):
        raise RefusalError(NOTHING)
    _check(asked, titles, today)
    row = Simulation(year=year, label=_label(asked, titles), changes=[asdict(each) for each in asked], asked_by=by)
    row.save()
    row.job = ask(KIND, f"Simulation de l'année {year}", {"simulation": row.pk}, by)
    row.save(update_fields=["job"])
    return row


def _check(changes: Collection[Change], known: Collection[str], today: date) -> None:
    if not changes:
        raise RefusalError("Rien n'est changé : choisissez ce que vous voulez essayer pour au moins un projet.")
    if len(changes) > MOST_CHANGES:
        raise RefusalError(
            f"Essayez {MOST_CHANGES} changements au plus à la fois : au-delà, on ne sait plus ce qui agit."
        )
    if any(each.project not in known for each in changes):
        raise RefusalError("L'un de ces projets n'est plus ouvert cette année. Rouvrez la page, puis recommencez.")
    if any(each.starts and (not is_quarter(each.starts) or each.starts < quarter_of(today)) for each in changes):
        raise RefusalError("Un projet ne peut pas commencer dans un trimestre passé. Choisissez-en un autre.")


def _label(changes: Iterable[Change], titles: dict[str, Project]) -> str:
    parts = [_tried(each, titles[each.project].title) for each in changes]
    return f"Et si {listed(parts)} ?"[:_LONGEST]


def _tried(change: Change, title: str) -> str:
    if change.is_dropped:
        return f"« {title} » ne se faisait pas"
    said_parts = [f"commençait au {said(change.starts)}"] if change.starts else []
    said_parts += [f"avait la priorité {change.priority}"] if change.priority is not None else []
    return f"« {title} » {' et '.join(said_parts)}"


@work(KIND)
def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Staff the year twice and keep the comparison; run again after a worker was killed, it does the same."""
    row = Simulation.objects.filter(pk=arguments["simulation"]).first()
    if row is None:
        raise RefusalError("Cette simulation a été effacée : rien n'a été calculé.")
    asked = year_problem(row.year, timezone.localdate())
    if asked.is_empty:
        raise RefusalError(NOTHING)
    tried = changed(asked.problem, [Change(**each) for each in row.changes])
    before = staffed(asked.problem, "L'année telle qu'elle est", progress)
    after = staffed(tried, "L'année avec le changement", progress)
    result = compared(asked, before, tried, after)
    return progress.finish(lambda: _keep(row, result))


def staffed(problem: Problem, step: str, progress: Progress) -> Plan:
    """Return the plan of a problem, found in a bounded time, saying each better one."""
    progress.step(step)
    found = 0

    def told(_plan: Plan) -> None:
        nonlocal found
        found += 1
        progress(found)

    return plan_of(problem, told)


def _keep(row: Simulation, result: dict[str, Any]) -> dict[str, Any]:
    Simulation.objects.filter(pk=row.pk).update(result=result)
    return {
        "sentence": "La simulation est faite.",
        "location": row.get_absolute_url(),
        "link": "Voir ce qui changerait",
    }


@daily("projects.simulations")
def forget(now: datetime) -> None:
    """Erase the simulations of more than thirty days ago."""
    Simulation.objects.filter(asked_at__lt=now - KEPT).delete()
