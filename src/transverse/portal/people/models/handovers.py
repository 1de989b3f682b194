"""The hand-over of a relay who leaves: what the next one must find."""

from django.db import models
from django.urls import reverse

from transverse.portal.people.models.mandates import Mandate


class Handover(models.Model):
    """The hand-over of one mandate: opened when it ends, closed when the successor has it all."""

    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="handover", verbose_name="mandat")
    successor = models.ForeignKey(
        Mandate, models.SET_NULL, null=True, blank=True, related_name="received", verbose_name="mandat du successeur"
    )
    contacts = models.TextField("qui connaître", blank=True, help_text="Une personne ou une fonction par ligne.")
    papers = models.TextField("où sont les documents", blank=True, help_text="Un par ligne.")
    pending = models.TextField("ce qui reste à faire", blank=True, help_text="Une chose par ligne.")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField("close le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "passation"

    def __str__(self) -> str:
        """Return whose it is."""
        return f"Passation : {self.mandate.agent}"

    def get_absolute_url(self) -> str:
        """Return the address of the hand-over."""
        return reverse("handover", args=[self.pk])
