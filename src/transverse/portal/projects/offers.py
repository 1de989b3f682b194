"""What a service offers: said by its head or its relay, confirmed each year, taken back, put back."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.models import WITH_LINE, Agent, Function, Mandate, Unit
from transverse.portal.projects.models import Level, ServiceOffer, Skill
from transverse.portal.projects.models.skills import MOST_DAYS

if TYPE_CHECKING:
    from transverse.portal.accounts.standing import Standing

UNDO = timedelta(days=7)
_HALF = Decimal("0.5")


class Said(NamedTuple):
    """How far the service goes in a skill, and the days that it gives each quarter."""

    level: Level
    days: Decimal


def of_unit(unit: Unit) -> QuerySet[ServiceOffer]:
    """Return what a service offers, by family; what it has taken back is left out."""
    return ServiceOffer.objects.filter(unit=unit, erased_on=None).select_related("skill", "said_by")


def taken_back(unit: Unit, today: date) -> QuerySet[ServiceOffer]:
    """Return what a service has taken back and may still put back."""
    return ServiceOffer.objects.filter(unit=unit, erased_on__gt=today - UNDO).select_related("skill")


def holders(skill: Skill, today: date) -> QuerySet[ServiceOffer]:
    """Return who offers a skill, by the name of the service and never by level nor by days."""
    return ServiceOffer.objects.valid(today).filter(skill=skill).select_related("unit").order_by("unit__name", "pk")


def silent_services(today: date) -> QuerySet[Unit]:
    """Return the services that expect a relay and offer nothing yet."""
    offered = ServiceOffer.objects.valid(today).filter(unit=OuterRef("pk"))
    return Unit.objects.filter(~Exists(offered), closed_on=None, expects_relay=True)


def answered_by(standing: "Standing", today: date) -> list[Unit]:
    """Return the services that somebody answers for, by name, each with ``said``, the number of its lines; one query.

    A DGS heads them all: none is his to fill.
    """
    mine = Q()
    if Function.DGS not in standing.functions:
        for path in standing.heads:
            mine |= Q(path=path) | Q(path__startswith=path, expects_relay=True)
    if standing.relay and standing.agent is not None:
        mandates = Mandate.objects.in_force(today).filter(agent_id=standing.agent, kind__in=WITH_LINE)
        mine |= Q(mandates__in=mandates)
    if not mine:
        return []
    offered = Count("offers", Q(offers__in=ServiceOffer.objects.valid(today)), distinct=True)
    found = list(Unit.objects.filter(mine, closed_on=None).annotate(said=offered).order_by("name", "code"))
    return [each for each in found if each.expects_relay or each.said or not _stands_above(each, found)]


def _stands_above(unit: Unit, others: Iterable[Unit]) -> bool:
    """Tell whether services below the unit speak for it: a directorate says nothing by itself unless it wishes."""
    return any(each.path.startswith(unit.path) for each in others if each.pk != unit.pk)


def choosable(unit: Unit) -> QuerySet[Skill]:
    """Return the skills of the list that the service does not offer yet."""
    offered = ServiceOffer.objects.filter(unit=unit, erased_on=None)
    return Skill.objects.filter(retired_on=None).exclude(pk__in=offered.values("skill"))


@transaction.atomic
def offer(unit: Unit, skill: Skill, said: Said, by: Agent | None, today: date) -> ServiceOffer:
    """Say that the service gives a skill; one that it had taken back is said anew.

    Raises
    ------
    RefusalError
        The skill is no longer on the list, the service offers it already, or the days make no sense.
    """
    if skill.retired_on:
        raise RefusalError(f"« {skill} » n'est plus dans la liste : choisissez-en une autre.")
    fields = {"level": said.level, "days": checked(said.days), "erased_on": None, **_today(by, today)}
    row, is_new = ServiceOffer.objects.select_for_update().get_or_create(unit=unit, skill=skill, defaults=fields)
    if not is_new:
        if row.erased_on is None:
            raise RefusalError(f"Le service offre déjà « {skill} » : modifiez cette ligne.")
        for name, value in fields.items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
    return row


def change(row: ServiceOffer, revision: int, by: Agent | None, today: date) -> None:
    """Save a new level or new days, which confirms the line.

    Raises
    ------
    RefusalError
        The days make no sense.
    ConflictError
        Somebody else has changed it meanwhile.
    """
    row.days = checked(row.days)
    for name, value in _today(by, today).items():
        setattr(row, name, value)
    save_if_unchanged(row, revision, "La ligne")


def confirm_all(unit: Unit, today: date) -> int:
    """Say that all the lines of a service still hold; return how many there are."""
    return of_unit(unit).filter(skill__retired_on=None).update(confirmed_on=today)


def take_back(row: ServiceOffer, today: date) -> None:
    """Say that the service no longer gives a skill; it may put it back for a week."""
    ServiceOffer.objects.filter(pk=row.pk, erased_on=None).update(erased_on=today, revision=row.revision + 1)


def put_back(row: ServiceOffer, today: date) -> None:
    """Undo `take_back`: the line is as it was, and confirmed.

    Raises
    ------
    RefusalError
        The skill has left the list meanwhile.
    """
    if row.skill.retired_on:
        raise RefusalError(f"« {row.skill} » n'est plus dans la liste : cette ligne ne peut pas revenir.")
    ServiceOffer.objects.filter(pk=row.pk).update(erased_on=None, confirmed_on=today, revision=row.revision + 1)


def checked(days: Decimal) -> Decimal:
    """Return days of a quarter that make sense.

    Raises
    ------
    RefusalError
        They are not between a half and `MOST_DAYS`, in halves.
    """
    if not days.is_finite() or not _HALF <= days <= MOST_DAYS or days % _HALF:
        raise RefusalError(f"Écrivez un nombre de jours entre 0,5 et {MOST_DAYS}, par demi-journée.")
    return days


def _today(by: Agent | None, today: date) -> dict[str, object]:
    return {"said_on": today, "said_by": by, "confirmed_on": today}
