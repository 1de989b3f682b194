"""Ten minutes: tasks of the week, tools of the morning, one's own words; then at once what one handles already."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.data import sheets
from transverse.portal.data.choices import Answer, grouped, items, trade_of
from transverse.portal.data.forms import Choices
from transverse.portal.data.models import Origin, Sheet
from transverse.portal.data.services import own_services
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.arranging import proposed_trade
from transverse.portal.people.models import Unit
from transverse.portal.people.sheets import whom_to_call
from transverse.trades import Trade, trades

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "mirror"  # what was answered, until the session ends: the page that follows the form shows it


@page("sheets.propose", "GET", "POST")
def ten_minutes(request: AccountRequest) -> HttpResponse:
    """Ask, in the words of the trade of one's service."""
    services = list(own_services(request.user.standing, timezone.localdate()))
    unit = _chosen(services, request.GET.get("service", ""))
    if unit is None:
        return render(request, "mirror/no_service.html", {"services": services}, status=200 if not services else 404)
    trade = _trade(unit, request.GET.get("metier", ""))
    if trade is None:
        return render(request, "mirror/choose_trade.html", {"unit": unit, "trades": trades().values()})
    form = Choices(trade, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _propose(request, unit, trade, form.answer())
        return redirect("ten_minutes_answer")
    context = {"form": form, "unit": unit, "trade": trade, "services": services}
    return render(request, "mirror/ten_minutes.html", context, status=422 if form.errors else 200)


def _chosen(services: list[Unit], wanted: str) -> Unit | None:
    if not wanted:
        return services[0] if services else None
    return next((unit for unit in services if str(unit.pk) == wanted), None)


def _trade(unit: Unit, wanted: str) -> Trade | None:
    """Return the trade asked for, else the one of the last sheet of the unit, else its own."""
    if wanted in trades():
        return trade_of(wanted)
    last = Sheet.objects.filter(unit=unit).exclude(trade="").values_list("trade", flat=True).first()
    return trade_of(last or proposed_trade(unit))


def _propose(request: AccountRequest, unit: Unit, trade: Trade, said: Answer) -> None:
    """Propose what was said to the sheet of the service: nothing there tells who said it."""
    sheet = sheets.begin(unit, sheets.this_year(), trade.code)
    sheets.propose(sheet, items(trade, [said]), said.tools, Origin.DECLARED)
    request.session[_KEPT] = {
        "unit": unit.pk,
        "year": sheet.year,
        "trade": trade.code,
        **{name: list(getattr(said, name)) for name in ("tasks", "tools", "words")},
    }


@page("sheets.propose")
def answer(request: AccountRequest) -> HttpResponse:
    """Show what the person handles already."""
    kept: Mapping[str, Any] | None = request.session.get(_KEPT)
    trade = trade_of(kept["trade"]) if kept else None
    if kept is None or trade is None:
        return redirect("ten_minutes")
    unit = Unit.objects.filter(pk=kept["unit"]).first()
    if unit is None:
        raise Http404
    said = Answer(tuple(kept["tasks"]), tuple(kept["tools"]), tuple(kept["words"]))
    found = items(trade, [said])
    context = {
        "unit": unit,
        "year": kept["year"],
        "groups": grouped(found, trade.code),
        "count": len(found),
        "tools": said.tools,
        "relays": whom_to_call(unit, timezone.localdate()).relays,
        "may_prepare": request.user.has_perm("sheets.prepare", unit),
    }
    return render(request, "mirror/answer.html", context)
