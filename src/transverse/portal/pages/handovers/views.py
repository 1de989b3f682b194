"""The hand-over of one mandate, and the list of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.papers.kinds import passation
from transverse.portal.components.paper_file import paper_file
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page, require
from transverse.portal.pages.handovers.forms import Texts
from transverse.portal.people import handovers as rules
from transverse.portal.people.deputies import attach, deputies_left
from transverse.portal.people.handover_paper import known, paper_data
from transverse.portal.people.models import Handover, Kind, Mandate

_A_PAGE = 50
_SLUGS = {Kind.LEAD: "chef-de-projet", Kind.TEAM: "equipe-numerique", Kind.RELAY: "referent-donnees"}


@page(SIGNED_IN)
def handovers(request: AccountRequest) -> HttpResponse:
    """List those of the person, given or received; all of them to those who steer."""
    rows = Handover.objects.select_related("mandate__agent", "successor__agent").prefetch_related("mandate__units")
    if not request.user.has_perm("handovers.see"):
        agent = request.user.agent_id
        own = rows.filter(mandate__agent=agent) | rows.filter(successor__agent=agent)
        rows = own.distinct() if agent else rows.none()
    found = rows.order_by("closed_at", "mandate__agent__search_key", "pk")
    paged = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "handovers/handovers.html", {"page_obj": paged})


@page(SIGNED_IN)
def handover(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what the portal knows and what has been written."""
    found = _handover(request, pk)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "handover": found,
        "known": known(found, timezone.now()),
        "may_write": request.user.has_perm("handovers.write", found.mandate) and found.closed_at is None,
        "may_close": rules.may_close(found, request.user) and found.closed_at is None,
        "may_reopen": rules.may_close(found, request.user) and found.closed_at is not None,
        "may_name": request.user.has_perm("mandates.name") and found.closed_at is None,
        "deputies": deputies_left(found, today),
        "may_attach": request.user.has_perm("mandates.name"),
        "texts": [
            ("Qui connaître", found.contacts),
            ("Où sont les documents", found.papers),
            ("Ce qui reste à faire", found.pending),
        ],
        "resumed": found.mandate.is_in_force(today)
        and found.mandate.ended_on is None
        and found.mandate.agent.left_on is None,
    }
    return render(request, "handovers/handover.html", context)


@page(SIGNED_IN, "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Write the three texts."""
    found = _handover(request, pk)
    require(request, "handovers.write", found.mandate)
    initial = {name: getattr(found, name) for name in (*rules.TEXTS, "revision")}
    form = Texts(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        rules.write(found, form.cleaned_data["revision"], {name: form.cleaned_data[name] for name in rules.TEXTS})
        messages.success(request, "La passation est enregistrée.")
        return redirect(found)
    return render(request, "handovers/write.html", {"form": form, "handover": found})


@page("mandates.name", "GET", "POST")
def successor(request: AccountRequest, pk: int) -> HttpResponse:
    """Choose whose mandate takes over: one that exists, or a new one."""
    found = _handover(request, pk)
    choices = rules.possible_successors(found, timezone.localdate())
    if request.method == "POST":
        chosen = next((each for each in choices if str(each.pk) == request.POST.get("mandat")), None)
        if chosen is None:
            raise Http404
        rules.follow(found, chosen)
        messages.success(request, f"{chosen.agent} prend la suite.")
        return redirect(found)
    context = {"handover": found, "choices": choices, "slug": _SLUGS.get(Kind(found.mandate.kind), "")}
    return render(request, "handovers/successor.html", context)


@page("mandates.name", "POST")
def attach_deputy(request: AccountRequest, pk: int, deputy: int) -> HttpResponse:
    """Make a deputy of the one who leaves stand in for the one who takes over."""
    found = _handover(request, pk)
    chosen = get_object_or_404(
        Mandate.objects.select_related("agent", "attached_to", "renews"), pk=deputy, kind=Kind.DEPUTY
    )
    require(request, "mandates.change", chosen)
    attach(found, chosen, _revision(request, chosen), timezone.localdate())
    messages.success(request, f"{chosen.agent} supplée maintenant la personne qui prend la suite.")
    return redirect(found)


@page(SIGNED_IN, "POST")
def close(request: AccountRequest, pk: int) -> HttpResponse:
    """Close it: the one who takes over has it all."""
    found = _mine_to_close(request, pk)
    rules.close(found, _revision(request, found), timezone.now())
    messages.success(request, "La passation est close. Vous pouvez la rouvrir si quelque chose manque.")
    return redirect(found)


@page(SIGNED_IN, "POST")
def reopen(request: AccountRequest, pk: int) -> HttpResponse:
    """Undo the closing."""
    found = _mine_to_close(request, pk)
    rules.reopen(found, _revision(request, found))
    messages.success(request, "La passation est rouverte.")
    return redirect(found)


@page(SIGNED_IN)
def download(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Answer the sheet as docx, odt or PDF."""
    found = _handover(request, pk)
    today = timezone.localdate()
    data = paper_data(found, known(found, timezone.now()), collectivity().name, today)
    return paper_file(passation.compose(data), kind, f"passation {found.mandate.agent}")


def _handover(request: AccountRequest, pk: int) -> Handover:
    """Return the hand-over, if the person may see it, or takes it over; otherwise it does not exist."""
    rows = Handover.objects.select_related(
        *("mandate__agent__job_sheet", "mandate__principal", "mandate__attached_to", "successor__agent")
    ).prefetch_related("mandate__units")
    found = get_object_or_404(rows, pk=pk)
    receives = found.successor is not None and found.successor.agent_id == request.user.agent_id
    if not receives and not request.user.has_perm("handovers.see", found.mandate):
        raise Http404
    return found


def _mine_to_close(request: AccountRequest, pk: int) -> Handover:
    found = _handover(request, pk)
    if not rules.may_close(found, request.user):
        raise PermissionDenied
    return found


def _revision(request: AccountRequest, found: Handover | Mandate) -> int:
    written = request.POST.get("revision", "")
    return int(written) if written.isdecimal() else found.revision
