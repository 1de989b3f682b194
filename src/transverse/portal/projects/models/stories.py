"""How a project was really done, told by those who did it."""

from django.db import models
from django.urls import reverse

from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.models.projects import Project

TITLE, TEXT = 160, 2000


class Story(models.Model):
    """A short account that others may learn from; services are named, persons need not be.

    Attributes
    ----------
    project
        The one of the portal that it is about, None for one that was done without it.
    wanted, came, did, helped, otherwise
        What was sought, who came from where, what was done, what helped, what would be done otherwise.
    units
        The services that took part.
    search_key
        Its words and the names of its units, folded as `people.search` does.
    """

    DRAFT, SHARED = "draft", "shared"

    title = models.CharField("titre", max_length=TITLE)
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="stories", verbose_name="projet"
    )
    ended_on = models.DateField("fin du projet", null=True, blank=True)
    wanted = models.TextField("ce que nous voulions", max_length=TEXT)
    units = models.ManyToManyField(Unit, related_name="stories", blank=True, verbose_name="services")
    came = models.TextField("qui est venu, et d'où", max_length=TEXT, blank=True)
    did = models.TextField("ce que nous avons fait", max_length=TEXT, blank=True)
    helped = models.TextField("ce qui a aidé", max_length=TEXT, blank=True)
    otherwise = models.TextField("ce que nous ferions autrement", max_length=TEXT, blank=True)
    author = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="stories", verbose_name="auteur"
    )
    state = models.CharField("état", max_length=6, choices=((DRAFT, "brouillon"), (SHARED, "partagé")), default=DRAFT)
    shared_on = models.DateField("partagé le", null=True, blank=True)
    search_key = models.TextField(default="", blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "récit de projet"
        ordering = ("-shared_on", "title", "pk")

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page that tells it."""
        return reverse("story", args=[self.pk])

    @property
    def is_shared(self) -> bool:
        """Tell whether everyone may read it."""
        return self.state == self.SHARED
