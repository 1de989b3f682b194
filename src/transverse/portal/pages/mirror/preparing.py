"""Preparing a sheet: what is proposed is kept or taken off, what is missing is added, then everyone may read it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.data import lines, saying, sheets
from transverse.portal.data.choices import grouped, trade_of
from transverse.portal.data.models import Holding, Sheet, Workshop
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page, require
from transverse.portal.pages.mirror.access import open_unit, own_sheet
from transverse.portal.pages.mirror.forms import phrase_choices


@page(SIGNED_IN, "POST")
def begin(request: AccountRequest, unit: int) -> HttpResponse:
    """Begin the sheet of this year with what the last one said."""
    found = open_unit(unit)
    require(request, "sheets.prepare", found)
    return redirect("sheet_prepare", unit, sheets.begin(found, sheets.this_year()).year)


@page(SIGNED_IN)
def prepare(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Show what waits for a yes, what is on the sheet and what still has to be said of it, what was taken off."""
    found = own_sheet(request, unit, year)
    rows = list(
        found.holdings.select_related("contact", "merged_into")
        .prefetch_related("shared_with")
        .order_by("phrase", "label")
    )
    kept = [each for each in rows if each.is_kept and not each.removed_at]
    now = timezone.now()
    context: dict[str, Any] = {
        "sheet": found,
        "proposed": [_row(each) for each in rows if not each.is_kept and not each.removed_at],
        "groups": [(phrase, [_row(each) for each in lines_of]) for phrase, lines_of in grouped(kept, found.trade)],
        "kept": len(kept),
        "removed": [each for each in rows if each.removed_at],
        "phrases": phrase_choices(found.trade),
        "tools": found.tools,
        "trade": trade_of(found.trade),
        "workshop": Workshop.objects.filter(unit=unit, closed_at=None, expires_at__gt=now).first(),
    }
    return render(request, "mirror/prepare.html", context)


def _row(line: Holding) -> dict[str, Any]:
    told = (saying.known(line), saying.fresh(line), saying.shared(line), saying.people(line), saying.opening(line))
    return {"line": line, "said": [each for each in told if each], "unsaid": saying.unsaid(line)}


@page(SIGNED_IN, "POST")
def add(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Add a line in one's own words."""
    found = own_sheet(request, unit, year)
    phrases = [phrase for phrase, _ in phrase_choices(found.trade)]
    phrase = request.POST.get("phrase", "")
    added = lines.add(found, request.POST.get("label", ""), phrase if phrase in phrases else phrases[0])
    messages.success(request, f"« {added.label} » est sur la fiche. Dites maintenant qui connaît ces données.")
    return redirect("holding", added.pk)


@page(SIGNED_IN, "POST")
def keep_all(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Keep all that is proposed."""
    found = own_sheet(request, unit, year)
    count = lines.keep_all(found)
    messages.success(request, f"{plural(count, 'ligne gardée,lignes gardées')} : vous pouvez encore retirer chacune.")
    return _back(found)


@page(SIGNED_IN, "GET", "POST")
def publish(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Say who will read the sheet, then publish it."""
    found = own_sheet(request, unit, year)
    if request.method == "POST":
        sheets.publish(found, _revision(request), request.user.agent, timezone.now())
        messages.success(request, "La fiche est publiée : imprimez-la, affichez-la, montrez-la en réunion de service.")
        return redirect(found)
    context = {"sheet": found, "lines": sheets.kept(found), "waiting": sheets.proposed(found).count()}
    return render(request, "mirror/publish.html", context)


@page(SIGNED_IN, "POST")
def withdraw(request: AccountRequest, unit: int, year: int) -> HttpResponse:
    """Undo the publishing."""
    found = own_sheet(request, unit, year)
    sheets.withdraw(found, _revision(request))
    messages.success(request, "La fiche n'est plus publiée : seuls le service et le chef de projet la voient.")
    return _back(found)


def _revision(request: AccountRequest) -> int:
    written = request.POST.get("revision", "")
    return int(written) if written.isdecimal() else 0


def _back(sheet: Sheet) -> HttpResponse:
    return redirect(reverse("sheet_prepare", args=[sheet.unit_id, sheet.year]))
