"""The people as a Django application."""

from django.apps import AppConfig


class People(AppConfig):
    """The chart, and what holds across it."""

    name = "transverse.portal.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep a history of what people decide; what an import brings has its own report."""
        from auditlog.registry import auditlog  # noqa: PLC0415 (Django must be ready first)

        from transverse.portal.people import models  # noqa: PLC0415

        for model in (models.Mandate, models.Letter, models.Signature, models.Acknowledgement, models.JobSheetVersion):
            units = {"units"} if model is models.Mandate else None
            auditlog.register(model, exclude_fields=["revision", "content", "basis"], m2m_fields=units)
