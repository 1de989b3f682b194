"""Importing the chart, from the file to the way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.organisation.reader import importers
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.jobs.models import Job
from transverse.portal.pages.imports.forms import Upload
from transverse.portal.people import imports
from transverse.portal.people.import_report import HEADINGS, TITLES
from transverse.portal.people.models import ChartImport, Function, ImportState, Post, Unit

_RECENT = 10


@page("chart.import", "GET", "POST")
def new(request: AccountRequest) -> HttpResponse:
    """Ask for a file, and show the last imports."""
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    if getattr(request, "upload_too_large", False):
        form.refuse_size()
    if form.is_valid():
        file = form.cleaned_data["chart"]
        return redirect(imports.receive(file, file.name, request.user, timezone.now()))
    recent = ChartImport.objects.defer(*ChartImport.BLOBS).select_related("asked_by__agent")[:_RECENT]
    labels = [importer.LABEL for importer in importers()]
    return render(request, "imports/new.html", {"form": form, "recent": recent, "labels": labels})


@page("chart.import")
def show(request: AccountRequest, pk: int) -> HttpResponse:
    """Show how far the reading is, then what the import would change, then what it has changed."""
    rows = ChartImport.objects.defer(*ChartImport.BLOBS).select_related("reading", "writing", "asked_by__agent")
    row = get_object_or_404(rows, pk=pk)
    context = {"row": row, "stage": _stage(row), "job": _job(row), "changes": _changes(row), "next": _next(row)}
    context["is_stale"] = row.state == ImportState.READY and imports.is_stale(row)
    context["way_back"] = row.state == ImportState.APPLIED and imports.way_back(row, timezone.now())
    context["has_details"] = ChartImport.objects.filter(pk=pk, details__isnull=False).exists()
    return render(request, "imports/show.html", context)


def _stage(row: ChartImport) -> str:
    """Return which part of the page is shown; work that stopped for good is shown as such."""
    job = _job(row)
    if row.state == ImportState.READING:
        return "stopped" if job is None or job.is_over else "working"
    if row.state == ImportState.APPLYING:
        return "dry_run" if job is None or job.state in {"failed", "cancelled"} else "working"
    if row.state == ImportState.READY:
        return "dry_run"
    return "applied" if row.state == ImportState.APPLIED else "closed"


def _job(row: ChartImport) -> Job | None:
    return row.writing if row.state == ImportState.APPLYING else row.reading


def _changes(row: ChartImport) -> list[dict[str, object]]:
    """Return the changes in the order in which they matter, each with its words."""
    found = row.summary.get("changes", {})
    return [
        {"title": TITLES[kind], "headings": HEADINGS[kind], "rows": found[kind]["first"], "count": found[kind]["count"]}
        for kind in TITLES
        if kind in found
    ]


def _next(row: ChartImport) -> dict[str, object]:
    """Return what is left to do once the chart is there."""
    if row.state != ImportState.APPLIED:
        return {}
    open_units = Unit.objects.filter(closed_on=None)
    return {
        "has_dgs": Post.objects.filter(function=Function.DGS, closed_on=None).exclude(holder=None).exists(),
        "expecting": open_units.filter(expects_relay=True).count(),
        "without_trade": open_units.filter(expects_relay=True, trade="").count(),
    }


@page("chart.import", "POST")
def confirm(request: AccountRequest, pk: int) -> HttpResponse:
    """Have the import written."""
    get_object_or_404(ChartImport.objects.only("pk"), pk=pk)
    return redirect(imports.confirm(pk, request.user, timezone.now()))


@page("chart.import", "POST")
def abandon(request: AccountRequest, pk: int) -> HttpResponse:
    """Forget the file."""
    get_object_or_404(ChartImport.objects.only("pk"), pk=pk)
    imports.abandon(pk)
    messages.success(request, "L'import est abandonné : rien n'a été changé, et le fichier est effacé.")
    return redirect("import_new")


@page("chart.import", "POST")
def go_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Propose the chart of before."""
    row = get_object_or_404(ChartImport, pk=pk)
    return redirect(imports.go_back(row, request.user, timezone.now()))
