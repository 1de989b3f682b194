"""The outbox: one row a mail, under a key that says why it is sent."""

import uuid

from django.db import models


class MailState(models.TextChoices):
    """Where a mail stands."""

    WAITING = "waiting", "à envoyer"
    SENDING = "sending", "envoi commencé"
    SENT = "sent", "envoyé"
    UNSURE = "unsure", "peut-être envoyé"
    FAILED = "failed", "refusé"


class Mail(models.Model):
    """A mail to one person; `key` makes that the same reason is written only once."""

    key = models.CharField(max_length=200, unique=True)
    recipient = models.CharField("destinataire", max_length=254)
    subject = models.CharField("objet", max_length=250)
    text = models.TextField("texte")
    message_id = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField("état", max_length=8, choices=MailState.choices, default=MailState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField("erreur", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("envoyé le", null=True, blank=True)

    class Meta:
        verbose_name = "courriel"
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("state", "created_at"), name="mail_by_state"),)

    def __str__(self) -> str:
        """Return its subject."""
        return self.subject
