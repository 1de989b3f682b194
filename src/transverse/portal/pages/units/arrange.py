"""Which units expect a relay: a page for each directorate, and a way back."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.units.forms import lines
from transverse.portal.people import arranging
from transverse.portal.people.models import Arrangement, Unit

_PAGE = 50


@page("chart.arrange")
def overview(request: AccountRequest) -> HttpResponse:
    """Show each directorate with how many of its units expect a relay."""
    units = list(Unit.objects.filter(closed_on=None).only("name", "path", "depth", "expects_relay", "trade"))
    context = {
        "directorates": _directorates(units),
        "total": sum(unit.expects_relay for unit in units),
        "rule": arranging.RULE,
        "last": Arrangement.objects.filter(undone_at=None).exclude(after={}).select_related("made_by__agent").first(),
    }
    return render(request, "units/arrange.html", context)


def _directorates(units: list[Unit]) -> list[dict[str, Any]]:
    """Return the units of the second level (the first when there are several), with what they hold."""
    level = 1 if sum(unit.depth == 0 for unit in units) == 1 else 0
    counts: Counter[int] = Counter()
    expecting: Counter[int] = Counter()
    for unit in units:
        key = [*unit.ancestors, unit.pk][min(level, unit.depth)]
        counts[key] += 1
        expecting[key] += unit.expects_relay
    shown = sorted((unit for unit in units if unit.depth <= level), key=lambda unit: (unit.depth, unit.name.casefold()))
    return [{"unit": unit, "units": counts[unit.pk], "expecting": expecting[unit.pk]} for unit in shown]


@page("chart.arrange", "GET", "POST")
def directorate(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask which units of a directorate expect a relay, and their trades."""
    top = get_object_or_404(Unit, pk=pk, closed_on=None)
    shown = Paginator(_units(top), _PAGE).get_page(request.GET.get("page"))
    sent = lines(_units(top), top.depth, request.POST) if request.method == "POST" else lines(shown, top.depth)
    if request.method == "POST" and all([line.is_valid() for line in sent]):  # noqa: C419 (each line says its own fault)
        made = arranging.arrange(
            *(top.name, {line.unit.pk: line.shown for line in sent}, {line.unit.pk: line.chosen for line in sent}),
            request.user,
        )
        if made is None:
            arranging.confirm(top.name, request.user)
        messages.success(request, "C'est enregistré." if made else "Rien n'a changé : ces choix sont confirmés.")
        return redirect("arrange")
    return render(request, "units/directorate.html", {"top": top, "lines": sent, "page_obj": shown})


def _units(top: Unit) -> list[Unit]:
    """Return the units of a directorate in the order of the chart; the only top one alone: those below have a page."""
    units = Unit.objects.filter(closed_on=None, path__startswith=top.path)
    if not top.depth and Unit.objects.filter(closed_on=None, depth=0).count() == 1:
        units = units.filter(pk=top.pk)
    found = list(units)
    names = {unit.pk: unit.name.casefold() for unit in found}
    return sorted(found, key=lambda unit: [names.get(key, "") for key in (*unit.ancestors, unit.pk)])


@page("chart.arrange", "POST")
def undo(request: AccountRequest, pk: int) -> HttpResponse:
    """Put the units back as they were before one change."""
    arranging.undo(get_object_or_404(Arrangement, pk=pk))
    messages.success(request, "Le changement est annulé : les unités sont comme avant.")
    return redirect("arrange")
