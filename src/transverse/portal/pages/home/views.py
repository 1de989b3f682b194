"""The first page."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.accounts.models import Account
from transverse.portal.accounts.words import roles_of
from transverse.portal.data.steps import data_steps
from transverse.portal.ground.context import collectivity_of
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.people import waiting
from transverse.portal.people.nearby import contacts
from transverse.portal.people.next_steps import NextStep, next_steps
from transverse.portal.people.setup import Step, steps

BUSY = 3  # things that wait: whoever has as many is proposed nothing more


@page(SIGNED_IN)
def home(request: AccountRequest) -> HttpResponse:
    """Show what waits for the person, else what may come next, whom to call, and the first steps that are left."""
    today = timezone.localdate()
    account = request.user
    waits = waiting.waiting_for(account.agent_id, today, waiting.roles_of(account.standing))
    context = {
        "waiting": waits,
        "next": _next(account, len(waits), today),
        "contacts": contacts(account.agent_id, account.standing.places, account.standing.heads, today),
        "roles": roles_of(account.standing),
        "steps": _steps(request),
    }
    return render(request, "home/home.html", context)


def _next(account: Account, waits: int, today: date) -> list[NextStep]:
    """Return what may come next: of the network for whoever has little waiting, of the data when nothing waits."""
    network = next_steps(account.standing, today) if waits < BUSY else []
    return [*network, *(data_steps(account, today) if not waits else [])]


def _steps(request: AccountRequest) -> list[tuple[Step, bool]]:
    """Return the first steps and whether the person may take each, as long as one is left."""
    if not request.user.has_perm("chart.arrange"):
        return []
    found = steps(timezone.localdate(), named=bool(collectivity_of(request).pk))
    return [] if all(step.done for step in found) else [(step, request.user.has_perm(step.may)) for step in found]
