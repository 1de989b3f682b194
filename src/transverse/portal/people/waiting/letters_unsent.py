"""Mandates in force whose letter was never sent to be signed: a role without a paper."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from transverse.portal.people.models import Letter, LetterState, Mandate
from transverse.portal.people.waiting import Role, Waiting

ID = "letters_unsent"
ROLE = Role.LEAD
_AFTER = timedelta(days=7)


def rows(today: date) -> QuerySet[Mandate]:
    """Return the mandates begun a week ago or more without a letter sent or signed."""
    sent = Letter.objects.filter(mandate=OuterRef("pk"), state__in=(LetterState.SENT, LetterState.SIGNED))
    begun = Mandate.objects.in_force(today).filter(starts_on__lte=today - _AFTER, agent__left_on=None)
    return begun.filter(~Exists(sent))


def say(count: int, today: date) -> Waiting:
    """Ask to send them."""
    them, it = ("Un mandat n'a", "la") if count == 1 else (f"{count} mandats n'ont", "les")
    sentence = f"{them} pas de lettre de mission envoyée à la signature : rédigez-{it}, puis envoyez-{it}."
    return Waiting(ROLE, f"{ID}:", sentence, reverse("mandates"), today)
