"""Reading what the nominal mode is, opening it, closing it, reading who searched."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.pages.nominal.forms import Opening, Searching
from transverse.portal.people.models import Agent, Function
from transverse.portal.projects import finding
from transverse.portal.projects import nominal as rules
from transverse.portal.projects.journal import KEPT, record_search
from transverse.portal.projects.models import NominalMode, Search

A_PAGE = 50


@page(SIGNED_IN)
def nominal(request: AccountRequest) -> HttpResponse:
    """Say to everyone whether the mode is open, what it changes, what it never does and whom to ask."""
    officers = Agent.objects.filter(Q(posts__function=Function.DPO, posts__closed_on=None), left_on=None)
    context = {
        "mode": rules.nominal_mode(),
        "officers": officers.distinct(),
        "is_findable": finding.is_findable(request.user.agent),
    }
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


@page("nominal.be_found", "POST")
def be_found(request: AccountRequest) -> HttpResponse:
    """Say that one may be found, or take it back."""
    agent = request.user.agent
    if agent and "cacher" in request.POST:
        finding.hide(agent)
        messages.success(request, "Plus aucune recherche ne vous montrera.")
    elif agent:
        finding.be_found(agent, timezone.localdate())
        messages.success(request, "Les recherches peuvent vous montrer. Vous pouvez le reprendre à tout moment.")
    return redirect("nominal")


@page("nominal.search", "GET", "POST")
def search(request: AccountRequest) -> HttpResponse:
    """Ask for a skill; write in the journal who searches what, then show who wishes to be found by it."""
    rules.require_nominal()
    form = Searching(request.POST or None)
    context: dict[str, Any] = {"form": form, "skill": None}
    if request.method == "POST" and form.is_valid():
        skill = form.cleaned_data["skill"]
        record_search(request.user, f"compétence : {skill}", timezone.now())
        context |= {"skill": skill, "found": finding.found(skill, timezone.localdate())}
    return render(request, "nominal/search.html", context, status=422 if form.errors else 200)


@page("nominal.see_searches")
def searches(request: AccountRequest) -> HttpResponse:
    """List who searched what, the last first."""
    found = Paginator(Search.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "nominal/searches.html", {"page_obj": found, "since": timezone.localdate() - KEPT})
