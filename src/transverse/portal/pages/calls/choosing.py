"""Choosing the services of a call: searched, added, their days changed, taken off."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.calls.access import SHARES, own_call, seen_call
from transverse.portal.pages.calls.forms import Days, OneService
from transverse.portal.pages.calls.views import shown
from transverse.portal.projects import calls, proposing, searching
from transverse.portal.projects.asked import lines
from transverse.portal.projects.models import Request

_STOP_ASKING = 286  # the answer by which htmx stops refreshing


@page("projects.list", "POST")
def search(request: AccountRequest, pk: int) -> HttpResponse:
    """Have services searched."""
    return redirect(searching.search(own_call(request, pk), request.user))


@page("projects.list")
def progress(request: AccountRequest, pk: int) -> HttpResponse:
    """Show how far the search is: a part of the page, asked for every few seconds."""
    found = seen_call(request, pk)
    if not request.htmx:
        return redirect(found)
    is_over = found.job is None or found.job.is_over
    context = {"call": found, "report": found.report, "is_over": is_over}
    return render(request, "calls/_progress.html", context, status=_STOP_ASKING if is_over else 200)


@page("projects.list", "POST")
def take(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Put the services of another plan of the last search in the place of those of the call."""
    found = own_call(request, pk)
    title = proposing.take(found, kind)
    messages.success(request, f"Répartition reprise : « {title} ». Vous pouvez encore la changer.")
    return redirect(found)


@page("projects.list", "POST")
def add(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask one service more."""
    found = own_call(request, pk)
    form = OneService(found, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            added = calls.add_service(found, given["service"], given["need"], given["days"], timezone.localdate())
        except RefusalError as refusal:
            form.add_error("service", str(refusal))
        else:
            messages.success(request, f"« {added.unit} » est ajouté à l'appel.")
            return redirect(found)
    return render(request, "calls/call.html", shown(request, found, form), status=422)


@page("projects.list", "POST")
def days(request: AccountRequest, pk: int, asked: int) -> HttpResponse:
    """Ask a service for other days."""
    found = own_call(request, pk)
    row = get_object_or_404(found.requests.select_related("unit").prefetch_related(SHARES), pk=asked)
    form = Days(lines(row.shares.all()), request.POST, prefix=f"service-{row.pk}")
    if not form.is_valid():
        said = " ".join(str(error) for errors in form.errors.values() for error in errors)
        raise RefusalError(f"Les jours ne sont pas changés (« {row.unit} »). {said}")
    calls.change_days(found, row.pk, form.changed_days())
    messages.success(request, f"Les jours sont enregistrés (« {row.unit} »).")
    return redirect(found)


@page("projects.list", "POST")
def remove(request: AccountRequest, pk: int, asked: int) -> HttpResponse:
    """No longer ask a service."""
    found = own_call(request, pk)
    try:
        unit = calls.remove_service(found, asked)
    except Request.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, f"« {unit} » est retiré de l'appel. Vous pouvez l'ajouter de nouveau, en bas de la page.")
    return redirect(found)
