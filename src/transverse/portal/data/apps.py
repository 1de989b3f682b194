"""The Miroir as a Django application."""

from django.apps import AppConfig


class Data(AppConfig):
    """What each service handles, year by year."""

    name = "transverse.portal.data"
    label = "data"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep a history: when each sheet was published, which folders were allowed to whom, and by whom."""
        from auditlog.registry import auditlog  # noqa: PLC0415 (Django must be ready first)

        from transverse.portal.data.models import AllowedFolder, Sheet  # noqa: PLC0415

        auditlog.register(Sheet, include_fields=["state", "published_at", "published_by"])  # never who filled it
        auditlog.register(AllowedFolder, exclude_fields=["revision", "password"], m2m_fields={"units"})
