"""The accounts of administrators, opened from a terminal: the first one cannot be opened from a page."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from transverse.portal.accounts.models import Account
from transverse.portal.operations.faults import OperationError


class AddressError(OperationError):
    """What was given is not an e-mail address."""

    def __init__(self, given: str) -> None:
        super().__init__(f"« {given} » n'est pas une adresse électronique. Écrivez-la en entier, puis recommencez.")


class WeakPasswordError(OperationError):
    """The password would be guessed."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(f"Ce mot de passe ne convient pas. {' '.join(reasons)} Choisissez-en un autre.")


def find(address: str) -> Account | None:
    """Return the account of `address`, if there is one.

    Raises
    ------
    AddressError
        It is not an address.
    """
    try:
        validate_email(address)
    except ValidationError as error:
        raise AddressError(address) from error
    return Account.objects.filter(email=address.lower()).first()


@transaction.atomic
def appoint(address: str, password: str | None = None) -> Account:
    """Make whoever has `address` an administrator, with a new account if need be.

    Parameters
    ----------
    address
        An e-mail address, checked by `find`.
    password
        The new password; without one, an account keeps its own, and a new one is opened by a link.

    Raises
    ------
    WeakPasswordError
        The password would be guessed; nothing is changed.
    """
    account = find(address) or Account.objects.create_user(address)
    account.is_administrator = account.is_active = True
    if password is not None:
        try:
            validate_password(password, account)
        except ValidationError as error:
            raise WeakPasswordError(error.messages) from error
        account.set_password(password)
    account.save()
    return account


def link(account: Account) -> str:
    """Return an address at which the password of `account` is chosen, once."""
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    uidb36, _, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
    return f"{settings.ADDRESS}{path}"
