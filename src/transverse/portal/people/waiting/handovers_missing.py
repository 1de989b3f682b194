"""Mandates that ended without a hand-over: what the person knew is being lost."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from transverse.portal.people.models import Kind, Mandate
from transverse.portal.people.waiting import Role, Waiting

ID = "handovers_missing"
ROLE = Role.LEAD
_FORGET = timedelta(days=180)


def rows(today: date) -> QuerySet[Mandate]:
    """Return the mandates ended in the last half year, neither renewed nor handed over."""
    ended = Q(ends_on__lt=today, ended_on=None, ends_on__gte=today - _FORGET) | Q(
        ended_on__lte=today, ended_on__gte=today - _FORGET
    )
    return Mandate.objects.filter(ended, renewal=None, handover=None).exclude(kind=Kind.DEPUTY)


def say(count: int, today: date) -> Waiting:
    """Ask to open them."""
    them = "Un mandat s'est terminé" if count == 1 else f"{count} mandats se sont terminés"
    return Waiting(ROLE, f"{ID}:", f"{them} sans passation : ouvrez-la.", reverse("mandates"), today)
