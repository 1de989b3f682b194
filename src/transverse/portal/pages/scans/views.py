"""Looking at what was found: the list, one data set, what cannot be read, and what speaks of persons everywhere."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from transverse.portal.data.models import Change, Finding, Scan, ScanState
from transverse.portal.data.scan_access import relayed_units, scannable, visible
from transverse.portal.data.sheets import this_year
from transverse.portal.data.taking import lines_without_source, proposals, seen_as
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.pages.scans.listing import Row, filters, kept
from transverse.portal.pages.scans.shown import Shown

A_PAGE = 50
_TONES = {ScanState.READING: "info", ScanState.DONE: "ok", ScanState.FAILED: "warn", ScanState.CANCELLED: "off"}


@page("scans.list")
def scans(request: AccountRequest) -> HttpResponse:
    """Show the folders that the person may have read, and what was found in those that were."""
    today = timezone.localdate()
    mine = Prefetch("units", relayed_units(request.user, today), to_attr="mine")
    seen = visible(request.user, today).defer(*Scan.BLOBS).select_related("folder", "unit", "asked_by__agent", "job")
    found = Paginator(seen, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "folders": scannable(request.user, today).prefetch_related(mine) if request.user.standing.relay else [],
        "page_obj": found,
        "rows": [(each, _state(each), _TONES[_state(each)]) for each in found],
    }
    return render(request, "scans/scans.html", context)


def _state(row: Scan) -> ScanState:
    """Return the state that is shown: a scan whose work has stopped for good is not being read."""
    stopped = row.state == ScanState.READING and (row.job is None or row.job.is_over)
    return ScanState.FAILED if stopped else ScanState(row.state)


@page("scans.list")
def scan(request: AccountRequest, pk: int) -> HttpResponse:
    """Show how far the reading is, then what was found."""
    row = get_object_or_404(_scans(request), pk=pk)
    places = request.user.has_perm("scans.see_places", row)
    context: dict[str, Any] = {"row": row, "state": _state(row), "may_keep": places}
    if row.state == ScanState.DONE:
        context |= _found(request, row, may_keep=places)
        context["may_export"] = request.user.has_perm("scans.export", row)
    return render(request, "scans/scan.html", context)


def _scans(request: AccountRequest) -> QuerySet[Scan]:
    seen = visible(request.user, timezone.localdate()).defer(*Scan.BLOBS)
    return seen.select_related("folder", "unit", "job", "asked_by__agent")


def _found(request: AccountRequest, row: Scan, *, may_keep: bool) -> dict[str, Any]:
    rows = [Row(*each) for each in row.findings.order_by("search_key", "pk").values_list(*Row._fields)]
    offered = {}
    if may_keep:
        seen = [seen_as(*each[1:5]) for each in rows if each.change != Change.GONE]
        offered = proposals(row, this_year(), seen)
    form = filters(request.GET, rows, may_keep=may_keep, is_compared=bool(row.counts.get("changes")))
    listed = Paginator(kept(form, rows, offered, row.unit.trade), A_PAGE).get_page(request.GET.get("page"))
    full = Finding.objects.defer("details").in_bulk(list(listed))
    shown = [Shown(full[each], offered.get(full[each].key)) for each in listed]
    return {
        "filters": form,
        "page_obj": listed,
        "shown": shown,
        "takeable": [each.row.pk for each in shown if each.may_be_taken],
    }


@page("scans.list")
def finding(request: AccountRequest, pk: int, found: int) -> HttpResponse:
    """Show all that is known of one data set."""
    row = get_object_or_404(_scans(request).filter(state=ScanState.DONE), pk=pk)
    each = get_object_or_404(row.findings, pk=found)
    places = request.user.has_perm("scans.see_places", row)
    proposal = proposals(row, this_year()).get(each.key) if places else None
    lines = lines_without_source(row, this_year()) if proposal and proposal.held is None else []
    files = [
        (path, kind, date.fromisoformat(day) if day else None, copy) for path, kind, day, copy in each.details["files"]
    ]
    context = {"row": row, "shown": Shown(each, proposal), "details": each.details, "files": files, "lines": lines}
    context["may_keep"] = places
    return render(request, "scans/finding.html", context)


@page("scans.list")
def obstacles(request: AccountRequest, pk: int) -> HttpResponse:
    """List what could not be read and why, to those who may know where it is."""
    row = get_object_or_404(_scans(request).filter(state=ScanState.DONE), pk=pk)
    require(request, "scans.see_places", row)
    kept_as: list[list[str]] = Scan.objects.values_list("obstacles", flat=True).get(pk=pk)
    listed = Paginator(kept_as, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "scans/obstacles.html", {"row": row, "page_obj": listed})


@page("scans.see_persons")
def persons(request: AccountRequest) -> HttpResponse:
    """List, service by service, the data sets that speak of persons, as the last scans found them."""
    last: dict[tuple[int, int], int] = {}
    done = Scan.objects.filter(state=ScanState.DONE, folder__withdrawn_at=None).order_by("made_at", "pk")
    for pk, folder, unit in done.values_list("pk", "folder_id", "unit_id"):
        last[folder, unit] = pk
    found = Finding.objects.filter(scan__in=last.values(), degree__gt=0).exclude(change=Change.GONE)
    ordered = found.order_by("scan__unit__name", "scan__unit", "-degree", "search_key", "pk")
    listed = Paginator(ordered.select_related("scan__unit").defer("details"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "scans/persons.html", {"page_obj": listed, "shown": [Shown(each) for each in listed]})
