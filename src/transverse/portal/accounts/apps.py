"""The accounts as a Django application."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts and roles."""

    name = "transverse.portal.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the permissions."""
        from transverse.portal.accounts import roles  # noqa: F401, PLC0415 (Django must be ready first)
