"""What an administrator does to one account; each act says how to undo it, or asks first."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.accounts import invitations, keeping
from transverse.portal.accounts.models import Account
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError


@page("accounts.manage", "POST")
def invite_again(request: AccountRequest, pk: int) -> HttpResponse:
    """Write the invitation once more to somebody who has never signed in."""
    account = _account(pk)
    if account.last_login or not account.is_active:
        raise RefusalError(
            f"{account} s'est déjà connecté, ou son compte est fermé : il n'y a pas d'invitation à écrire."
        )
    invitations.invite(account, timezone.now())
    return _done(request, account, f"Une nouvelle invitation est écrite à {account.email}.")


@page("accounts.manage", "POST")
def close(request: AccountRequest, pk: int) -> HttpResponse:
    """Close an account; it can be reopened."""
    account = _account(pk)
    keeping.close(account, request.user)
    return _done(request, account, f"Le compte {of(account)} est fermé. « Rouvrir le compte » revient en arrière.")


@page("accounts.manage", "POST")
def reopen(request: AccountRequest, pk: int) -> HttpResponse:
    """Reopen a closed account."""
    return _act(request, pk, keeping.reopen, "Le compte {whose} est rouvert, avec le même mot de passe.")


@page("accounts.manage", "GET", "POST")
def make_administrator(request: AccountRequest, pk: int) -> HttpResponse:
    """Make an administrator, once confirmed: it opens every account and every setting."""
    account = _account(pk)
    if request.method != "POST":
        found = {
            "heading": f"Nommer {account} administrateur ?",
            "sentence": "Un administrateur ouvre et ferme les comptes, confie les fonctions, change les réglages et "
            "importe l'organigramme.",
            "button": "Nommer administrateur",
            "back": _sheet(account),
        }
        return render(request, "components/confirm.html", found)
    return _act(request, pk, keeping.make_administrator, "{who} administre maintenant le portail.")


@page("accounts.manage", "POST")
def unmake_administrator(request: AccountRequest, pk: int) -> HttpResponse:
    """Take the administration back; it can be given again."""
    account = _account(pk)
    keeping.unmake_administrator(account)
    messages.success(request, f"{account} n'administre plus le portail.")
    mine = account == request.user
    return HttpResponseRedirect(reverse("home") if mine else _sheet(account))


@page("accounts.manage", "GET", "POST")
def remove_second_factor(request: AccountRequest, pk: int) -> HttpResponse:
    """Remove the second factor of somebody who has lost it, once confirmed."""
    account = _account(pk)
    if request.method != "POST":
        found = {
            "heading": f"Retirer le second facteur {of(account)} ?",
            "sentence": "Ses clés d'accès, son application et ses codes de secours sont oubliés : le mot de passe seul "
            "suffira. Vérifiez d'abord de vive voix que la demande vient bien de cette personne.",
            "button": "Retirer le second facteur",
            "back": _sheet(account),
            "danger": True,
        }
        return render(request, "components/confirm.html", found)
    return _act(request, pk, keeping.remove_second_factor, "Le second facteur {whose} est retiré.")


def _act(request: AccountRequest, pk: int, act: Callable[[Account], None], said: str) -> HttpResponse:
    account = _account(pk)
    act(account)
    return _done(request, account, said.format(who=account, whose=of(account)))


def _done(request: AccountRequest, account: Account, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(_sheet(account))


def _account(pk: int) -> Account:
    return get_object_or_404(Account.objects.select_related("agent"), pk=pk)


def _sheet(account: Account) -> str:
    return reverse("account_of", args=[account.pk])
