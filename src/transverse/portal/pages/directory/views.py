"""The directory, and the sheet of an agent."""

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.directory.forms import Search, choices
from transverse.portal.people.models import Agent, Mandate, Post, Unit
from transverse.portal.people.search import matching
from transverse.portal.people.sheets import superiors

_PAGE = 50


@page("chart.see")
def directory(request: AccountRequest) -> HttpResponse:
    """Show whoever works here and whom the words name."""
    unit = _unit(request.GET.get("unite", ""))
    search = Search(request.GET, choices(unit))
    text = search.cleaned_data.get("q", "") if search.is_valid() else ""
    found = Paginator(_found(text, unit), _PAGE).get_page(request.GET.get("page"))
    context = {"search": search, "page_obj": found, "text": text, "unit": unit}
    return render(request, "directory/directory.html", context)


def _unit(told: str) -> Unit | None:
    if not told.isascii() or not told.isdigit() or len(told) > 18:
        return None
    return Unit.objects.filter(pk=int(told), closed_on=None).first()


def _posts() -> QuerySet[Post]:
    return Post.objects.filter(closed_on=None).select_related("unit")


def _found(text: str, unit: Unit | None) -> QuerySet[Agent]:
    agents = matching(Agent.objects.filter(left_on=None), text)
    if unit:
        held = Post.objects.filter(closed_on=None, unit__path__startswith=unit.path, unit__closed_on=None)
        agents = agents.filter(pk__in=held.order_by().values("holder_id"))
    return agents.defer("search_key").prefetch_related(Prefetch("posts", _posts(), to_attr="held"))


@page("chart.see")
def agent(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what an agent does, for whom, and by which mandates."""
    found = get_object_or_404(Agent.objects.prefetch_related(Prefetch("posts", _posts(), to_attr="held")), pk=pk)
    if found.left_on and not request.user.has_perm("network.see_gaps"):
        raise Http404
    mandates = Mandate.objects.in_force(timezone.localdate()).filter(agent=found).prefetch_related("units")
    held = found.held  # type: ignore[attr-defined]
    places = list(zip(held, superiors(held), strict=True))
    context = {"agent": found, "places": places, "mandates": mandates}
    return render(request, "directory/agent.html", context)
