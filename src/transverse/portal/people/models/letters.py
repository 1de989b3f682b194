"""The lettre de mission of a mandate: a draft, then sent, then signed by each of its signatories."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from transverse.portal.people.models.chart import Agent
from transverse.portal.people.models.mandates import Mandate


class LetterState(models.TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", "brouillon"
    SENT = "sent", "à signer"
    SIGNED = "signed", "signée"
    REPLACED = "replaced", "remplacée"
    WITHDRAWN = "withdrawn", "retirée"


class Letter(models.Model):
    """One version of a letter; once sent, its content no longer changes: a change makes a new version.

    ``content`` holds, in a draft, only what was written for this letter, the rest being read from the mandate; once
    sent, the whole of what the paper is composed from (see `papers.lettre_de_mission`).  ``fingerprint`` is the
    SHA-256 of that content, kept with each signature.  ``basis`` is what the mandate said on the day of sending.
    """

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="letters", verbose_name="mandat")
    number = models.PositiveSmallIntegerField("version", default=1)
    state = models.CharField("état", max_length=9, choices=LetterState.choices, default=LetterState.DRAFT)
    content = models.JSONField(default=dict)
    basis = models.JSONField(default=dict)
    fingerprint = models.CharField("empreinte", max_length=64, blank=True)
    sent_at = models.DateTimeField("envoyée le", null=True, blank=True)
    signed_at = models.DateTimeField("signée de tous le", null=True, blank=True)
    withdrawn_reason = models.CharField("motif du retrait", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "lettre de mission"
        ordering = ("mandate", "-number")
        constraints = (models.UniqueConstraint(fields=("mandate", "number"), name="letter_one_of_each_number"),)

    def __str__(self) -> str:
        """Return the mandate and the version."""
        return f"Lettre de mission, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the letter."""
        return reverse("letter", args=[self.pk])


class Signature(models.Model):
    """The place of one signatory, empty until it is signed."""

    ONLINE, PAPER = "online", "paper"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="signatures")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="signatures", verbose_name="signataire")
    capacity = models.CharField("en qualité de", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    signed_at = models.DateTimeField("signée le", null=True, blank=True)
    means = models.CharField(
        "moyen", max_length=6, choices=((ONLINE, "dans le portail"), (PAPER, "sur papier")), default=ONLINE
    )
    fingerprint = models.CharField("empreinte de ce qui a été signé", max_length=64, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="notée par"
    )

    class Meta:
        verbose_name = "signature"
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("letter", "agent"), name="signature_one_each"),)

    def __str__(self) -> str:
        """Return the signatory."""
        return f"{self.agent}, {self.capacity}"
