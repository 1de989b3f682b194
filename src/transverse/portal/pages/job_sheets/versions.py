"""A version of a fiche: read, compared with the one before, downloaded."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.kinds import fiche_de_poste
from transverse.papers.wording import printable
from transverse.portal.components.paper_file import blocks, paper_file
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.job_sheets.access import sees_remarks, sheet_of, version_of
from transverse.portal.people import circulation, job_sheets, sheet_papers
from transverse.portal.people.models import JobSheetVersion


@page("chart.see")
def sheet(request: AccountRequest, pk: int) -> HttpResponse:
    """Lead to the version that circulates or, before the first circulation, to the draft."""
    found = job_sheets.versions(request.user, sheet_of(request, pk))
    shown = found.filter(state=JobSheetVersion.CIRCULATED).first() or found.first()
    if shown is None:
        raise Http404
    return redirect(shown)


@page("chart.see")
def version(request: AccountRequest, pk: int, number: int) -> HttpResponse:
    """Show what a version says, who has read it, and what may be done next."""
    found = version_of(request, pk, number)
    writes = request.user.has_perm("job_sheets.write")
    readings = list(found.acknowledgements.select_related("director", "unit"))
    agent, now = request.user.standing.agent, timezone.now()
    all_remarks = sees_remarks(request, found.sheet)
    data = sheet_papers.paper_of(found, "", readings=[])
    context = {
        "version": found,
        "agent": found.sheet.agent,
        "blocks": blocks(fiche_de_poste.compose(data)),
        "total": sum(line.share for line in data.lines),
        "readings": [
            (
                each,
                each.remark if all_remarks or each.director_id == agent else "",
                circulation.can_undo(each, request.user, now),
            )
            for each in readings
        ],
        "read": sum(each.read_at is not None for each in readings),
        "mine": next((each for each in readings if each.director_id == agent and not each.read_at), None),
        "versions": list(job_sheets.versions(request.user, found.sheet)),
        "writes": writes,
        "downloads": reverse("job_sheet_download", args=[pk, number, "x"]).removesuffix("/x"),
    }
    return render(request, "job_sheets/version.html", context)


@page("chart.see")
def changes(request: AccountRequest, pk: int, number: int) -> HttpResponse:
    """Show what a version changes to the one before, in sentences and side by side."""
    found = version_of(request, pk, number)
    before = sheet_papers.previous_of(found)
    if before is None:
        raise Http404
    before.sheet = found.sheet
    old, new = (sheet_papers.paper_of(each, "", readings=[]) for each in (before, found))
    context = {
        "version": found,
        "before": before,
        "agent": found.sheet.agent,
        "changes": [printable(each) for each in fiche_de_poste.changes(old, new)],
        "rows": sheet_papers.side_by_side(old, new),
    }
    return render(request, "job_sheets/changes.html", context)


@page("chart.see")
def download(request: AccountRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """Answer a version as docx, odt or PDF, with what directors have said of it."""
    found = version_of(request, pk, number)
    before = sheet_papers.previous_of(found)
    if before:
        before.sheet = found.sheet
    everything, mine = sees_remarks(request, found.sheet), request.user.standing.agent
    data = sheet_papers.paper_of(
        found,
        collectivity().name,
        previous=before,
        readings=[
            (each, each.remark if everything or each.director_id == mine else "")
            for each in found.acknowledgements.select_related("director", "unit")
        ],
    )
    return paper_file(fiche_de_poste.compose(data), kind, f"fiche de poste {found.sheet.agent} version {number}")
