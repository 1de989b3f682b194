"""The jobs."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.mail.outbox import counts

_A_PAGE = 50
_STOP_ASKING = 286  # the answer by which htmx stops refreshing
TONES = {
    JobState.WAITING: "off",
    JobState.RUNNING: "info",
    JobState.DONE: "ok",
    JobState.FAILED: "warn",
    JobState.CANCELLED: "off",
}


@page("jobs.see")
def jobs(request: AccountRequest) -> HttpResponse:
    """List the jobs, the last asked for first."""
    found = Job.objects.select_related("asked_by__agent").defer("arguments", "result", "message")
    listed = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, TONES[JobState(each.state)]) for each in listed]
    return render(request, "jobs/jobs.html", {"rows": rows, "page_obj": listed, "counts": counts()})


@page(SIGNED_IN)
def job(request: AccountRequest, pk: UUID) -> HttpResponse:
    """Show how far a job is, to who asked for it and to those who see them all."""
    found = get_object_or_404(_visible(request), pk=pk)
    result = found.result if isinstance(found.result, dict) else {}
    location = str(result.get("location", ""))
    context = {
        "job": found,
        "live": found.live,
        "tone": TONES[JobState(found.state)],
        "sentence": result.get("sentence", ""),
        "location": location if location.startswith("/") else "",
        "link": result.get("link") or "Voir le résultat",
    }
    if request.htmx:
        return render(request, "jobs/_progress.html", context, status=_STOP_ASKING if found.is_over else 200)
    return render(request, "jobs/job.html", context)


def _visible(request: AccountRequest) -> QuerySet[Job]:
    everything = Job.objects.select_related("asked_by__agent")
    return everything if request.user.has_perm("jobs.see") else everything.filter(asked_by=request.user)
