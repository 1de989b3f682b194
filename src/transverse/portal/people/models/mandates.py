"""A mandate: who relays for which units, attached to whom, for how much time, from when to when."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from transverse.portal.people.models.chart import Agent, Post, Unit


class Kind(models.TextChoices):
    """What a mandate makes of a person."""

    LEAD = "lead", "Chef de projet"
    TEAM = "team", "Équipe numérique"
    RELAY = "relay", "Référent données"
    DEPUTY = "deputy", "Suppléant"


TITLES: dict[str, tuple[str, str]] = {
    Kind.LEAD: ("chef de projet", "cheffe de projet"),
    Kind.RELAY: ("référent données", "référente données"),
    Kind.DEPUTY: ("suppléant", "suppléante"),
}
"""The two forms of a function: of a person, the one that agrees; of the function itself, the first."""

WITH_LINE = frozenset({Kind.RELAY, Kind.DEPUTY})
"""The kinds whose person and the head of the service meet; the others work across services and meet everybody."""


class Rhythm(models.TextChoices):
    """How often the relay and the head of the service meet."""

    MONTHLY = "monthly", "chaque mois"
    QUARTERLY = "quarterly", "chaque trimestre"
    YEARLY = "yearly", "chaque année"


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates by the state that a date gives them."""

    def in_force(self, today: date) -> Self:
        """Keep those that have begun and neither ended nor been ended."""
        return self.filter(starts_on__lte=today, ends_on__gte=today).filter(Q(ended_on=None) | Q(ended_on__gt=today))

    def current(self, today: date) -> Self:
        """Keep those in force, and those still to begin."""
        return self.filter(ends_on__gte=today).filter(Q(ended_on=None) | Q(ended_on__gt=today))


def with_units(mandates: list["Mandate"]) -> None:
    """Put the units of each of the `mandates` into ``covered``, in one query, or none if they were prefetched."""
    for each in mandates:
        if not hasattr(each, "covered") and "units" in getattr(each, "_prefetched_objects_cache", ()):
            each.covered = list(each.units.all())
    unread = [each for each in mandates if not hasattr(each, "covered")]
    models.prefetch_related_objects(unread, models.Prefetch("units", to_attr="covered"))


class Mandate(models.Model):
    """A dated mandate; ended before its term, it keeps the day and the reason."""

    kind = models.CharField("fonction", max_length=6, choices=Kind.choices)
    title = models.CharField("fonction, accordée à la personne", max_length=40, blank=True)
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="mandates", verbose_name="agent")
    units = models.ManyToManyField(Unit, related_name="mandates", verbose_name="unités couvertes", blank=True)
    attached_to = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="attached", verbose_name="rattachement"
    )
    principal = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="deputies", verbose_name="supplée"
    )
    renews = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="renewal")
    time_share = models.PositiveSmallIntegerField(
        "temps prévu (% d'un temps plein)", default=10, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    rhythm = models.CharField("échanges", max_length=9, choices=Rhythm.choices, default=Rhythm.QUARTERLY)
    missions = models.TextField("missions", blank=True, help_text="Une par ligne.")
    starts_on = models.DateField("début")
    ends_on = models.DateField("fin prévue")
    ended_on = models.DateField("terminé le", null=True, blank=True)
    end_reason = models.CharField("motif de la fin", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    covered: list[Unit]  # its units, once `with_units` has read them

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "mandat"
        ordering = ("kind", "agent__search_key", "starts_on")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="mandate_ends_after_start"),
            models.CheckConstraint(condition=Q(time_share__lte=100), name="mandate_time_share_at_most_100"),
        )

    def __str__(self) -> str:
        """Return the function and the person."""
        return f"{self.called.capitalize()} : {self.agent}"

    def get_absolute_url(self) -> str:
        """Return the address of its sheet."""
        return reverse("mandate", args=[self.pk])

    def is_in_force(self, today: date) -> bool:
        """Tell whether it has begun and not ended on `today`."""
        return self.starts_on <= today <= self.last_day

    @property
    def called(self) -> str:
        """What the person is: « référente données »."""
        return self.title or self.get_kind_display().lower()

    @property
    def has_line(self) -> bool:
        """Tell whether the person and the heads of its units agree to meet."""
        return self.kind in WITH_LINE

    @property
    def last_day(self) -> date:
        """The last day it holds: its term, or the day before it was ended."""
        if self.ended_on is None:
            return self.ends_on
        return min(self.ends_on, date.fromordinal(self.ended_on.toordinal() - 1))
