"""Open accounts: one, or all those ticked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.accounts.invitations import Opened, open_accounts
from transverse.portal.accounts.protection import is_protected
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.accounts.forms import AgentSearch, Choice
from transverse.portal.pages.accounts.views import PER_PAGE
from transverse.portal.people.models import Agent, Mandate


@page("accounts.manage", "GET", "POST")
def without_account(request: AccountRequest) -> HttpResponse:
    """List the agents without account; open one for each of those ticked."""
    choice = Choice(request.POST if request.method == "POST" else None)
    if request.method == "POST" and choice.is_valid():
        _tell(request, open_accounts(choice.cleaned_data["agent"], timezone.now()))
        return HttpResponseRedirect(reverse("accounts_to_open"))
    search = AgentSearch(request.GET)
    agents = Agent.objects.filter(left_on=None, account=None).prefetch_related("posts__unit")
    if search.is_valid():
        agents = _narrowed(agents, search.cleaned_data["q"], search.cleaned_data["groupe"])
    found = {
        "search": search,
        "choice": choice,
        "page_obj": Paginator(agents, PER_PAGE).get_page(request.GET.get("page")),
        "is_protected": is_protected(request.user),
    }
    return render(request, "accounts/opening.html", found)


def _narrowed(agents: QuerySet[Agent], words: str, group: str) -> QuerySet[Agent]:
    for word in words.split():
        agents = agents.filter(
            Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(posts__unit__name__icontains=word)
        )
    if group == "responsables":
        agents = agents.filter(posts__is_head=True, posts__closed_on=None)
    elif group == "relais":
        agents = agents.filter(pk__in=Mandate.objects.current(timezone.localdate()).values("agent"))
    return agents.distinct()


def _tell(request: AccountRequest, opened: Opened) -> None:
    if opened.accounts:
        names = ", ".join(str(each) for each in opened.accounts[:10])
        more = f" et {len(opened.accounts) - 10} autres" if len(opened.accounts) > 10 else ""
        messages.success(request, f"Comptes ouverts, une invitation est écrite à chacun : {names}{more}.")
    if opened.without_address:
        names = ", ".join(str(each) for each in opened.without_address)
        messages.warning(
            request,
            f"Sans adresse électronique dans l'organigramme, donc sans compte : {names}. Complétez leur adresse dans "
            "le logiciel des ressources humaines, puis importez de nouveau l'organigramme.",
        )
    if opened.taken:
        names = ", ".join(f"{each} ({each.email})" for each in opened.taken)
        messages.warning(request, f"Adresse déjà prise par un autre compte : {names}.")
