"""Which sheet somebody may see or prepare; one that they may not see does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from transverse.portal.accounts.standing import Standing
from transverse.portal.data.models import Holding, Sheet
from transverse.portal.ground.page import AccountRequest, require
from transverse.portal.people.models import Unit


def seen_sheet(request: AccountRequest, unit: int, year: int) -> Sheet:
    """Return a sheet that the person may see."""
    rows = Sheet.objects.select_related("unit", "published_by")
    found = get_object_or_404(rows, unit=unit, year=year)
    if not request.user.has_perm("sheets.see", found):
        raise Http404
    return found


def own_sheet(request: AccountRequest, unit: int, year: int) -> Sheet:
    """Return a sheet that the person prepares."""
    found = seen_sheet(request, unit, year)
    require(request, "sheets.prepare", found.unit)
    return found


def own_line(request: AccountRequest, pk: int) -> Holding:
    """Return a line of a sheet that the person prepares; elsewhere it does not exist."""
    found = get_object_or_404(Holding.objects.select_related("sheet__unit", "contact", "merged_into"), pk=pk)
    if not request.user.has_perm("sheets.prepare", found.sheet.unit):
        raise Http404
    return found


def works_here(standing: Standing, unit: Unit) -> bool:
    """Tell whether the person has a post in the unit, or below a service: who may answer for it in ten minutes."""
    return any(place.startswith(unit.path) and (unit.expects_relay or place == unit.path) for place in standing.places)


def open_unit(pk: int) -> Unit:
    """Return a unit that is still in the chart."""
    return get_object_or_404(Unit, pk=pk, closed_on=None)
