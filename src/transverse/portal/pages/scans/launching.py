"""Having a folder read, and giving it up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from transverse.portal.data import scans
from transverse.portal.data.models import Scan
from transverse.portal.data.scan_access import relayed_units, scannable, visible
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError


@page("scans.launch", "POST")
def launch(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask for the reading, for one of the services that the person relays."""
    today = timezone.localdate()
    folder = get_object_or_404(scannable(request.user, today), pk=pk)
    given = request.POST.get("service", "")
    mine = relayed_units(request.user, today).filter(allowed_folders=folder)
    unit = mine.filter(pk=int(given)).first() if given.isascii() and given.isdecimal() and len(given) < 18 else None
    if unit is None:
        raise RefusalError("Choisissez le service pour lequel ce dossier est lu, puis recommencez.")
    return redirect(scans.launch(folder, unit, request.user))


@page("scans.launch", "POST")
def cancel(request: AccountRequest, pk: int) -> HttpResponse:
    """Give up a reading."""
    today = timezone.localdate()
    seen = visible(request.user, today).defer(*Scan.BLOBS).select_related("unit")
    row = get_object_or_404(seen, pk=pk)
    require(request, "scans.keep", row)
    scans.cancel(row, timezone.now())
    messages.success(request, "La lecture est arrêtée : rien n'a été gardé.")
    return redirect("scans")
