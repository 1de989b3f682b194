"""Ten minutes for a service that has no sheet this year; what was proposed to a sheet and waits for an answer."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse

from transverse.portal.data.models import Sheet
from transverse.portal.data.services import services_of
from transverse.portal.people.models import WITH_LINE, Mandate
from transverse.portal.people.next_steps import NextStep

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def steps(account: "Account", today: date) -> Iterator[NextStep]:
    """Say to the relay what waits on the sheet, and to anybody else of a service without sheet that ten minutes do."""
    if account.standing.relay:
        yield from _of_relay(account, today)
    elif account.standing.places:
        yield from _of_agent(account, today)


def _of_relay(account: "Account", today: date) -> Iterator[NextStep]:
    mine = Mandate.objects.in_force(today).filter(agent=account.agent_id, kind__in=WITH_LINE)
    sheets = Sheet.objects.filter(unit__mandates__in=mine, year=today.year).select_related("unit")
    waits = Count("holdings", Q(holdings__is_kept=False, holdings__removed_at=None), distinct=True)
    found = list(sheets.annotate(waits=waits).distinct())
    waiting = next((each for each in found if each.waits), None)
    if waiting:
        yield NextStep(
            f"Des lignes sont proposées à la fiche « Vous gérez déjà » ({waiting.unit}) : gardez ce qui est juste.",
            reverse("sheet_prepare", args=[waiting.unit_id, waiting.year]),
        )
    elif not any(each.is_published for each in found):
        yield NextStep(
            "Votre service n'a pas encore sa fiche « Vous gérez déjà » de l'année : ouvrez un atelier.",
            reverse("mirror"),
        )


def _of_agent(account: "Account", today: date) -> Iterator[NextStep]:
    services = [unit for unit in services_of(account.standing.places) if unit.expects_relay]
    if not services:
        return
    published = Sheet.objects.filter(unit__in=services, year=today.year, state=Sheet.PUBLISHED)
    done = set(published.values_list("unit", flat=True))
    if unit := next((each for each in services if each.pk not in done), None):
        yield NextStep(
            "Dix minutes suffisent pour voir les données que vous gérez déjà : dites ce que fait votre service.",
            f"{reverse('ten_minutes')}?service={unit.pk}",
        )
