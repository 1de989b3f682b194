"""The accounts as a Django application."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts and roles."""

    name = "transverse.portal.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the permissions, and keep a history of what is done to accounts and settings."""
        from auditlog.registry import auditlog  # noqa: PLC0415 (Django must be ready first)

        from transverse.portal.accounts import models, roles  # noqa: F401, PLC0415 (same)
        from transverse.portal.ground.models import Collectivity  # noqa: PLC0415 (same)

        auditlog.register(models.Account, include_fields=["email", "agent", "is_active", "is_administrator"])
        auditlog.register(Collectivity, exclude_fields=["logo", "revision"])
