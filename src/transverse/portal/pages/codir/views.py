"""The page for the directors, on the screen and as a paper."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.papers import FORMATS, write
from transverse.papers.kinds import page_codir
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.codir import content
from transverse.portal.people.network import Network, network
from transverse.portal.people.waiting import Role, Waiting, waiting_for


@page("codir.see")
def codir(request: AccountRequest) -> HttpResponse:
    """Show the state of the network, what is asked of the directors and what is due."""
    today = timezone.localdate()
    found = network(today)
    context = {
        "network": found,
        "total": found.total,
        "decisions": content.decisions(found),
        "tasks": content.due(_steering(today)),
        "period": content.quarter(today),
        "formats": FORMATS,
    }
    return render(request, "codir/codir.html", context)


@page("codir.see")
def download(_request: AccountRequest, kind: str) -> HttpResponse:
    """Answer the page as docx, odt or PDF."""
    if kind not in FORMATS:
        raise Http404
    today = timezone.localdate()
    return _file(network(today), kind, today)


def _file(found: Network, kind: str, today: date) -> HttpResponse:
    data = content.paper_data(found, content.due(_steering(today)), collectivity().name)
    answer = HttpResponse(write(page_codir.compose(data), kind), content_type=FORMATS[kind].media_type)
    answer["Content-Disposition"] = f'attachment; filename="page-codir-{today:%Y-%m-%d}.{FORMATS[kind].extension}"'
    return answer


def _steering(today: date) -> list[Waiting]:
    return waiting_for(None, today, (Role.LEAD, Role.DGS))
