"""Ten minutes: tasks of the week, tools of the morning, one's own words; then at once what one handles already."""

from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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

_ANOTHER = "autre"  # in the address, to see the list of trades
_COOKIE = "reponse"
_HOUR = 3600  # seconds
_ROOM = 3500  # characters: browsers keep 4 096 of a cookie, its name and signature included


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
        said = form.answer()
        return _keep(redirect("ten_minutes_answer"), _propose(unit, trade, said), said)
    context = {"form": form, "unit": unit, "trade": trade, "services": services}
    return render(request, "mirror/ten_minutes.html", context, status=422 if form.errors else 200)


def _chosen(services: list[Unit], wanted: str) -> Unit | None:
    if not wanted:
        return services[0] if services else None
    return next((unit for unit in services if str(unit.pk) == wanted), None)


def _trade(unit: Unit, wanted: str) -> Trade | None:
    """Return the trade asked for, else the one of the last sheet of the unit, else its own; none to choose another."""
    if wanted in {*trades(), _ANOTHER}:
        return trade_of(wanted)
    last = Sheet.objects.filter(unit=unit).exclude(trade="").values_list("trade", flat=True).first()
    return trade_of(last or proposed_trade(unit))


def _propose(unit: Unit, trade: Trade, said: Answer) -> Sheet:
    """Propose what was said to the sheet of the service: nothing there tells who said it."""
    sheet = sheets.begin(unit, sheets.this_year(), trade.code)
    sheets.propose(sheet, items(trade, [said]), said.tools, Origin.DECLARED)
    return sheet


@page("sheets.propose")
def answer(request: AccountRequest) -> HttpResponse:
    """Show what the person handles already."""
    kept = _said(request)
    trade = trade_of(kept.trade) if kept else None
    unit = Unit.objects.filter(pk=kept.unit).first() if kept else None
    if kept is None or trade is None or unit is None:
        return redirect("ten_minutes")
    found = items(trade, [kept.answer])
    context = {
        "unit": unit,
        "year": kept.year,
        "groups": grouped(found, trade.code),
        "count": len(found),
        "tools": kept.answer.tools,
        "relays": whom_to_call(unit, timezone.localdate()).relays,
        "may_prepare": request.user.has_perm("sheets.prepare", unit),
    }
    return render(request, "mirror/answer.html", context)


class _Kept(NamedTuple):
    """What was answered, as the browser of the person keeps it for an hour: the portal does not."""

    unit: int
    year: int
    trade: str
    answer: Answer


def _keep(response: HttpResponse, sheet: Sheet, said: Answer) -> HttpResponse:
    words = list(said.words)
    while len(value := _written(sheet, said, words)) > _ROOM:
        words.pop()
    response.set_signed_cookie(
        _COOKIE,
        value,
        max_age=_HOUR,
        path=reverse("ten_minutes_answer"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _written(sheet: Sheet, said: Answer, words: list[str]) -> str:
    told = [sheet.unit_id, sheet.year, sheet.trade, list(said.tasks), list(said.tools), words]
    return signing.dumps(told, compress=True)


def _said(request: AccountRequest) -> _Kept | None:
    value = request.get_signed_cookie(_COOKIE, default="")
    if not value:
        return None
    unit, year, trade, tasks, tools, words = signing.loads(value)
    return _Kept(unit, year, trade, Answer(tuple(tasks), tuple(tools), tuple(words)))
