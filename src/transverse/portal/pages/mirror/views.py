"""The first page of the Miroir, the sheet of a service for one year, and its years."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.papers.kinds import fiche_de_service
from transverse.portal.components.paper_file import paper_file
from transverse.portal.data import history, saying, sheets
from transverse.portal.data.choices import grouped
from transverse.portal.data.counting import sheet_count
from transverse.portal.data.models import Holding
from transverse.portal.data.papers import paper_data
from transverse.portal.data.services import own_services, services_with_sheets, with_sheets
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.mirror.access import open_unit, seen_sheet, works_here

_A_PAGE = 50


@page("sheets.list")
def mirror(request: AccountRequest) -> HttpResponse:
    """Show the services of the person and what comes next for each, then the sheets of all services."""
    today = timezone.localdate()
    standing = request.user.standing
    mine = with_sheets(own_services(standing, today), today.year)
    listed = with_sheets(services_with_sheets(), today.year)
    steers = standing.lead or request.user.has_perm("codir.see")
    context = {
        "mine": [(unit, request.user.has_perm("sheets.prepare", unit)) for unit in mine],
        "page_obj": Paginator(listed, _A_PAGE).get_page(request.GET.get("page")),
        "count": sheet_count(today.year),
        "steers": steers,
        "year": today.year,
    }
    return render(request, "mirror/mirror.html", context)


@page("sheets.list")
def sheet(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Show what the service handles: who knows it, how old it is, with whom it is shared, what to mind."""
    found = seen_sheet(request, unit, year)
    lines = list(sheets.kept(found).select_related("contact").prefetch_related("shared_with"))
    groups = grouped(lines, found.trade)
    standing = request.user.standing
    new = history.new_in(found)
    context: dict[str, Any] = {
        "sheet": found,
        "groups": [(phrase, [_row(each, new) for each in rows]) for phrase, rows in groups],
        "sentence": saying.sentence(found, [phrase for phrase, _ in groups]),
        "counts": saying.counts(lines),
        "new": len(new),
        "waiting": sheets.proposed(found).count(),
        "may_prepare": request.user.has_perm("sheets.prepare", found.unit),
        "works_here": works_here(standing, found.unit),
    }
    return render(request, "mirror/sheet.html", context)


def _row(line: Holding, new: set[str]) -> dict[str, Any]:
    return {
        "line": line,
        "known": saying.known(line),
        "fresh": saying.fresh(line),
        "shared": saying.shared(line),
        "people": saying.people(line),
        "opening": saying.opening(line),
        "is_new": line.key in new,
    }


@page("sheets.list")
def download(request: AccountRequest, unit: int, year: int, kind: str) -> HttpResponse:
    """Answer the sheet as docx, odt or PDF."""
    found = seen_sheet(request, unit, year)
    data = paper_data(found, collectivity_of(request).name, timezone.localdate())
    return paper_file(fiche_de_service.compose(data), kind, f"vous gérez déjà {found.unit} {year}")


@page("sheets.list")
def years(request: AccountRequest, unit: int) -> HttpResponse:
    """Show what the service does already, year by year, and what was new each time."""
    found = open_unit(unit)
    prepares = request.user.has_perm("sheets.prepare", found)
    works = works_here(request.user.standing, found)
    told = history.years(found, drafts=prepares or works)
    if not told and not (prepares or works or found.expects_relay):
        raise Http404
    context = {
        "unit": found,
        "years": told,
        "may_prepare": prepares,
        "works_here": works,
        "begun": any(each.sheet.year == sheets.this_year() for each in told),
        "year": sheets.this_year(),
    }
    return render(request, "mirror/years.html", context)
