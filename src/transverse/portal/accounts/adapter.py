"""How the sign-in library behaves here: nobody signs up alone, mails and messages are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from transverse.portal.accounts.sealing import seal, unseal

_TOO_MANY = "Trop d'essais. Attendez cinq minutes, ou demandez un lien pour choisir un autre mot de passe."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by an administrator."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "L'adresse ou le mot de passe ne convient pas. Vérifiez-les, puis recommencez.",
        "account_inactive": "Ce compte est fermé. Adressez-vous à l'administrateur du portail.",
        "incorrect_code": "Ce code ne convient pas. Attendez le suivant, puis donnez-le.",
        "incorrect_password": "Ce mot de passe ne convient pas.",
        "enter_current_password": "Donnez votre mot de passe actuel.",
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": "Trop d'essais en peu de temps. Attendez cinq minutes, puis recommencez.",
        "invalid_password_reset": "Ce lien ne marche plus. Demandez-en un autre.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse: an account is opened for an agent, by an administrator."""
        return False

    def get_user_search_fields(self) -> list[str]:
        """Search accounts by address, the only name they have."""
        return ["email"]

    def is_ajax(self, request: HttpRequest) -> bool:
        """Answer with pages, to htmx as to a browser without JavaScript; passkeys alone ask for JSON."""
        return request.headers.get("Accept") == "application/json"

    def populate_username(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401
        """Leave out what accounts do not have."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Lead back to the account."""
        return reverse("account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Write the link of a mail with the address of the settings, whatever host the request claims."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.ADDRESS + path.replace("UID-KEY", key)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,  # noqa: ANN401
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person that the protection of the account has changed, at the address of the account."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Adapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": "Ajoutez d'abord une application ou une clé.",
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002, ANN401 (named by the library)
        """Propose a name for a new key."""
        return f"Clé {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is kept."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept."""
        return unseal(encrypted_text)

    def _get_site_name(self) -> str:
        return "Transverse"
