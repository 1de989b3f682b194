"""The direct line: meetings of a relay and the head of a service. That they met is known; what they said never is."""

import secrets
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from transverse.portal.people.models.chart import Agent, Unit
from transverse.portal.people.models.mandates import Mandate


class SlotState(models.TextChoices):
    """Where a meeting stands."""

    PROPOSED = "proposed", "proposé"
    AGREED = "agreed", "convenu"
    HELD = "held", "tenu"
    MISSED = "missed", "pas tenu"
    DECLINED = "declined", "refusé"
    CANCELLED = "cancelled", "annulé"


class Slot(models.Model):
    """One meeting, proposed by one of the two, agreed by the other.

    ``units`` are those of the mandate that it counts for, kept as they were when it was proposed (none: all of them);
    ``before`` and ``answered_at`` are what an undo needs; ``sequence`` counts what calendars must be told.
    """

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="slots", verbose_name="mandat")
    units = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="unités")
    head = models.ForeignKey(Agent, models.PROTECT, related_name="slots", verbose_name="responsable")
    starts_at = models.DateTimeField("date et heure")
    minutes = models.PositiveSmallIntegerField(
        "durée (minutes)", default=30, validators=[MinValueValidator(10), MaxValueValidator(480)]
    )
    place = models.CharField("lieu", max_length=200, blank=True)
    state = models.CharField("état", max_length=9, choices=SlotState.choices, default=SlotState.PROPOSED)
    proposed_by = models.ForeignKey(Agent, models.PROTECT, related_name="+")
    before = models.CharField(max_length=9, choices=SlotState.choices, blank=True)
    answered_by = models.ForeignKey(Agent, models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
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
        return reverse("slot", args=[self.pk])


def new_secret() -> str:
    """Return a secret that nobody guesses, to stand in the address of a calendar."""
    return secrets.token_urlsafe(32)


class Feed(models.Model):
    """The calendar of one person: whoever has the address reads it, so that a new address replaces a lost one."""

    agent = models.OneToOneField(Agent, models.CASCADE, related_name="feed", verbose_name="agent")
    secret = models.CharField(max_length=64, unique=True, default=new_secret)

    class Meta:
        verbose_name = "agenda"

    def __str__(self) -> str:
        """Return whose it is, never the secret."""
        return f"Agenda : {self.agent}"
