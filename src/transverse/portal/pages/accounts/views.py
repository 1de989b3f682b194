"""My own account; the list of accounts and the sheet of one, for an administrator."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from transverse.portal.accounts.models import Account
from transverse.portal.accounts.protection import is_protected
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.pages.accounts.forms import AccountSearch
from transverse.portal.people.models import Function, Unit

PER_PAGE = 50


@page(SIGNED_IN)
def mine(request: AccountRequest) -> HttpResponse:
    """Show what the portal knows of the person, and how the sign-in is protected."""
    found = {"is_protected": is_protected(request.user), "roles": _roles(request.user)}
    return render(request, "accounts/mine.html", found)


@page("accounts.manage")
def listed(request: AccountRequest) -> HttpResponse:
    """List the accounts."""
    search = AccountSearch(request.GET)
    accounts = Account.objects.select_related("agent").order_by("agent__search_key", "email")
    if search.is_valid():
        accounts = _narrowed(accounts, search.cleaned_data["q"], search.cleaned_data["etat"])
    found = {
        "search": search,
        "page_obj": Paginator(accounts, PER_PAGE).get_page(request.GET.get("page")),
        "is_protected": is_protected(request.user),
    }
    return render(request, "accounts/list.html", found)


@page("accounts.manage")
def one(request: AccountRequest, pk: int) -> HttpResponse:
    """Show one account, and what may be done to it."""
    account = get_object_or_404(Account.objects.select_related("agent"), pk=pk)
    found = {"account": account, "has_second_factor": is_protected(account), "roles": _roles(account)}
    return render(request, "accounts/one.html", found)


def _narrowed(accounts: QuerySet[Account], words: str, state: str) -> QuerySet[Account]:
    for word in words.split():
        accounts = accounts.filter(
            Q(email__icontains=word) | Q(agent__first_name__icontains=word) | Q(agent__last_name__icontains=word)
        )
    states = {
        "ouvert": Q(is_active=True),
        "jamais": Q(is_active=True, last_login=None),
        "ferme": Q(is_active=False),
        "administrateur": Q(is_administrator=True),
        "parti": Q(agent__left_on__isnull=False),
    }
    return accounts.filter(states[state]) if state else accounts


def _roles(account: Account) -> list[str]:
    """Say in words what the place of the person in the chart opens."""
    place = account.standing
    roles = ["Administrateur du portail"] if place.administrator else []
    roles += [Function(each).label for each in sorted(place.functions)]
    heads = Unit.objects.filter(path__in=place.heads).values_list("name", flat=True) if place.heads else []
    roles += [f"Responsable : {name}" for name in heads]
    roles += [words.capitalize() for _, words in place.titles]
    return roles or (["Agent"] if place.agent else [])
