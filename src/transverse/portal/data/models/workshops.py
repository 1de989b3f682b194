"""A workshop: a code on a screen, and what those in the room answer, without a name."""

from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils import timezone

from transverse.portal.data.models.sheets import Sheet
from transverse.portal.people.models import Agent, Unit


class Workshop(models.Model):
    """One workshop of one unit; over when it is closed, or at `expires_at`.

    ``hidden`` holds the keys of the words that the animator has taken off the screen; ``sheet`` is where the answers
    went when it was closed.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="workshops", verbose_name="unité")
    trade = models.CharField("métier", max_length=40)
    code = models.CharField(max_length=8, unique=True)
    opened_by = models.ForeignKey(Agent, models.SET_NULL, null=True, related_name="+", verbose_name="ouvert par")
    opened_at = models.DateTimeField("ouvert le", default=timezone.now)
    expires_at = models.DateTimeField("expire le")
    closed_at = models.DateTimeField("clos le", null=True, blank=True)
    hidden = models.JSONField(default=list, blank=True)
    participants = models.PositiveSmallIntegerField(default=0)
    sheet = models.ForeignKey(Sheet, models.SET_NULL, null=True, blank=True, related_name="workshops")

    class Meta:
        verbose_name = "atelier"
        ordering = ("-opened_at", "pk")

    def __str__(self) -> str:
        """Return the unit and the day."""
        return f"Atelier du {self.opened_at:%d/%m/%Y} : {self.unit}"

    def get_absolute_url(self) -> str:
        """Return the page to project."""
        return reverse("workshop", args=[self.pk])

    def is_open(self, now: datetime) -> bool:
        """Tell whether its code still opens the door."""
        return self.closed_at is None and now < self.expires_at


class Contribution(models.Model):
    """What one participant has answered: erased once it is on the sheet.

    ``token`` is the hash of a secret that only the participant's own browser holds; neither name nor address of the
    network is known.
    """

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="contributions")
    token = models.CharField(max_length=64)
    tasks = models.JSONField(default=list)
    tools = models.JSONField(default=list)
    words = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "réponse d'atelier"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("workshop", "token"), name="contribution_one_each"),)

    def __str__(self) -> str:
        """Return the workshop, never who answered."""
        return f"Réponse : {self.workshop}"
