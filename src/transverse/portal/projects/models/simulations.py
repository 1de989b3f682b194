"""The year staffed all together, as it stands and with something changed; nothing of it touches the projects."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from transverse.portal.jobs.models import Job


class YearPlan(models.Model):
    """What the projects of a year would get from the services, all staffed together, on the day it was worked out.

    Attributes
    ----------
    report
        What `projects.year_plan` wrote: what is missing, skill by skill; it names services and no person.
    """

    year = models.PositiveSmallIntegerField("année", unique=True)
    report = models.JSONField(default=dict)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField("calculé le", null=True, blank=True)

    class Meta:
        verbose_name = "calcul de l'année"

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class Simulation(models.Model):
    """What somebody tries, and what it would give.

    Attributes
    ----------
    changes
        One ``{"project", "starts", "priority", "is_dropped"}`` a project changed; see `projects.what_if.Change`.
    result
        What `projects.simulations` wrote: the sentences of both years, as they stood on the day; empty until then.
    """

    year = models.PositiveSmallIntegerField("année")
    label = models.CharField("question", max_length=300)
    changes = models.JSONField(default=list)
    result = models.JSONField(default=dict)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="demandée par"
    )
    asked_at = models.DateTimeField("demandée le", auto_now_add=True)

    class Meta:
        verbose_name = "simulation de l'année"
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        """Return the question."""
        return self.label

    def get_absolute_url(self) -> str:
        """Return the page that compares both years."""
        return reverse("simulation", args=[self.pk])
