"""What the year lacks, worked out again, said by the services, taken away for the training plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.papers.kinds import plan_de_formation
from transverse.portal.components.csv_file import csv_file
from transverse.portal.components.paper_file import paper_file
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import JobState
from transverse.portal.pages.learning.forms import Places
from transverse.portal.people.models import Unit
from transverse.portal.projects import learning as rules
from transverse.portal.projects.learning_papers import HEADINGS, paper_data, rows
from transverse.portal.projects.models import YearPlan
from transverse.portal.projects.year_plan import work_out as ask

_NOT_YET = "L'année n'est pas encore calculée : il n'y a rien à emporter. Lancez d'abord le calcul."


@page("learning.see")
def learning(request: AccountRequest, year: int | None = None) -> HttpResponse:
    """Show what the year lacks, skill by skill."""
    wanted = year or timezone.localdate().year
    row = YearPlan.objects.filter(year=wanted).select_related("job").first()
    found = rules.shown(row)
    silent = sum(one.people is None for each in found for one in each.learners)
    context = {
        "year": wanted,
        "plan": row,
        "found": found,
        "silent": silent,
        "places": sum(one.people or 0 for each in found for one in each.learners),
        "job": row.job if row and row.job and not row.job.is_over else None,
        "stopped": bool(row and row.job and row.job.state == JobState.FAILED),
    }
    return render(request, "learning/learning.html", context)


@page("learning.see", "POST")
def work_out(request: AccountRequest, year: int) -> HttpResponse:
    """Have the year worked out, and show how far it is."""
    return redirect(ask(year, request.user))


@page("learning.answer", "GET", "POST")
def answer(request: AccountRequest, year: int) -> HttpResponse:
    """Ask the head of services how many people each may send."""
    found = rules.shown(YearPlan.objects.filter(year=year).first())
    asked = rules.of_units(found, request.user.standing.heads)
    form = Places(asked, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _write(request, year, form)
        messages.success(request, "C'est noté pour le plan de formation. Vous pouvez revenir changer un nombre.")
        return redirect("learning_answer", year)
    context = {"form": form, "year": year}
    return render(request, "learning/answer.html", context, status=422 if form.errors else 200)


def _write(request: AccountRequest, year: int, form: Places) -> None:
    by, today = request.user.agent, timezone.localdate()
    if by is None:
        return
    said = form.said()
    units = Unit.objects.in_bulk([pair[1].unit for pair, _ in said])
    for pair, people in said:
        require(request, "learning.say", units[pair[1].unit])
        if people is None:
            rules.take_back(year, pair)
        else:
            rules.say(year, pair, people, by, today)


@page("learning.see")
def table(_request: AccountRequest, year: int) -> HttpResponse:
    """Answer the table."""
    found = rules.shown(_worked_out(year))
    return csv_file(f"besoins-de-formation-{year}.csv", HEADINGS, rows(found, year))


@page("learning.see")
def download(request: AccountRequest, year: int, kind: str) -> HttpResponse:
    """Answer the paper as docx, odt or PDF."""
    row = _worked_out(year)
    data = paper_data(row, rules.shown(row), collectivity_of(request).name, timezone.localdate())
    return paper_file(plan_de_formation.compose(data), kind, f"plan de formation {year}")


def _worked_out(year: int) -> YearPlan:
    row = YearPlan.objects.filter(year=year).exclude(made_at=None).first()
    if row is None:
        raise RefusalError(_NOT_YET)
    return row
