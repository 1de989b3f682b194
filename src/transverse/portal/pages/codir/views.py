"""The page for the directors, on the screen and as a paper."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.papers import FORMATS
from transverse.papers.kinds import page_codir
from transverse.portal.components.paper_file import paper_file
from transverse.portal.data.counting import count_of, last_year_of_sheet
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.codir import content
from transverse.portal.people.network import network
from transverse.portal.people.waiting import Role, Waiting, waiting_for


@page("codir.see")
def codir(request: AccountRequest) -> HttpResponse:
    """Show the state of the network, what is asked of the directors and what is due."""
    today = timezone.localdate()
    found = network(today, mark=last_year_of_sheet())
    context = {
        "network": found,
        "total": found.total,
        "decisions": content.decisions(found),
        "tasks": content.due(_steering(today)),
        "period": content.quarter(today),
        "sheets": count_of(found).sentence(),
        "formats": FORMATS,
    }
    return render(request, "codir/codir.html", context)


@page("codir.see")
def download(request: AccountRequest, kind: str) -> HttpResponse:
    """Answer the page as docx, odt or PDF."""
    today = timezone.localdate()
    found = network(today, mark=last_year_of_sheet())
    tasks = content.due(_steering(today))
    data = content.paper_data(found, tasks, collectivity_of(request).name, count_of(found).sentence())
    return paper_file(page_codir.compose(data), kind, f"page codir {today:%Y-%m-%d}")


def _steering(today: date) -> list[Waiting]:
    """Return what waits for those who steer, but the relays to name, which the directors are asked for by name."""
    return waiting_for(None, today, (Role.LEAD, Role.DGS), without=("vacancies",))
