"""The Miroir as a Django application."""

from django.apps import AppConfig


class Data(AppConfig):
    """What each service handles, year by year."""

    name = "transverse.portal.data"
    label = "data"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep a history of the sheets: when each was begun and published, and by whom."""
        from auditlog.registry import auditlog  # noqa: PLC0415 (Django must be ready first)

        from transverse.portal.data.models import Sheet  # noqa: PLC0415

        auditlog.register(Sheet, exclude_fields=["revision"])
