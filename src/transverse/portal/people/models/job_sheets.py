"""The shared fiche de poste: one agent, several services, time shares that add up, directors who have read it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from transverse.portal.people.models.chart import Agent, Unit


class JobSheet(models.Model):
    """The fiche de poste of one agent, through its versions."""

    agent = models.OneToOneField(Agent, models.PROTECT, related_name="job_sheet", verbose_name="agent")

    class Meta:
        verbose_name = "fiche de poste"

    def __str__(self) -> str:
        """Return whose it is."""
        return f"Fiche de poste : {self.agent}"

    def get_absolute_url(self) -> str:
        """Return the address of the sheet."""
        return reverse("job_sheet", args=[self.pk])


class JobSheetVersion(models.Model):
    """One version: a draft that may change, then circulated and frozen, then replaced by the next one.

    ``content`` is what the paper says once circulated (see `people.sheet_papers`): the names of the services and of
    their heads stay as they were on that day, whatever becomes of the chart.
    """

    DRAFT, CIRCULATED, REPLACED = "draft", "circulated", "replaced"
    STATES = ((DRAFT, "brouillon"), (CIRCULATED, "en circulation"), (REPLACED, "remplacée"))

    sheet = models.ForeignKey(JobSheet, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("version", default=1)
    state = models.CharField("état", max_length=10, choices=STATES, default=DRAFT)
    title = models.CharField("intitulé du poste", max_length=200)
    grade = models.CharField("cadre d'emplois ou grade", max_length=120, blank=True)
    purpose = models.TextField("raison d'être du poste", blank=True, max_length=4000)
    skills = models.TextField("compétences attendues", blank=True, max_length=4000, help_text="Une par ligne.")
    relations = models.TextField("relations de travail", blank=True, max_length=4000, help_text="Une par ligne.")
    content = models.JSONField(default=dict)
    circulated_at = models.DateTimeField("mise en circulation le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "version de fiche de poste"
        ordering = ("sheet", "-number")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "number"), name="version_one_of_each_number"),
            models.UniqueConstraint(fields=("sheet",), condition=models.Q(state="draft"), name="version_one_draft"),
            models.UniqueConstraint(
                fields=("sheet",), condition=models.Q(state="circulated"), name="version_one_circulated"
            ),
        )

    def __str__(self) -> str:
        """Return the sheet and the version."""
        return f"{self.sheet}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address where this version is read."""
        return reverse("job_sheet_version", args=[self.sheet_id, self.number])


class Share(models.Model):
    """What the agent does for one unit, and for how much of the time; the shares of a version never exceed 100."""

    version = models.ForeignKey(JobSheetVersion, models.CASCADE, related_name="shares")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="shares", verbose_name="service")
    percent = models.PositiveSmallIntegerField("temps (%)", validators=[MinValueValidator(1), MaxValueValidator(100)])
    activity = models.CharField("activités", max_length=400)
    is_functional = models.BooleanField("autorité fonctionnelle", default=False)
    is_relay = models.BooleanField("au titre du réseau des données", default=False)

    class Meta:
        verbose_name = "part de temps"
        ordering = ("-percent", "pk")
        constraints = (
            models.UniqueConstraint(fields=("version", "unit", "is_relay"), name="share_one_each"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100), name="share_between_1_and_100"
            ),
        )

    def __str__(self) -> str:
        """Return the unit and the share."""
        return f"{self.unit} : {self.percent} %"


class Acknowledgement(models.Model):
    """A director who is asked to read a version: « a pris connaissance le… », with a remark if there is one.

    ``read_at`` is the day it was read, maybe on paper; ``answered_at`` is when the portal was told, for the undo.
    """

    version = models.ForeignKey(JobSheetVersion, models.CASCADE, related_name="acknowledgements")
    director = models.ForeignKey(Agent, models.PROTECT, related_name="acknowledgements", verbose_name="directeur")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="unité")
    asked_at = models.DateTimeField("demandé le", default=timezone.now)
    read_at = models.DateTimeField("a pris connaissance le", null=True, blank=True)
    remark = models.TextField("remarque", blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True, blank=True)
    on_paper = models.BooleanField("sur papier", default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = "prise de connaissance"
        ordering = ("unit__name", "pk")
        constraints = (models.UniqueConstraint(fields=("version", "director"), name="acknowledgement_one_each"),)

    def __str__(self) -> str:
        """Return the director."""
        return f"{self.director} ({self.unit})"
