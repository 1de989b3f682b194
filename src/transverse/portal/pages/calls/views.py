"""The page of a call, for those who lead: the services proposed, then their answers."""

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.pages.calls.access import SHARES, seen_call
from transverse.portal.pages.calls.forms import Days, OneService
from transverse.portal.projects import calls, searching
from transverse.portal.projects.asked import Line, lines
from transverse.portal.projects.models import Call, CallState, Project, Reply, Request

_A_PAGE = 50
_TONES = {CallState.DRAFT: "off", CallState.SENT: "info", CallState.CLOSED: "off"}
_REPLIES = {Reply.YES: "ok", Reply.PART: "ok", Reply.NO: "off"}


class Row(NamedTuple):
    """A service of a call, what is asked of it, and the form that changes its days."""

    asked: Request
    lines: tuple[Line, ...]
    form: Days | None
    tone: str


@page("projects.list", "POST")
def prepare(request: AccountRequest, pk: int) -> HttpResponse:
    """Begin the call of a project, or open the one that is begun."""
    project = get_object_or_404(Project, pk=pk)
    if not request.user.has_perm("projects.see", project):
        raise Http404
    require(request, "projects.steer", project)
    return redirect(calls.prepare(project, timezone.localdate()))


@page("projects.list")
def call(request: AccountRequest, pk: int) -> HttpResponse:
    """Show the call."""
    found = seen_call(request, pk)
    return render(request, "calls/call.html", shown(request, found))


@page("projects.list")
def requests(request: AccountRequest) -> HttpResponse:
    """List what was asked of the person's services, or of the person, the last first."""
    found = calls.addressed_to(request.user.agent_id).select_related("unit", "call__project")
    listed = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, _tone(each)) for each in listed]
    return render(request, "calls/requests.html", {"rows": rows, "page_obj": listed})


def shown(request: AccountRequest, found: Call, adding: OneService | None = None) -> dict[str, Any]:
    """Return what the page of a call shows; `adding` is the form of a service that could not be added."""
    steers = request.user.has_perm("calls.steer", found)
    is_draft = found.state == CallState.DRAFT
    edits = steers and is_draft
    rows = [_row(each, edits=edits) for each in _requests(found)]
    return {
        "call": found,
        "project": found.project,
        "tone": _TONES[CallState(found.state)],
        "steers": steers,
        "edits": edits,
        "is_draft": is_draft,
        "rows": rows,
        "report": found.report,
        "proposed": {row.asked.unit_id for row in rows},
        "searching": is_draft and found.job is not None and not found.job.is_over,
        "stopped": searching.stopped(found) if is_draft else "",
        "adding": (adding or OneService(found)) if edits else None,
        "answered": sum(bool(row.asked.reply) for row in rows),
    }


def _requests(found: Call) -> list[Request]:
    rows = found.requests.select_related("call", "unit", "director", "delegate", "agent").prefetch_related(SHARES)
    return list(rows.prefetch_related("acknowledgements"))


def _row(asked: Request, *, edits: bool) -> Row:
    told = lines(asked.shares.all())
    return Row(asked, told, Days(told, prefix=f"service-{asked.pk}") if edits else None, _tone(asked))


def _tone(asked: Request) -> str:
    if asked.reply:
        return _REPLIES[Reply(asked.reply)]
    return "warn" if asked.call.state == CallState.SENT else "off"
