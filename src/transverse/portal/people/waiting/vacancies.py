"""Services that must have a relay and have none, neither on the service itself nor on a unit above."""

from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.db.models.functions import Left, Length
from django.urls import reverse

from transverse.portal.people.models import Kind, Mandate, Unit
from transverse.portal.people.waiting import Role, Waiting

ID = "vacancies"
ROLE = Role.LEAD


def rows(today: date) -> QuerySet[Unit]:
    """Return the services that nobody relays, and for which nobody is named."""
    relays = Mandate.objects.current(today).filter(kind=Kind.RELAY, agent__left_on=None)
    itself = relays.filter(units=OuterRef("pk"))
    path = ExpressionWrapper(OuterRef("path"), CharField())
    above = relays.filter(units__path=Left(path, Length(F("units__path"))))
    return Unit.objects.filter(expects_relay=True, closed_on=None).filter(~Exists(itself)).filter(~Exists(above))


def say(count: int, today: date) -> Waiting:
    """Ask for names."""
    one = "Un service attend un relais : nommez-le avec le directeur."
    sentence = one if count == 1 else f"{count} services attendent un relais : nommez-les avec les directeurs."
    return Waiting(ROLE, f"{ID}:", sentence, reverse("network"), today)
