"""The sheet « Vous gérez déjà » of a service: one a year."""

from django.db import models
from django.urls import reverse

from transverse.portal.people.models import Agent, Unit


class Sheet(models.Model):
    """What a unit says, for one year, of the data that it handles.

    A draft is seen by the unit and by those who steer; once published, by everyone.  ``trade`` is the one whose words
    are used: that of the unit, or the one chosen when the unit has none.  ``tools`` are what the service opens in the
    morning.
    """

    DRAFT, PUBLISHED = "draft", "published"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets", verbose_name="unité")
    year = models.PositiveSmallIntegerField("année")
    trade = models.CharField("métier", max_length=40, blank=True)
    tools = models.JSONField("outils", default=list, blank=True)
    state = models.CharField(
        "état", max_length=9, choices=((DRAFT, "en préparation"), (PUBLISHED, "publiée")), default=DRAFT
    )
    published_at = models.DateTimeField("publiée le", null=True, blank=True)
    published_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="publiée par"
    )
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "fiche de service"
        ordering = ("unit__name", "-year")
        constraints = (models.UniqueConstraint(fields=("unit", "year"), name="sheet_one_a_unit_a_year"),)

    def __str__(self) -> str:
        """Return the unit and the year."""
        return f"{self.unit} ({self.year})"

    def get_absolute_url(self) -> str:
        """Return the address of the sheet."""
        return reverse("sheet", args=[self.unit_id, self.year])

    @property
    def is_published(self) -> bool:
        """Tell whether everyone may read it."""
        return self.state == self.PUBLISHED
