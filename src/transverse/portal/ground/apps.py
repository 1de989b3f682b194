"""The ground as a Django application."""

from django.apps import AppConfig


class Ground(AppConfig):
    """Settings of the collectivité, and receipts of forms."""

    name = "transverse.portal.ground"
    label = "ground"
    default_auto_field = "django.db.models.BigAutoField"
