"""How many people a service may send to learn a skill: the word of the service."""

from django.db import models

from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.models.skills import Skill


class TrainingWord(models.Model):
    """For one year, one skill and one service: a number of people, never who.

    Attributes
    ----------
    people
        0 says that the service sends nobody.
    """

    year = models.PositiveSmallIntegerField("année")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+", verbose_name="compétence")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="training_words", verbose_name="service")
    people = models.PositiveSmallIntegerField("agents")
    said_by = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dit par")
    said_on = models.DateField("dit le")

    class Meta:
        verbose_name = "places de formation"
        constraints = (models.UniqueConstraint(fields=("year", "skill", "unit"), name="training_word_once"),)

    def __str__(self) -> str:
        """Return the skill and the service."""
        return f"{self.skill}, {self.unit}"
