"""The closed list of skills, what services offer of them, what agents say of themselves."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.terms import FAMILY, LABEL

MOST_DAYS = 60  # working days of a quarter, or nearly
KEPT = timedelta(days=395)  # thirteen months: what nobody confirms for so long no longer counts


class Source(models.TextChoices):
    """Where a skill of the closed list was taken from."""

    STARTER = "starter", "liste de départ"
    ESCO = "esco", "ESCO"
    ROME = "rome", "ROME"
    OWN = "own", "ajoutée ici"


class Level(models.IntegerChoices):
    """How far it goes, in words: the levels of `staffing.LEVELS`, of a service or, for himself alone, of an agent."""

    HEARD = 1, "en a des notions"
    HELPED = 2, "le fait avec de l'aide"
    ALONE = 3, "le fait en autonomie"
    HANDS_ON = 4, "le fait et le transmet"


class Skill(models.Model):
    """One skill of the closed list; retired rather than erased, so that what names it stays true.

    Attributes
    ----------
    code
        Never changes: that of the starter list, or of the reference list (`Term.code`), or one made here.
    key
        The label without accents nor capitals: two skills of the list never say the same.
    source_label
        What the reference list called it when it was taken, so that a later file shows what has changed there.
    esco, rome
        Its identifiers in these lists, empty when it has none.
    """

    code = models.CharField(max_length=60, unique=True)
    label = models.CharField("compétence", max_length=LABEL)
    key = models.CharField(max_length=2 * LABEL, unique=True)
    family = models.CharField("famille", max_length=FAMILY)
    source = models.CharField("origine", max_length=7, choices=Source.choices, default=Source.OWN)
    source_label = models.CharField(max_length=500, blank=True)
    esco = models.CharField(max_length=36, blank=True)
    rome = models.CharField(max_length=10, blank=True)
    retired_on = models.DateField("retirée le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "compétence"
        ordering = ("family", "key")

    def __str__(self) -> str:
        """Return its label."""
        return self.label

    def get_absolute_url(self) -> str:
        """Return the address of « Où est cette compétence ? »."""
        return reverse("skill", args=[self.pk])


class OfferQuerySet(models.QuerySet["ServiceOffer"]):
    """What services offer."""

    def valid(self, today: date) -> "OfferQuerySet":
        """Keep what counts on the day: not taken back, confirmed in time, of an open service, on the list."""
        return self.filter(erased_on=None, skill__retired_on=None, unit__closed_on=None, confirmed_on__gt=today - KEPT)


class ServiceOffer(models.Model):
    """A skill that a service says it can give to projects of others.

    Attributes
    ----------
    level
        Of the service, never of a person.
    days
        Days of work that it offers each quarter, in halves.
    said_on, said_by
        Of the last change; by the head or the relay of the service.
    confirmed_on
        The last day on which the service said that it still holds: what nobody confirms is erased (see `KEPT`).
    erased_on
        Taken back by the service; it may be undone for a few days, then the row goes.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="offers", verbose_name="service")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="offers", verbose_name="compétence")
    level = models.PositiveSmallIntegerField("le service", choices=Level.choices)
    days = models.DecimalField(
        "jours par trimestre",
        max_digits=4,
        decimal_places=1,
        validators=(MinValueValidator(0.5), MaxValueValidator(MOST_DAYS)),
    )
    said_on = models.DateField("dit le")
    said_by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dit par")
    confirmed_on = models.DateField("confirmé le", db_index=True)
    erased_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "compétence offerte par un service"
        ordering = ("skill__family", "skill__key")
        constraints = (
            models.UniqueConstraint(fields=("unit", "skill"), name="offer_one_a_service_a_skill"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 4)), name="offer_level_1_to_4"),
            models.CheckConstraint(condition=models.Q(days__gt=0), name="offer_some_days"),
        )

    def __str__(self) -> str:
        """Return which service offers what."""
        return f"{self.unit} : {self.skill}"


class AgentSkill(models.Model):
    """A skill that an agent says to have; nobody else says it for him, and nothing infers it.

    Attributes
    ----------
    level
        Only asked in nominal mode, only shown to the agent himself; None: not said.
    head_may_see
        Whether the agent lets the head of his service see that he has it; never its level.
    said_on, confirmed_on
        As in `ServiceOffer`.
    """

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="skills", verbose_name="agent")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="agents", verbose_name="compétence")
    level = models.PositiveSmallIntegerField("vous", choices=Level.choices, null=True, blank=True)
    head_may_see = models.BooleanField("mon chef de service peut la voir", default=False)
    said_on = models.DateField("dit le")
    confirmed_on = models.DateField("confirmé le", db_index=True)

    class Meta:
        verbose_name = "compétence d'un agent"
        ordering = ("skill__family", "skill__key")
        constraints = (
            models.UniqueConstraint(fields=("agent", "skill"), name="agent_skill_once"),
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__range=(1, 4)), name="agent_skill_level_1_to_4"
            ),
        )

    def __str__(self) -> str:
        """Return the skill alone: the agent is never written beside it in a list."""
        return str(self.skill)


class SkillReading(models.Model):
    """What a file of skills held, kept for a day while somebody chooses among its terms; the file itself is not kept.

    ``terms`` are those of `projects.terms`, compressed.
    """

    importer = models.CharField("liste", max_length=10)
    file_name = models.CharField("fichier", max_length=255)
    terms = models.BinaryField()
    is_complete = models.BooleanField(default=False)
    is_french = models.BooleanField(default=True)
    read_at = models.DateTimeField("lu le", db_index=True)

    class Meta:
        verbose_name = "lecture d'une liste de compétences"
        ordering = ("-read_at",)

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name

    def get_absolute_url(self) -> str:
        """Return the address where its terms are chosen."""
        return reverse("skills_choose", args=[self.pk])
