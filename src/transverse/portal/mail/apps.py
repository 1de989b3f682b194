"""The mails as a Django application."""

from django.apps import AppConfig


class Mails(AppConfig):
    """The outbox."""

    name = "transverse.portal.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"
