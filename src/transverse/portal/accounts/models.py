"""An account: an e-mail address, a password or a passkey, and the agent behind it."""

from functools import cached_property
from typing import Any, ClassVar

import rules
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from transverse.portal.accounts.standing import Standing, standing


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts that sign in by e-mail address; reads them with the agent, whose name each page shows."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Read the agent with the account."""
        return super().get_queryset().select_related("agent")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":  # noqa: ANN401
        """Make an account; without password, it can only be opened by the link of a mail."""
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractUser):
    """Somebody who may sign in."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    is_staff = False
    email = models.EmailField("adresse électronique", unique=True)
    agent = models.OneToOneField("people.Agent", models.SET_NULL, null=True, blank=True, related_name="account")
    is_administrator = models.BooleanField("administrateur", default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()  # type: ignore[assignment, misc]

    class Meta:
        verbose_name = "compte"

    def __str__(self) -> str:
        """Return the name of the agent, or the address."""
        return str(self.agent) if self.agent else self.email

    def get_full_name(self) -> str:
        """Return the name of the agent, or the address."""
        return str(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:  # noqa: ANN401 (what a permission is about)
        """Ask the rules alone: the tables of permissions of the library are empty, and cost two queries."""
        return self.is_active and bool(rules.has_perm(perm, self, obj))

    @cached_property
    def standing(self) -> Standing:
        """The place of the person in the chart, read once a request."""
        return standing(self)
