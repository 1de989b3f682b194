"""What an administrator does to accounts: close, reopen, share the administration, remove a lost second factor."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from transverse.portal.accounts.models import Account
from transverse.portal.ground.refusals import RefusalError


@transaction.atomic
def close(account: Account, by: Account) -> None:
    """Close an account: its sessions end at their next page.

    Raises
    ------
    RefusalError
        It is one's own, or that of the last administrator.
    """
    if account == by:
        raise RefusalError("Vous ne pouvez pas fermer votre propre compte : demandez-le à un autre administrateur.")
    _keep_one_administrator(account)
    account.is_active = False
    account.save(update_fields=["is_active"])


def reopen(account: Account) -> None:
    """Open a closed account again, with the same password.

    Raises
    ------
    RefusalError
        The agent has left.
    """
    if account.agent and account.agent.left_on:
        raise RefusalError(f"{account} a quitté la collectivité : ce compte reste fermé.")
    account.is_active = True
    account.save(update_fields=["is_active"])


def make_administrator(account: Account) -> None:
    """Let a person keep the portal too.

    Raises
    ------
    RefusalError
        The account is closed.
    """
    if not account.is_active:
        raise RefusalError("Ce compte est fermé : rouvrez-le d'abord.")
    account.is_administrator = True
    account.save(update_fields=["is_administrator"])


@transaction.atomic
def unmake_administrator(account: Account) -> None:
    """Take the administration back.

    Raises
    ------
    RefusalError
        Nobody would keep the portal any more.
    """
    _keep_one_administrator(account)
    account.is_administrator = False
    account.save(update_fields=["is_administrator"])


def remove_second_factor(account: Account) -> None:
    """Forget the passkeys, the application and the codes of somebody who has lost them."""
    Authenticator.objects.filter(user=account).delete()


def _keep_one_administrator(account: Account) -> None:
    """Refuse when no other open account administers; the rows are locked, so that two cannot leave together."""
    keepers = Account.objects.select_for_update().filter(is_administrator=True, is_active=True)
    if account.is_administrator and {each.pk for each in keepers} <= {account.pk}:
        raise RefusalError(f"{account} est le dernier administrateur : nommez-en un autre d'abord.")
