"""Reading what the nominal mode is, opening it, closing it, reading who searched."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.pages.nominal.forms import Opening
from transverse.portal.people.models import Agent, Function
from transverse.portal.projects import nominal as rules
from transverse.portal.projects.journal import KEPT
from transverse.portal.projects.models import NominalMode, Search

A_PAGE = 50


@page(SIGNED_IN)
def nominal(request: AccountRequest) -> HttpResponse:
    """Say to everyone whether the mode is open, what it changes, what it never does and whom to ask."""
    officers = Agent.objects.filter(Q(posts__function=Function.DPO, posts__closed_on=None), left_on=None)
    context = {"mode": rules.nominal_mode(), "officers": officers.distinct()}
    return render(request, "nominal/nominal.html", context)


@page("nominal.decide", "GET", "POST")
def open_mode(request: AccountRequest) -> HttpResponse:
    """Ask for the act, and open."""
    mode = rules.nominal_mode()
    form = Opening(request.POST or None, initial=_known(mode))
    if request.method == "POST" and form.is_valid():
        try:
            rules.open_mode(form.act(), form.cleaned_data["revision"], request.user, timezone.localtime())
        except ConflictError:
            raise
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le mode nominatif est ouvert. Chaque recherche est journalisée dès maintenant.")
            return redirect("nominal")
    status = 422 if form.errors else 200
    return render(request, "nominal/open.html", {"form": form, "mode": mode}, status=status)


def _known(mode: NominalMode) -> dict[str, str | int | date | None]:
    return {
        "aipd_reference": mode.aipd_reference,
        "aipd_on": mode.aipd_on,
        "cst_on": mode.cst_on,
        "revision": mode.revision,
    }


@page("nominal.decide", "POST")
def close(request: AccountRequest) -> HttpResponse:
    """Close at once: it takes one click, and opening again takes the act."""
    rules.close_mode(request.user, timezone.localtime())
    messages.success(request, "Le mode nominatif est fermé : plus aucune personne n'est montrée ni proposée.")
    return redirect("nominal")


@page("nominal.see_searches")
def searches(request: AccountRequest) -> HttpResponse:
    """List who searched what, the last first."""
    found = Paginator(Search.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "nominal/searches.html", {"page_obj": found, "since": timezone.localdate() - KEPT})
