"""The jobs as a Django application."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Long work and its progress."""

    name = "transverse.portal.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
