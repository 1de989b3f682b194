"""How the sign-in library behaves here: nobody signs up alone, mails are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse: an account is opened for an agent, by an administrator."""
        return False

    def get_user_search_fields(self) -> list[str]:
        """Search accounts by address, the only name they have."""
        return ["email"]

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Answer with pages, to htmx as to a browser without JavaScript."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401
        """Leave out what accounts do not have."""
