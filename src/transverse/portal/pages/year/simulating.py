"""Trying the year with something changed: the list, the form, both years side by side."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import JobState
from transverse.portal.pages.year.forms import Trying
from transverse.portal.projects import simulations as rules
from transverse.portal.projects.models import Simulation
from transverse.portal.projects.year_problem import open_projects

A_PAGE = 50


@page("year.simulate")
def simulations(request: AccountRequest, year: int) -> HttpResponse:
    """List what was tried of the year, the last first."""
    rows = Simulation.objects.filter(year=year).defer("result").select_related("asked_by__agent", "job")
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"year": year, "page_obj": found, "rows": [(each, *_state(each)) for each in found]}
    return render(request, "year/simulations.html", context)


def _state(row: Simulation) -> tuple[str, str]:
    if row.job is None or row.job.state == JobState.DONE:
        return "faite", "ok"
    return row.job.get_state_display(), "warn" if row.job.state == JobState.FAILED else "info"


@page("year.simulate", "GET", "POST")
def new(request: AccountRequest, year: int) -> HttpResponse:
    """Ask what to try of each open project, and have it worked out."""
    today = timezone.localdate()
    page_obj = Paginator(open_projects(year), A_PAGE).get_page(request.GET.get("page"))
    form = Trying(page_obj.object_list, today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = rules.launch(year, form.changes(), request.user, today)
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(row)
    context = {"form": form, "year": year, "page_obj": page_obj}
    return render(request, "year/new.html", context, status=422 if form.errors else 200)


@page("year.simulate")
def simulation(request: AccountRequest, pk: int) -> HttpResponse:
    """Show how far the work is, then both years."""
    row = get_object_or_404(Simulation.objects.select_related("job", "asked_by__agent"), pk=pk)
    ends = timezone.localtime(row.asked_at + rules.KEPT)
    return render(request, "year/simulation.html", {"row": row, "result": row.result, "ends": ends})


@page("year.simulate", "GET", "POST")
def forget(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then erase a simulation before its time."""
    row = get_object_or_404(Simulation, pk=pk)
    if request.method == "POST":
        row.delete()
        messages.success(request, "La simulation est effacée ; les projets n'ont pas bougé.")
        return redirect("simulations", row.year)
    context = {
        "heading": "Effacer cette simulation",
        "sentence": f"« {row} » : la comparaison sera effacée. Vous pourrez toujours refaire l'essai.",
        "button": "Effacer",
        "back": row.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
