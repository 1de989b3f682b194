"""Fiches de poste that directors have not read after all the reminders: somebody has to call them."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from transverse.portal.people.models import Acknowledgement
from transverse.portal.people.waiting import Role, Waiting, job_sheets
from transverse.portal.people.workdays import start_of

ID = "job_sheets_unread"
ROLE = Role.LEAD
_ALL = job_sheets.REMIND.first + job_sheets.REMIND.every * job_sheets.REMIND.times


def rows(today: date) -> QuerySet[Acknowledgement]:
    """Return the readings asked for so long ago that no reminder is left."""
    return job_sheets.rows(today).filter(asked_at__lt=start_of(today - timedelta(days=_ALL - 1)))


def say(count: int, today: date) -> Waiting:
    """Ask to call them."""
    them = "un directeur qui n'a" if count == 1 else f"les {count} directeurs qui n'ont"
    return Waiting(
        to=ROLE,
        key=f"{ID}:",
        sentence=f"Appelez {them} pas encore pris connaissance d'une fiche de poste, malgré les rappels.",
        link=reverse("job_sheets"),
        since=today,
    )
