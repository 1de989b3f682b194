"""No project lead: the network has nobody to hold it together, which only the DGS can change."""

from datetime import date

from django.db.models import Exists, QuerySet
from django.urls import reverse

from transverse.portal.people.models import Function, Kind, Mandate, Post
from transverse.portal.people.waiting import Role, Waiting

ID = "lead"
ROLE = Role.DGS


def rows(today: date) -> QuerySet[Post]:
    """Return the post of the DGS while no project lead has a mandate, in force or to come."""
    leads = Mandate.objects.current(today).filter(kind=Kind.LEAD, agent__left_on=None)
    return Post.objects.filter(~Exists(leads), function=Function.DGS, closed_on=None).exclude(holder=None)


def say(count: int, today: date) -> Waiting:  # noqa: ARG001 (there is one DGS)
    """Ask for a name."""
    return Waiting(
        ROLE, f"{ID}:", "Aucun chef de projet n'a de mandat en cours : nommez-le.", reverse("mandates"), today
    )
