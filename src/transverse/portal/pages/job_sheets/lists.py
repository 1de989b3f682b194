"""The list of the fiches, what each person has to read, and the choice of an agent."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.job_sheets.forms import Search
from transverse.portal.people.models import Agent, JobSheet, JobSheetVersion, Mandate, Post
from transverse.portal.people.next_steps import unwritten
from transverse.portal.people.search import matching, picked
from transverse.portal.people.waiting import job_sheets as to_read

_MOST = 20


@page("chart.see")
def sheets(request: AccountRequest) -> HttpResponse:
    """Show one's own sheet, those to read and, to those who follow them, all of them."""
    agent = request.user.standing.agent or 0
    today = timezone.localdate()
    search = Search(request.GET)
    context: dict[str, Any] = {
        "mine": JobSheet.objects.filter(agent=agent, versions__state=JobSheetVersion.CIRCULATED).first(),
        "to_read": to_read.rows(today, agent),
        "search": search,
        "follows": request.user.has_perm("job_sheets.list"),
    }
    if context["follows"]:
        words = search.cleaned_data["q"] if search.is_valid() else ""
        context["page_obj"] = Paginator(_all(words), 50).get_page(request.GET.get("page"))
        context["words"] = words
        context["unwritten"] = _unwritten(today) if not words else []
    return render(request, "job_sheets/list.html", context)


@page("job_sheets.write")
def choose(request: AccountRequest) -> HttpResponse:
    """Find the agent whose sheet is to be composed."""
    search = Search(request.GET)
    words = search.cleaned_data["q"].strip() if search.is_valid() else ""
    posts = Prefetch("posts", Post.objects.filter(closed_on=None).select_related("unit"), to_attr="held")
    found = picked(words) if words else Agent.objects.none()
    agents = list(found.select_related("job_sheet").prefetch_related(posts)[: _MOST + 1])
    context = {"search": search, "words": words, "agents": agents[:_MOST], "more": len(agents) > _MOST}
    return render(request, "job_sheets/choose.html", context)


def _unwritten(today: date) -> list[Mandate]:
    """Return the first mandates that no fiche in circulation mentions, by name."""
    found = unwritten(today).select_related("agent").order_by("agent__search_key", "pk")
    return list(found.prefetch_related("units")[:_MOST])


def _all(words: str) -> QuerySet[JobSheet]:
    """Return the sheets of the agents who have these words, each with its last version and how many have read it."""
    current = JobSheetVersion.objects.annotate(
        asked=Count("acknowledgements"), read=Count("acknowledgements", Q(acknowledgements__read_at__isnull=False))
    ).exclude(state=JobSheetVersion.REPLACED)
    agents = matching(Agent.objects.all(), words)
    found = JobSheet.objects.filter(agent__in=agents) if words.strip() else JobSheet.objects.all()
    ordered = found.select_related("agent").order_by("agent__search_key", "pk")
    return ordered.prefetch_related(Prefetch("versions", current, to_attr="alive"))
