"""A call for skills: services proposed, directors asked, days promised, agents named, the agreement signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from transverse.portal.jobs.models import Job
from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.models.projects import OPEN, Need, Project
from transverse.portal.projects.models.skills import MOST_DAYS


class CallState(models.TextChoices):
    """Where a call stands."""

    DRAFT = "draft", "en préparation"
    SENT = "sent", "envoyé"
    CLOSED = "closed", "clos"


class Call(models.Model):
    """What a project asks of services, all together; one at a time.

    Attributes
    ----------
    message
        A word of the lead to the directors.
    answer_by
        The day until which an answer is expected.
    job
        The search of services under way, or the last one.
    report
        What it found, as `projects.report` writes it; never the name of a person.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="calls", verbose_name="projet")
    state = models.CharField("état", max_length=6, choices=CallState.choices, default=CallState.DRAFT)
    message = models.TextField("mot aux directeurs", max_length=1000, blank=True)
    answer_by = models.DateField("réponse attendue pour le", null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField("envoyé le", null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="envoyé par"
    )
    closed_at = models.DateTimeField("clos le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "appel à compétences"
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("project",), condition=~Q(state="closed"), name="call_one_open_a_project"),
        )

    def __str__(self) -> str:
        """Return whose call it is."""
        return f"Appel à compétences : {self.project}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("call", args=[self.pk])


class Reply(models.TextChoices):
    """What a director answers; « no » needs no excuse."""

    YES = "yes", "oui"
    PART = "part", "oui, pour moins de jours"
    NO = "no", "non, pas cette fois"


class WhyNot(models.TextChoices):
    """Why a service cannot; it is told to the lead, and counted nowhere."""

    LOAD = "load", "le service est déjà très chargé sur la période"
    ABSENCE = "absence", "une absence ou un poste vacant"
    SKILL = "skill", "la compétence n'est plus dans le service"
    DATES = "dates", "les dates ne conviennent pas"
    OTHER = "other", "une autre raison"


class Request(models.Model):
    """What a call asks of one service, and what its director answers.

    Attributes
    ----------
    why
        Sentences that say why this service, frozen when the call is sent.
    director
        Who is asked: the head of the service, or of the nearest unit above it.
    delegate
        Somebody of the unit to whom the director has handed the answer over.
    agent
        Who will do it, named by the director.
    is_relay
        The relay of the service is asked to be a member: the project concerns the service.
    agreement, fingerprint
        What the agreement says since the agent was named, and its SHA-256.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="requests")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="requests", verbose_name="service")
    why = models.JSONField(default=list)
    is_relay = models.BooleanField("son relais est associé", default=False)
    director = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="calls_asked", verbose_name="demandé à"
    )
    delegate = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="calls_delegated", verbose_name="réponse confiée à"
    )
    reply = models.CharField("réponse", max_length=4, choices=Reply.choices, blank=True)
    why_not = models.CharField("raison", max_length=7, choices=WhyNot.choices, blank=True)
    words = models.TextField("précision", max_length=1000, blank=True)
    answered_at = models.DateTimeField("répondu le", null=True, blank=True)
    answered_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="répondu par"
    )
    agent = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="contributions", verbose_name="agent désigné"
    )
    named_at = models.DateTimeField("désigné le", null=True, blank=True)
    agreement = models.JSONField(default=dict)
    fingerprint = models.CharField("empreinte de l'accord", max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "demande à un service"
        ordering = ("unit__name", "pk")
        constraints = (models.UniqueConstraint(fields=("call", "unit"), name="request_one_a_service"),)

    def __str__(self) -> str:
        """Return the service."""
        return str(self.unit)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("call_request", args=[self.pk])

    @property
    def is_promised(self) -> bool:
        """Tell whether its director has said yes, for all or for part of the days."""
        return self.reply in {Reply.YES, Reply.PART}

    @property
    def is_signed(self) -> bool:
        """Tell whether the agreement is drawn up and everyone has acknowledged it."""
        places = list(self.acknowledgements.all())
        return bool(places) and all(each.at for each in places)


class Share(models.Model):
    """Days of one need, in one quarter: asked of the service, then promised by it (None: not answered)."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="shares")
    need = models.ForeignKey(Need, models.PROTECT, related_name="shares", verbose_name="besoin")
    quarter = models.CharField("trimestre", max_length=7)
    asked = models.DecimalField("jours demandés", max_digits=4, decimal_places=1)
    promised = models.DecimalField("jours promis", max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = "jours demandés à un service"
        ordering = ("need__skill__key", "need", "quarter")
        constraints = (
            models.UniqueConstraint(fields=("request", "need", "quarter"), name="share_one_a_quarter"),
            models.CheckConstraint(condition=Q(asked__gt=0, asked__lte=MOST_DAYS), name="share_asked_makes_sense"),
            models.CheckConstraint(
                condition=Q(promised=None) | Q(promised__gte=0, promised__lte=models.F("asked")),
                name="share_promised_at_most_asked",
            ),
        )

    def __str__(self) -> str:
        """Return the need and the quarter."""
        return f"{self.need}, {self.quarter}"


class Acknowledgement(models.Model):
    """« J'ai pris connaissance » of an agreement, by one of those it binds; empty until it is given."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="acknowledgements")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="+", verbose_name="personne")
    capacity = models.CharField("en qualité de", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField("le", null=True, blank=True)
    fingerprint = models.CharField("empreinte de ce qui a été lu", max_length=64, blank=True)

    class Meta:
        verbose_name = "lecture d'un accord"
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("request", "agent"), name="agreement_read_once_each"),)

    def __str__(self) -> str:
        """Return who reads, as what."""
        return f"{self.agent}, {self.capacity}"


def promised() -> "models.QuerySet[Share]":
    """Return the days that services have promised to projects that are not over."""
    return Share.objects.filter(promised__gt=0, request__call__project__state__in=OPEN)
