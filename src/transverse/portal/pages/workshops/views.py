"""The animator's pages: open, project, hide a word, close."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.data import workshops
from transverse.portal.data.choices import grouped
from transverse.portal.data.codes import shown
from transverse.portal.data.models import Workshop
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page, require
from transverse.portal.pages.workshops.forms import Opening
from transverse.portal.pages.workshops.qr import square
from transverse.portal.people.arranging import proposed_trade
from transverse.portal.people.models import Unit

_STOP_ASKING = 286  # the answer by which htmx stops refreshing


@page(SIGNED_IN, "GET", "POST")
def open_one(request: AccountRequest, unit: int) -> HttpResponse:
    """Say how it goes, then open the workshop of a unit."""
    found = get_object_or_404(Unit, pk=unit, closed_on=None)
    require(request, "sheets.prepare", found)
    form = Opening(request.POST if request.method == "POST" else None, initial={"trade": proposed_trade(found)})
    if request.method == "POST" and form.is_valid():
        opened = workshops.open_for(found, form.cleaned_data["trade"], request.user.agent, timezone.now())
        return redirect(opened)
    now = timezone.now()
    current = Workshop.objects.filter(unit=found, closed_at=None, expires_at__gt=now).first()
    context = {"form": form, "unit": found, "current": current, "hours": workshops.LASTS.seconds // 3600}
    return render(request, "workshops/open.html", context, status=422 if form.errors else 200)


@page(SIGNED_IN)
def workshop(request: AccountRequest, pk: int) -> HttpResponse:
    """Show the screen to project."""
    found = _own(request, pk)
    if found.closed_at:
        return redirect("sheet_prepare", found.unit_id, found.opened_at.year)
    address = f"{settings.ADDRESS}{reverse('workshop_join')}"
    direct = f"{settings.ADDRESS}{reverse('workshop_answer', args=[found.code])}"
    context = {
        **_found(found),
        "address": address.partition("://")[2].rstrip("/"),
        "code": shown(found.code),
        "square": square(direct),
    }
    return render(request, "workshops/workshop.html", context)


@page(SIGNED_IN)
def found(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what has been found so far: a part of the screen, asked for every few seconds."""
    one = _own(request, pk)
    if not request.htmx:
        return redirect(one)
    return render(request, "workshops/_found.html", _found(one), status=_STOP_ASKING if one.closed_at else 200)


def _found(one: Workshop) -> dict[str, Any]:
    told = workshops.tally(one)
    return {
        "workshop": one,
        "is_open": one.is_open(timezone.now()),
        "participants": told.participants,
        "groups": grouped(told.found, one.trade),
        "count": len(told.found),
        "hidden": told.hidden,
        "tools": told.tools,
    }


@page(SIGNED_IN, "POST")
def hide(request: AccountRequest, pk: int) -> HttpResponse:
    """Take a word off the screen."""
    one = _own(request, pk)
    workshops.hide(one, request.POST.get("mot", ""))
    return redirect(one)


@page(SIGNED_IN, "POST")
def show(request: AccountRequest, pk: int) -> HttpResponse:
    """Put a word back on the screen."""
    one = _own(request, pk)
    workshops.show(one, request.POST.get("mot", ""))
    return redirect(one)


@page(SIGNED_IN, "GET", "POST")
def close(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then end the workshop and open the sheet."""
    one = _own(request, pk)
    if request.method == "POST":
        sheet = workshops.close(one, timezone.now())
        messages.success(
            request, "L'atelier est clos et les réponses sont effacées. Gardez, renommez ou regroupez ce qui en reste."
        )
        return redirect("sheet_prepare", sheet.unit_id, sheet.year)
    context = {
        "heading": f"Clore l'atelier : {one.unit.name}",
        "sentence": (
            "Plus personne ne pourra répondre. Ce qui a été trouvé passe dans la fiche du service, où vous déciderez "
            "de chaque ligne ; les réponses de chacun sont effacées."
        ),
        "button": "Clore et passer à la fiche",
        "back": one.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


def _own(request: AccountRequest, pk: int) -> Workshop:
    """Return a workshop of a service whose sheet the person prepares; elsewhere it does not exist."""
    one = get_object_or_404(Workshop.objects.select_related("unit"), pk=pk)
    if not request.user.has_perm("sheets.prepare", one.unit):
        raise Http404
    return one
