"""The reading of a fiche by a director: given in the portal, or recorded from paper; taken back within the hour."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.papers.kinds import fiche_de_poste
from transverse.portal.components.paper_file import blocks
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.job_sheets.forms import PaperReading, Reading
from transverse.portal.people import circulation, sheet_papers
from transverse.portal.people.models import Acknowledgement, JobSheetVersion


@page("chart.see", "GET", "POST")
def acknowledge(request: AccountRequest, pk: int) -> HttpResponse:
    """Let the director read the sheet and say so."""
    reading = _reading(pk)
    if not request.user.has_perm("job_sheets.acknowledge", reading):
        raise Http404
    if reading.read_at or reading.version.state != JobSheetVersion.CIRCULATED:
        if request.method == "GET":
            return redirect(reading.version)
        raise RefusalError("Cette lecture est déjà notée, ou une nouvelle version a remplacé celle-ci.")
    form = Reading(request.POST or None)
    if form.is_valid():
        circulation.acknowledge(reading, form.cleaned_data["remark"], request.user, timezone.now())
        messages.success(request, "Merci : il est noté que vous avez pris connaissance de cette fiche.")
        return redirect(reading.version)
    previous = sheet_papers.previous_of(reading.version)
    if previous:
        previous.sheet = reading.version.sheet
    data = sheet_papers.paper_of(reading.version, "", [], previous)
    context = {"reading": reading, "form": form, "blocks": blocks(fiche_de_poste.compose(data))}
    return render(request, "job_sheets/acknowledge.html", context, status=422 if form.errors else 200)


@page("job_sheets.record", "GET", "POST")
def record(request: AccountRequest, pk: int) -> HttpResponse:
    """Record a paper that a director has signed."""
    reading = _reading(pk)
    form = PaperReading(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            circulation.record(
                reading, form.cleaned_data["on"], form.cleaned_data["remark"], request.user, timezone.now()
            )
        except RefusalError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, "La lecture sur papier est notée.")
            return redirect(reading.version)
    return render(
        request, "job_sheets/record.html", {"reading": reading, "form": form}, status=422 if form.errors else 200
    )


@page("chart.see", "POST")
def undo(request: AccountRequest, pk: int) -> HttpResponse:
    """Take a reading back."""
    reading = _reading(pk)
    if not request.user.has_perm("job_sheets.acknowledge", reading):
        require(request, "job_sheets.record", reading)
    circulation.undo(reading, request.user, timezone.now())
    messages.success(request, "La lecture n'est plus notée.")
    return redirect(reading.version)


def _reading(pk: int) -> Acknowledgement:
    found = Acknowledgement.objects.exclude(version__state=JobSheetVersion.DRAFT)
    return get_object_or_404(found.select_related("version__sheet__agent", "director", "unit"), pk=pk)
