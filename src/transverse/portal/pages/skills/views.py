"""The closed list, where a skill is, and which services have said nothing."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.projects import offers
from transverse.portal.projects import skills as rules
from transverse.portal.projects.journal import record_search
from transverse.portal.projects.models import ServiceOffer, Skill
from transverse.portal.projects.nominal import is_nominal

_LONGEST = 100
_A_PAGE = 50


@page("skills.list")
def skills(request: AccountRequest) -> HttpResponse:
    """Show the list by family, what one's services offer, and search it."""
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()[:_LONGEST]
    valid = ServiceOffer.objects.valid(today)
    counted = rules.listed().annotate(services=Count("offers", Q(offers__in=valid), distinct=True))
    listed = list(counted)
    context: dict[str, Any] = {
        "text": text,
        "families": rules.by_family(rules.matching(listed, text) if text else listed),
        "count": len(listed),
        "mine": offers.answered_by(request.user.standing, today),
        "is_journalled": _is_journalled(request),
        "today": today,
    }
    return render(request, "skills/skills.html", context)


@page("skills.list", "POST")
def search(request: AccountRequest) -> HttpResponse:
    """Write down who searches what, when persons may be named and by those who may name them, then search."""
    text = request.POST.get("q", "").strip()[:_LONGEST]
    if text and _is_journalled(request):
        record_search(request.user, f"compétence : {text}", timezone.now())
    return redirect(f"{reverse('skills')}?{urlencode({'q': text})}" if text else "skills")


def _is_journalled(request: AccountRequest) -> bool:
    return request.user.has_perm("nominal.search") and is_nominal()


@page("skills.list")
def skill(request: AccountRequest, pk: int) -> HttpResponse:
    """Show which services offer a skill, in alphabetical order; never a person."""
    found = get_object_or_404(Skill, pk=pk)
    today = timezone.localdate()
    holders = list(offers.holders(found, today))
    offering = {each.unit_id for each in holders}
    mine = [each for each in offers.answered_by(request.user.standing, today) if each.pk not in offering]
    context = {
        "skill": found,
        "page_obj": Paginator(holders, _A_PAGE).get_page(request.GET.get("page")),
        "mine": [] if found.retired_on else mine,
    }
    return render(request, "skills/skill.html", context)


@page("skills.see_silent")
def silent(request: AccountRequest) -> HttpResponse:
    """Show, to those who steer, the services that have said nothing."""
    found = offers.silent_services(timezone.localdate()).select_related("parent")
    context = {"page_obj": Paginator(found, _A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "skills/silent.html", context)
