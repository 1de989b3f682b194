"""What a request may reach: a sheet, a version, a draft; the rest does not exist for it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from transverse.portal.ground.page import AccountRequest
from transverse.portal.people.job_sheets import versions, visible
from transverse.portal.people.models import JobSheet, JobSheetVersion


def sheet_of(request: AccountRequest, pk: int) -> JobSheet:
    """Return a sheet that the person may read."""
    return get_object_or_404(visible(request.user), pk=pk)


def version_of(request: AccountRequest, pk: int, number: int) -> JobSheetVersion:
    """Return a version that the person may read, with its sheet."""
    sheet = sheet_of(request, pk)
    found = get_object_or_404(versions(request.user, sheet), number=number)
    found.sheet = sheet
    return found


def draft_of(request: AccountRequest, pk: int) -> JobSheetVersion:
    """Return the draft of a sheet, for those who write."""
    sheet = sheet_of(request, pk)
    found = versions(request.user, sheet).filter(state=JobSheetVersion.DRAFT).first()
    if found is None:
        raise Http404
    found.sheet = sheet
    return found


def sees_remarks(request: AccountRequest, sheet: JobSheet) -> bool:
    """Tell whether all the remarks are for the person: those who follow the sheets, and the agent."""
    return request.user.has_perm("job_sheets.list") or request.user.standing.agent == sheet.agent_id
