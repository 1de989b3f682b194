"""Whether persons may be named in projects, on the strength of which act, and who searched what since."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from transverse.portal.people.models import Agent


class NominalMode(models.Model):
    """The one row that says whether the nominal mode is open; see `projects.nominal`.

    Attributes
    ----------
    aipd_reference, aipd_on
        The number of the impact assessment (AIPD) and its day; nothing opens without both.
    cst_on
        The day of the opinion of the comité social territorial, when it was given.
    """

    ONLY = 1

    is_on = models.BooleanField("ouvert", default=False)
    aipd_reference = models.CharField("référence de l'AIPD", max_length=120, blank=True)
    aipd_on = models.DateField("date de l'AIPD", null=True, blank=True)
    cst_on = models.DateField("date de l'avis du CST", null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="décidé par"
    )
    changed_at = models.DateTimeField("décidé le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mode nominatif"
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="nominal_mode_one_row"),
            models.CheckConstraint(
                condition=Q(is_on=False) | (~Q(aipd_reference="") & Q(aipd_on__isnull=False)),
                name="nominal_mode_rests_on_an_aipd",
            ),
        )

    def __str__(self) -> str:
        """Return whether it is open."""
        return "Mode nominatif ouvert" if self.is_on else "Mode nominatif fermé"


class Findable(models.Model):
    """An agent who wishes to be found by his skills while the mode is open; he alone says so, and takes it back."""

    agent = models.OneToOneField(Agent, models.CASCADE, related_name="findable", verbose_name="agent")
    since = models.DateField("depuis le")

    class Meta:
        verbose_name = "accord d'un agent pour être trouvé"

    def __str__(self) -> str:
        """Return the agent."""
        return str(self.agent)


class Search(models.Model):
    """Somebody has searched persons: who, what, when; never whom it showed.

    Attributes
    ----------
    by
        The account; None once it is closed, ``name`` still says whose it was.
    what
        What was searched, in words: « compétence : cartographie ».
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )
    name = models.CharField("nom", max_length=300)
    what = models.CharField("recherche", max_length=300)
    at = models.DateTimeField("le", db_index=True)

    class Meta:
        verbose_name = "recherche de personnes"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        """Return what was searched."""
        return self.what
