"""The chart: units in units, posts in units, agents on posts. Codes come from the imported file and never change.

The lengths are those that the reader of charts lets through (`organisation.cells`), with room for the codes it makes.
What was made in the portal has a code that begins with `BY_HAND`: an import leaves it as it is.
"""

from django.db import models
from django.urls import reverse

BY_HAND = "portail-"
CODE, TEXT = 250, 500


class Function(models.TextChoices):
    """What the holder of a post is for the portal, whoever holds it."""

    DGS = "dgs", "Direction générale des services"
    DRH = "drh", "Ressources humaines"
    DPO = "dpo", "Délégué à la protection des données"


class Unit(models.Model):
    """A directorate, a service, a team.

    ``path`` holds the keys from the top down to the unit itself, ``"3.17.204."``: what is below a unit is what
    starts with its path.
    """

    code = models.CharField("code", max_length=CODE, unique=True)
    name = models.CharField("nom", max_length=TEXT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=1000, db_index=True, default="")
    depth = models.PositiveSmallIntegerField(default=0)
    trade = models.CharField("métier", max_length=40, blank=True)
    expects_relay = models.BooleanField("doit avoir un relais", default=False)
    closed_on = models.DateField("fermée le", null=True, blank=True)

    class Meta:
        verbose_name = "unité"
        ordering = ("name", "code")

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its sheet."""
        return reverse("unit", args=[self.pk])

    @property
    def ancestors(self) -> tuple[int, ...]:
        """The keys of the units above it, the top first."""
        return tuple(int(key) for key in self.path.split(".")[:-2])


class Agent(models.Model):
    """Somebody who works here: what a directory says, and nothing else.

    ``search_key`` holds the names, the address, the posts and their units as `people.search` writes them; it begins
    with the last name, then the first.
    """

    code = models.CharField("matricule", max_length=CODE, unique=True)
    last_name = models.CharField("nom", max_length=TEXT)
    first_name = models.CharField("prénom", max_length=TEXT, blank=True)
    email = models.EmailField("adresse électronique", max_length=TEXT, blank=True)
    search_key = models.CharField(max_length=2 * TEXT, default="", blank=True)
    left_on = models.DateField("parti le", null=True, blank=True)

    class Meta:
        verbose_name = "agent"
        ordering = ("search_key", "code")  # by name, without accents: « Élie » before « Emma » in every data base
        indexes = (models.Index(fields=("search_key", "code"), name="agent_present", condition=models.Q(left_on=None)),)

    def __str__(self) -> str:
        """Return the name as one says it, the code when there is none."""
        return f"{self.first_name} {self.last_name}".strip() or self.code

    def get_absolute_url(self) -> str:
        """Return the address of the agent's sheet."""
        return reverse("agent", args=[self.pk])


class Post(models.Model):
    """A post of a unit, held or vacant."""

    code = models.CharField("code", max_length=CODE, unique=True)
    title = models.CharField("intitulé", max_length=TEXT)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="unité")
    holder = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name="agent"
    )
    fte = models.DecimalField("ETP", max_digits=10, decimal_places=3, null=True, blank=True)
    is_head = models.BooleanField("dirige l'unité", default=False)
    superior = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reports")
    function = models.CharField("rôle", max_length=3, choices=Function.choices, blank=True)
    closed_on = models.DateField("supprimé le", null=True, blank=True)

    class Meta:
        verbose_name = "poste"
        ordering = ("-is_head", "title", "code")
        indexes = (models.Index("function", name="post_function", condition=~models.Q(function="")),)

    def __str__(self) -> str:
        """Return its title."""
        return self.title
