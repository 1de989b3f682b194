"""The mandates of everybody, as a page and as a table to download; those of the person signed in."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.papers.words import listed
from transverse.portal.components.csv_file import csv_file
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.mandates.forms import Filters
from transverse.portal.people.mandate_states import (
    Shown,
    State,
    in_state,
    letter_of,
    letter_shown,
    shown,
    with_letters,
)
from transverse.portal.people.models import Kind, Letter, Mandate, Unit
from transverse.portal.people.models.mandates import MandateQuerySet
from transverse.portal.people.search import fold

_A_PAGE = 50
_HEADINGS = (
    *("Fonction", "Nom", "Prénom", "Adresse électronique", "Unités couvertes", "Rattachement"),
    *("Temps prévu (%)", "Premier jour", "Dernier jour", "État", "Lettre de mission"),
)


class Row(NamedTuple):
    """A mandate of the list with what is shown of it."""

    mandate: Mandate
    state: Shown
    letter: Letter | None
    letter_shown: Shown


@page("mandates.see")
def mandates(request: AccountRequest) -> HttpResponse:
    """List them; what is delicate is shown to those who steer."""
    today = timezone.localdate()
    details = request.user.has_perm("mandates.see_details")
    form, found = _filtered(request, today, details=details)
    paged = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": paged, "rows": _rows(paged, today), "details": details}
    context["filtered"] = any(request.GET.get(name) for name in form.fields)
    return render(request, "mandates/mandates.html", context)


@page("mandates.see")
def export(request: AccountRequest) -> HttpResponse:
    """Answer the list as a table, with the same filters; dates and letters for those who steer only."""
    today = timezone.localdate()
    details = request.user.has_perm("mandates.see_details")
    _, found = _filtered(request, today, details=details)
    rows = _rows(found, today)
    if not details:
        return csv_file("mandats.csv", _HEADINGS[:5], [_public(row.mandate) for row in rows])
    return csv_file(f"mandats-{today}.csv", _HEADINGS, [_whole(row) for row in rows])


@page("mandates.see")
def mine(request: AccountRequest) -> HttpResponse:
    """List the mandates of the person signed in, past ones included."""
    today = timezone.localdate()
    agent = request.user.agent_id
    own = Mandate.objects.filter(agent=agent) if agent else Mandate.objects.none()
    rows = _rows(_fetched(own).order_by("-starts_on"), today)
    return render(request, "mandates/mine.html", {"rows": rows})


def _filtered(request: AccountRequest, today: date, *, details: bool) -> tuple[Filters, MandateQuerySet]:
    """Return the mandates that the filters keep; without details, only those in force: whom to call."""
    form = Filters(request.GET)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    if not details:
        del form.fields["etat"]
    form.data = {"etat": State.FORCE, **request.GET.dict()}
    state = wanted.get("etat") or State.FORCE
    found = in_state(Mandate.objects.all(), state if details else State.FORCE, today)
    if kind := wanted.get("fonction"):
        found = found.filter(kind=kind)
    for word in fold(wanted.get("nom", "")):
        found = found.filter(agent__search_key__contains=word)
    if words := fold(wanted.get("service", "")):
        found = found.filter(units__in=_units(words)).distinct()
    return form, _fetched(found)


def _units(words: list[str]) -> list[int]:
    """Return the units whose name has the words, and what is below them."""
    units = list(Unit.objects.values_list("pk", "name", "path"))
    named = [path for _, name, path in units if all(any(p.startswith(w) for p in fold(name)) for w in words)]
    return [pk for pk, _, path in units if path.startswith(tuple(named))]


def _fetched(found: MandateQuerySet) -> MandateQuerySet:
    rank = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(Kind.values)))
    joined = (
        found.order_by(rank, "agent__search_key", "starts_on")
        .select_related("agent", "attached_to", "renewal", "principal__agent")
        .prefetch_related("units")
    )
    return with_letters(joined)


def _rows(found: Iterable[Mandate], today: date) -> list[Row]:
    return [Row(each, shown(each, today), letter_of(each), letter_shown(each)) for each in found]


def _public(mandate: Mandate) -> tuple[str, ...]:
    agent = mandate.agent
    units = listed([str(unit) for unit in mandate.units.all()])
    return (mandate.called.capitalize(), agent.last_name, agent.first_name, agent.email, units)


def _whole(row: Row) -> tuple[str, ...]:
    mandate = row.mandate
    return (
        *_public(mandate),
        str(mandate.attached_to or ""),
        str(mandate.time_share),
        f"{mandate.starts_on:%d/%m/%Y}",
        f"{mandate.last_day:%d/%m/%Y}",
        row.state.words,
        row.letter_shown.words,
    )
