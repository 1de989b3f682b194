"""The components as a Django application."""

from django.apps import AppConfig


class Components(AppConfig):
    """Templates, tags and style sheets shared by the pages."""

    name = "transverse.portal.components"
    label = "components"
