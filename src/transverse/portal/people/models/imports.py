"""An import of the chart: a file read, what it would change, the confirmation; and one change to what is expected."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from transverse.portal.jobs.models import Job


class ImportState(models.TextChoices):
    """Where an import stands."""

    READING = "reading", "en cours de lecture"
    REFUSED = "refused", "illisible"
    READY = "ready", "à confirmer"
    APPLYING = "applying", "en cours d'écriture"
    APPLIED = "applied", "importé"
    STALE = "stale", "à relire"
    ABANDONED = "abandoned", "abandonné"


class ChartImport(models.Model):
    """One chart that somebody proposes.

    Attributes
    ----------
    stored_as
        The uploaded file until it has been read; see `imports.stored`.
    summary
        What its page shows: figures, groups of anomalies, the first changes of each kind.
    details, chart, previous
        Compressed JSON (see `charts.pack`): all anomalies and changes; the chart until it is applied; the chart
        that it replaced, for the way back.
    base
        The import in force when the two charts were compared: another one since, and the comparison no longer holds.
    """

    FILE, BACK = "file", "back"
    ORIGINS = ((FILE, "fichier"), (BACK, "retour à l'organigramme d'avant"))

    origin = models.CharField("origine", max_length=4, choices=ORIGINS, default=FILE)
    state = models.CharField("état", max_length=9, choices=ImportState.choices, default=ImportState.READING)
    file_name = models.CharField("fichier", max_length=255)
    stored_as = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    summary = models.JSONField(default=dict)
    details = models.BinaryField(null=True)
    chart = models.BinaryField(null=True)
    previous = models.BinaryField(null=True)
    base = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="demandé par"
    )
    asked_at = models.DateTimeField("demandé le", auto_now_add=True)
    read_at = models.DateTimeField("lu le", null=True, blank=True)
    applied_at = models.DateTimeField("importé le", null=True, blank=True)
    reading = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    writing = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")

    BLOBS: ClassVar[tuple[str, ...]] = ("details", "chart", "previous")

    class Meta:
        verbose_name = "import d'organigramme"
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("state",), condition=models.Q(state="applying"), name="import_one_applied_at_a_time"
            ),
        )

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the page of what it would change, or has changed."""
        return reverse("import", args=[self.pk])


class Arrangement(models.Model):
    """One change to which units expect a relay and to their trades: `before` and `after` by key, so as to undo it."""

    directorate = models.CharField("direction", max_length=500)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField("fait le", auto_now_add=True)
    undone_at = models.DateTimeField("annulé le", null=True, blank=True)

    class Meta:
        verbose_name = "aménagement"
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        """Return the directorate."""
        return self.directorate
