"""Whether an account is protected by more than a password."""

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def is_protected(account: "Account") -> bool:
    """Tell whether the account has a passkey, or an application that gives codes."""
    return bool(is_mfa_enabled(account))
