"""One kind of data that a service handles, in the words of its trade."""

from django.db import models

from transverse.portal.data.models.sheets import Sheet
from transverse.portal.data.naming import yours
from transverse.portal.people.models import Agent, Unit

LABEL, WORDS = 120, 200


class Origin(models.TextChoices):
    """How it came to be on the sheet."""

    DECLARED = "declared", "dit par un agent"
    WORKSHOP = "workshop", "dit en atelier"
    SCAN = "scan", "trouvé dans un dossier"
    BEFORE = "before", "repris de la fiche précédente"


class Personal(models.TextChoices):
    """How far it speaks of people: the codes of `transverse.inventory.Personal`, in plain words."""

    NONE = "none", "ne parle pas de personnes"
    PROFESSIONAL = "professional", "parle de personnes dans leur travail"
    INDIRECT = "indirect", "peut faire reconnaître des personnes"
    DIRECT = "direct", "parle de personnes"
    SENSITIVE = "sensitive", "parle de personnes, à protéger davantage"


class Openable(models.TextChoices):
    """Whether everyone could have it."""

    NO = "no", "reste dans la collectivité"
    YES = "yes", "pourrait être ouvert à tous"
    ALREADY = "already", "déjà ouvert à tous"


class Rhythm(models.TextChoices):
    """How often it is kept up to date."""

    DAILY = "daily", "chaque jour"
    WEEKLY = "weekly", "chaque semaine"
    MONTHLY = "monthly", "chaque mois"
    YEARLY = "yearly", "chaque année"
    SOMETIMES = "sometimes", "de temps en temps"


class Holding(models.Model):
    """What a line of the sheet says.

    Attributes
    ----------
    key
        Of what is declared: the trade and the label without accents (see `data.naming.key_of`); one a sheet.
    scan_key
        Of the data set that a scan has found for it (`inventory.Dataset.key`), ``""`` for none; one a sheet.
    label
        A noun phrase without article, that follows « vos »: « relevés de consommation d'eau ».
    phrase
        What follows « vos données »: « du réseau d'eau ».
    tasks
        Those of the trade that it serves.
    known_by, contact
        Who knows it: a function in words, or somebody of the directory; never what they are worth.
    since, rhythm, updated_on
        A year, how often it is kept up to date, and the day of the last time, when a scan knows it.
    shared_with, shared_words
        Units, and others in words.
    personal, openable
        Empty until somebody says it, or a scan sees it.
    is_kept
        Whether who answers for the sheet has accepted it; until then it is proposed, and stays off the paper.
    removed_at, merged_into
        Taken off, and maybe into which other line; put back by an undo.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="holdings", verbose_name="fiche")
    key = models.CharField(max_length=WORDS)
    scan_key = models.CharField(max_length=500, blank=True)
    label = models.CharField("ce que c'est", max_length=LABEL)
    phrase = models.CharField("vos données…", max_length=LABEL, blank=True)
    origin = models.CharField("origine", max_length=8, choices=Origin.choices, default=Origin.DECLARED)
    tasks = models.JSONField(default=list, blank=True)
    tool = models.CharField("outil", max_length=LABEL, blank=True)
    known_by = models.CharField("qui les connaît", max_length=WORDS, blank=True)
    contact = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="personne à appeler"
    )
    since = models.PositiveSmallIntegerField("depuis l'année", null=True, blank=True)
    rhythm = models.CharField("mises à jour", max_length=9, choices=Rhythm.choices, blank=True)
    updated_on = models.DateField("dernière mise à jour", null=True, blank=True)
    shared_with = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name="partagées avec")
    shared_words = models.CharField("partagées aussi avec", max_length=WORDS, blank=True)
    personal = models.CharField("personnes", max_length=12, choices=Personal.choices, blank=True)
    openable = models.CharField("ouverture", max_length=7, choices=Openable.choices, blank=True)
    is_kept = models.BooleanField("gardé", default=False)
    removed_at = models.DateTimeField("retiré le", null=True, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "ligne d'une fiche de service"
        ordering = ("phrase", "label", "pk")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "key"), name="holding_one_of_each_key"),
            models.UniqueConstraint(
                fields=("sheet", "scan_key"), name="holding_one_of_each_scan_key", condition=~models.Q(scan_key="")
            ),
        )

    def __str__(self) -> str:
        """Return its label."""
        return self.label

    @property
    def speaks_of_people(self) -> bool:
        """Tell whether it needs care: people can be found in it, at work or not."""
        return self.personal not in {"", Personal.NONE}

    @property
    def yours(self) -> str:
        """The label after « vos » or « votre »."""
        return yours(self.label)
