"""The projects across directorates as a Django application."""

from django.apps import AppConfig


class Projects(AppConfig):
    """What each service can give to the projects of others, and what it gives."""

    name = "transverse.portal.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"
