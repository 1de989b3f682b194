"""Relays who have left while their mandate is still in force: the chart knows it, the network must follow."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from transverse.portal.people.models import Mandate
from transverse.portal.people.waiting import Role, Waiting

ID = "departures"
ROLE = Role.LEAD


def rows(today: date) -> QuerySet[Mandate]:
    """Return the mandates in force of those who have left, but for those whose end is already said."""
    return Mandate.objects.in_force(today).filter(agent__left_on__isnull=False, ended_on=None)


def say(count: int, today: date) -> Waiting:
    """Ask to end them."""
    them = "Une personne qui a un mandat a" if count == 1 else f"{count} personnes qui ont un mandat ont"
    sentence = f"{them} quitté la collectivité : terminez le mandat et nommez un successeur."
    return Waiting(ROLE, f"{ID}:", sentence, reverse("mandates"), today)
