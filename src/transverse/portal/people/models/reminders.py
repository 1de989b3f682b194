"""What was recalled to whom, and how often each person wishes it."""

from django.db import models

from transverse.portal.people.models.chart import Agent


class Mails(models.TextChoices):
    """How often a person is written to; the portal itself always shows what waits."""

    AT_ONCE = "at_once", "Au fil de l'eau : un courriel par jour au plus"
    WEEKLY = "weekly", "Une fois par semaine, le lundi"
    NEVER = "never", "Jamais : je regarde dans le portail"


class Preference(models.Model):
    """What one person has chosen; without it, mails come at once."""

    agent = models.OneToOneField(Agent, models.CASCADE, related_name="preference", verbose_name="agent")
    mails = models.CharField("courriels", max_length=7, choices=Mails.choices, default=Mails.AT_ONCE)

    class Meta:
        verbose_name = "préférence de rappel"

    def __str__(self) -> str:
        """Return the person and the choice."""
        return f"{self.agent} : {self.get_mails_display()}"


class Reminder(models.Model):
    """One thing was recalled, once, to whoever it waits for: `key` names the thing, the person and the round."""

    key = models.CharField(max_length=200, unique=True)
    sent_on = models.DateField("rappelé le")

    class Meta:
        verbose_name = "rappel"

    def __str__(self) -> str:
        """Return the key."""
        return self.key
