"""Folders and data bases that the administrator lets a référent look at, and what was found there."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from transverse.portal.jobs.models import Job
from transverse.portal.people.models import Unit


class AllowedFolder(models.Model):
    """A folder of the server, or a data base, that the relays of some units may have read.

    Attributes
    ----------
    path
        Absolute and without links; of a data base, its address without the password.
    password
        Of the data base, sealed; see `data.passwords`.
    units
        Whose relays may launch a scan, and see what it finds.
    withdrawn_at
        From then on nobody scans it, and what was found there is erased.
    """

    FOLDER, DATABASE = "folder", "database"

    kind = models.CharField(
        "nature", max_length=8, choices=((FOLDER, "dossier"), (DATABASE, "base de données")), default=FOLDER
    )
    label = models.CharField("nom", max_length=120)
    path = models.CharField("emplacement", max_length=1000)
    password = models.TextField(blank=True)
    units = models.ManyToManyField(Unit, related_name="allowed_folders", verbose_name="services")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField("autorisé le", auto_now_add=True)
    withdrawn_at = models.DateTimeField("retiré le", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "dossier autorisé"
        ordering = ("label", "pk")

    def __str__(self) -> str:
        """Return its label."""
        return self.label


class ScanState(models.TextChoices):
    """Where a scan stands."""

    READING = "reading", "en cours"
    DONE = "done", "terminé"
    FAILED = "failed", "arrêté"
    CANCELLED = "cancelled", "abandonné"


class Scan(models.Model):
    """One reading of an allowed folder for one unit.

    Attributes
    ----------
    inventory
        What `inventory.report.as_json` wrote, compressed (see `people.charts.pack`); no value of any cell.
    counts
        What its page shows first: see `data.found.counts_of`.
    obstacles
        ``[path, reason]`` of what could not be read, folders first.
    made_at
        When the reading ended.
    """

    BLOBS: ClassVar[tuple[str, ...]] = ("inventory", "obstacles")

    folder = models.ForeignKey(AllowedFolder, models.CASCADE, related_name="scans", verbose_name="dossier")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="scans", verbose_name="service")
    state = models.CharField("état", max_length=9, choices=ScanState.choices, default=ScanState.READING)
    message = models.TextField(blank=True)
    inventory = models.BinaryField(null=True)
    counts = models.JSONField(default=dict)
    obstacles = models.JSONField(default=list)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="demandé par"
    )
    asked_at = models.DateTimeField("demandé le", auto_now_add=True)
    made_at = models.DateTimeField("terminé le", null=True, blank=True)

    class Meta:
        verbose_name = "inventaire"
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("folder",), condition=models.Q(state="reading"), name="scan_one_at_a_time_a_folder"
            ),
        )

    def __str__(self) -> str:
        """Return the folder."""
        return str(self.folder)

    def get_absolute_url(self) -> str:
        """Return the page of what was found, or of how far it is."""
        return reverse("scan", args=[self.pk])


class Change(models.TextChoices):
    """What became of a data set since the scan before; nothing is said by the first scan."""

    FIRST = "", "premier inventaire"
    NEW = "new", "nouveau"
    CHANGED = "changed", "modifié"
    SAME = "same", "inchangé"
    GONE = "gone", "disparu"


class Finding(models.Model):
    """One data set that a scan found, as its pages show it.

    Attributes
    ----------
    key
        Of `inventory.Dataset`.
    words
        Those that told the trade.
    degree
        Of `inventory.Personal`, 0 to 4; ``persons`` says by which columns, in French.
    files, copies, versions
        How many files, of which so many are the same as another, and how many versions the others make.
    rows
        Of its freshest file; None when nobody counted them.
    details
        What only its own page shows; see `data.found.FoundSet.details`.
    """

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="findings")
    key = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    search_key = models.CharField(max_length=1000)
    trade = models.CharField(max_length=40, blank=True)
    words = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    files = models.PositiveIntegerField(default=1)
    copies = models.PositiveIntegerField(default=0)
    versions = models.PositiveIntegerField(default=1)
    rows = models.PositiveBigIntegerField(null=True)
    modified = models.DateTimeField(null=True)
    degree = models.PositiveSmallIntegerField(default=0)
    persons = models.JSONField(default=list)
    schema = models.CharField(max_length=200, blank=True)
    schema_is_exact = models.BooleanField(default=False)
    missing = models.JSONField(default=list)
    change = models.CharField(max_length=7, choices=Change.choices, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = "jeu de données trouvé"
        ordering = ("search_key", "pk")
        constraints = (models.UniqueConstraint(fields=("scan", "key"), name="finding_one_of_each_key"),)

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page that shows all of it."""
        return reverse("scan_finding", args=[self.scan_id, self.pk])


class Refused(models.Model):
    """A data set that the référent does not want on the sheet: the next scans do not ask again."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    folder = models.ForeignKey(AllowedFolder, models.CASCADE, related_name="+")
    key = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "proposition écartée"
        constraints = (models.UniqueConstraint(fields=("unit", "folder", "key"), name="refused_once"),)

    def __str__(self) -> str:
        """Return the key."""
        return self.key
