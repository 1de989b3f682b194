"""Mandates that end soon: to renew, or to hand over."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from transverse.portal.people.models import Mandate
from transverse.portal.people.waiting import Role, Waiting, mandates

ID = "mandates_ending"
ROLE = Role.LEAD


def rows(today: date) -> QuerySet[Mandate]:
    """Return those that end within sixty days and that nothing renews."""
    return mandates.rows(today)


def say(count: int, today: date) -> Waiting:
    """Ask to decide."""
    them, it = ("Un mandat se termine", "le") if count == 1 else (f"{count} mandats se terminent", "les")
    sentence = f"{them} dans les soixante jours : renouvelez-{it}, ou préparez la passation."
    return Waiting(ROLE, f"{ID}:", sentence, reverse("mandates"), today)
