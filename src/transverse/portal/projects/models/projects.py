"""A project across directorates: why, who leads, what it needs and when, what was decided, what comes next."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.models.skills import MOST_DAYS, Level, Skill
from transverse.portal.projects.quarters import FORM, between, said_between

_QUARTER = RegexValidator(FORM, "Choisissez un trimestre dans la liste.")


class ProjectState(models.TextChoices):
    """Where a project stands."""

    DRAFT = "draft", "en préparation"
    CALLED = "called", "appel envoyé"
    RUNNING = "running", "en cours"
    ENDED = "ended", "terminé"
    STOPPED = "stopped", "arrêté"


PUBLIC = (ProjectState.CALLED, ProjectState.RUNNING, ProjectState.ENDED)
"""The states in which everyone sees why a project exists and whom to call."""

OPEN = (ProjectState.DRAFT, ProjectState.CALLED, ProjectState.RUNNING)
"""The states in which a project counts in the year."""


class Project(models.Model):
    """One project of the year; its days are those that services have promised, never time sheets.

    Attributes
    ----------
    sponsor, sponsor_words
        An agent, or who else carries it: « Mme l'adjointe à l'eau ».
    trades
        Codes of trades, as `transverse.trades` knows them.
    handled
        The data concerned, in the words of the trade.
    first_quarter, last_quarter
        Such as ``"2027-T1"``; see `projects.quarters`.
    concerned
        The services of which a relay must be a member.
    min_directorates, max_members
        Directorates to cross at least; services at most, None without limit.
    priority
        1 is served first.
    next_step, next_step_by, next_step_on
        What, who in words, when.
    """

    title = models.CharField("titre", max_length=120)
    why = models.TextField("pourquoi", max_length=500, help_text="Deux phrases : ce qui manque aujourd'hui, à qui.")
    lead = models.ForeignKey(Agent, models.PROTECT, related_name="led_projects", verbose_name="responsable du projet")
    sponsor = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="commanditaire"
    )
    sponsor_words = models.CharField("commanditaire", max_length=160, blank=True)
    trades = models.JSONField("métiers", default=list, blank=True)
    handled = models.TextField("données concernées", max_length=500, blank=True)
    first_quarter = models.CharField("premier trimestre", max_length=7, validators=[_QUARTER])
    last_quarter = models.CharField("dernier trimestre", max_length=7, validators=[_QUARTER])
    concerned = models.ManyToManyField(
        Unit, related_name="concerning_projects", blank=True, verbose_name="services concernés"
    )
    min_directorates = models.PositiveSmallIntegerField(
        "directions à réunir, au moins", default=0, validators=[MaxValueValidator(50)]
    )
    max_members = models.PositiveSmallIntegerField(
        "services, au plus", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    priority = models.PositiveSmallIntegerField(
        "priorité", default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    next_step = models.CharField("prochaine étape", max_length=200, blank=True)
    next_step_by = models.CharField("qui s'en charge", max_length=160, blank=True)
    next_step_on = models.DateField("pour le", null=True, blank=True)
    state = models.CharField("état", max_length=7, choices=ProjectState.choices, default=ProjectState.DRAFT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="créé par"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "projet"
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(last_quarter__gte=models.F("first_quarter")), name="project_ends_later"),
        )

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("project", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Tell whether everyone may see why it exists and whom to call."""
        return self.state in PUBLIC

    @property
    def is_open(self) -> bool:
        """Tell whether it is neither ended nor stopped."""
        return self.state in OPEN

    @property
    def quarters(self) -> tuple[str, ...]:
        """Those in which it runs."""
        return between(self.first_quarter, self.last_quarter)

    @property
    def span(self) -> str:
        """When it runs, in words: « du 1er au 3e trimestre 2027 »."""
        return said_between(self.first_quarter, self.last_quarter)

    @property
    def carried_by(self) -> str:
        """Who ordered it, in words; empty when nobody is said."""
        return str(self.sponsor) if self.sponsor else self.sponsor_words


class Need(models.Model):
    """Days of a skill in each quarter of the project, at a level, from so many services at least."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="needs")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="needs", verbose_name="compétence")
    level = models.PositiveSmallIntegerField("le service", choices=Level.choices, default=Level.ALONE)
    days = models.DecimalField(
        "jours par trimestre",
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(MOST_DAYS)],
    )
    min_holders = models.PositiveSmallIntegerField(
        "services, au moins", default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )

    class Meta:
        verbose_name = "besoin"
        ordering = ("skill__key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("project", "skill", "level"), name="need_one_of_each"),
            models.CheckConstraint(condition=Q(level__range=(1, 4)), name="need_level_1_to_4"),
        )

    def __str__(self) -> str:
        """Return the skill."""
        return str(self.skill)


class Decision(models.Model):
    """What was decided, on which day."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="decisions")
    on = models.DateField("décidé le")
    text = models.CharField("décision", max_length=300)

    class Meta:
        verbose_name = "décision"
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        """Return what was decided."""
        return self.text
