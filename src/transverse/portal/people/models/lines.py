"""The direct line: meetings of a relay and the head of a service. That they met is known; what they said never is."""

import uuid

from django.db import models
from django.urls import reverse

from transverse.portal.people.models.chart import Agent
from transverse.portal.people.models.mandates import Mandate


class SlotState(models.TextChoices):
    """Where a meeting stands."""

    PROPOSED = "proposed", "proposé"
    AGREED = "agreed", "convenu"
    HELD = "held", "tenu"
    MISSED = "missed", "non tenu"
    CANCELLED = "cancelled", "annulé"


class Slot(models.Model):
    """One meeting, proposed by one of the two, agreed by the other."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="slots", verbose_name="mandat")
    head = models.ForeignKey(Agent, models.PROTECT, related_name="slots", verbose_name="responsable")
    starts_at = models.DateTimeField("date et heure")
    minutes = models.PositiveSmallIntegerField("durée (minutes)", default=30)
    place = models.CharField("lieu", max_length=200, blank=True)
    state = models.CharField("état", max_length=9, choices=SlotState.choices, default=SlotState.PROPOSED)
    proposed_by = models.ForeignKey(Agent, models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "créneau"
        ordering = ("-starts_at", "pk")
        indexes = (models.Index(fields=("mandate", "state", "starts_at"), name="slot_by_mandate"),)

    def __str__(self) -> str:
        """Return the day."""
        return f"Échange du {self.starts_at:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """Return the page where it is agreed."""
        return reverse("slots")
