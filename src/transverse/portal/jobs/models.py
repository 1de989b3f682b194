"""A job: what is being done, how far it is, what came of it."""

import uuid
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.urls import reverse


class JobState(models.TextChoices):
    """Where a job stands; each state is one that a person may read."""

    WAITING = "waiting", "en attente"
    RUNNING = "running", "en cours"
    DONE = "done", "terminé"
    FAILED = "failed", "arrêté"
    CANCELLED = "cancelled", "abandonné"


def live_key(job: object) -> str:
    """Return the name under which the words of a job inside a transaction are shared between processes."""
    return f"job:{job}"


class Job(models.Model):
    """Long work asked for by somebody.

    ``kind`` names a function registered by `work`; ``alive_at`` is the last sign of life of the worker: past
    `reaper.SILENCE` the worker is held for dead and the job waits again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=JobState.choices, default=JobState.WAITING)
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="jobs")
    asked_at = models.DateTimeField(auto_now_add=True)
    alive_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "travail"
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=("state", "alive_at"), name="job_by_state"),)

    def __str__(self) -> str:
        """Return what it is about."""
        return self.label

    def get_absolute_url(self) -> str:
        """Return the page that shows its progress."""
        return reverse("job", args=[self.pk])

    @property
    def live(self) -> dict[str, Any]:
        """The step and how far it is: from the row, or what the worker said since inside a transaction."""
        said = cache.get(live_key(self.pk)) if self.state == JobState.RUNNING else None
        return said or {"step": self.step, "done": self.done, "total": self.total}

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class DailyRun(models.Model):
    """The last day on which a daily work was done, whichever worker did it; see `daily`."""

    name = models.CharField(max_length=60, unique=True)
    day = models.DateField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        verbose_name = "travail quotidien"

    def __str__(self) -> str:
        """Return its name."""
        return self.name
