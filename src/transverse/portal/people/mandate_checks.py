"""What a mandate may be: the sentences that say no, each under the field that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from transverse.papers.words import day, listed, of
from transverse.portal.people.models import Agent, Kind, Mandate, Post, Unit
from transverse.portal.people.time_shares import load

LONGEST_YEARS = 6  # the time between two elections


class Problem(NamedTuple):
    """A refusal and the field where it is settled."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a mandate would be.

    Attributes
    ----------
    kind, agent, units, title, attached_to, time_share, rhythm, missions, starts_on, ends_on, principal
        As the fields of `Mandate`.
    renews
        The mandate that it would follow.
    changes
        The mandate that it would become, None for a new one.
    """

    kind: str
    agent: Agent
    units: tuple[Unit, ...]
    starts_on: date
    ends_on: date
    title: str = ""
    attached_to: Post | None = None
    time_share: int = 10
    rhythm: str = "quarterly"
    missions: str = ""
    principal: Mandate | None = None
    renews: Mandate | None = None
    changes: Mandate | None = None


def problems(plan: Plan, today: date) -> list[Problem]:
    """Return all that keeps `plan` from becoming a mandate, at most five queries."""
    found = [*_about_person(plan, today), *_about_units(plan, today), *_about_dates(plan, today)]
    if any(each.field in {"starts_on", "ends_on"} for each in found):
        return found
    return [*found, *_about_principal(plan), *_about_twins(plan), *_about_time(plan)]


def _about_person(plan: Plan, today: date) -> Iterator[Problem]:
    left = plan.agent.left_on
    if left and (left <= today or left <= plan.ends_on):
        yield Problem("", f"{plan.agent} a quitté la collectivité le {day(left)} : choisissez une autre personne.")


def _about_units(plan: Plan, today: date) -> Iterator[Problem]:
    if not plan.units:
        yield Problem("units", "Choisissez au moins une unité à couvrir.")
    closed = [unit.name for unit in plan.units if unit.closed_on and unit.closed_on <= max(today, plan.starts_on)]
    if closed:
        them = "n'existe plus" if len(closed) == 1 else "n'existent plus"
        yield Problem("units", f"{listed(closed)} {them} dans l'organigramme : choisissez l'unité qui a repris.")
    if plan.attached_to and plan.attached_to.closed_on:
        yield Problem("attached_to", f"Le poste « {plan.attached_to} » a été supprimé : choisissez-en un autre.")


def _about_dates(plan: Plan, today: date) -> Iterator[Problem]:
    if plan.ends_on < plan.starts_on:
        yield Problem("ends_on", f"La fin doit venir après le début ({day(plan.starts_on)}).")
    elif plan.ends_on < today:
        yield Problem(
            "ends_on", "Cette fin est déjà passée : le mandat n'aurait aucun effet. Choisissez un jour à venir."
        )
    elif plan.ends_on.year - plan.starts_on.year > LONGEST_YEARS:
        yield Problem("ends_on", f"Un mandat dure {LONGEST_YEARS} ans au plus, puis se renouvelle.")
    if plan.renews and plan.starts_on <= plan.renews.last_day:
        last = day(plan.renews.last_day)
        yield Problem("starts_on", f"Le mandat renouvelé court jusqu'au {last} : commencez le lendemain au plus tôt.")


def _about_principal(plan: Plan) -> Iterator[Problem]:
    if plan.kind != Kind.DEPUTY:
        return
    principal = plan.principal
    if principal is None:
        yield Problem(
            "", "Un suppléant supplée quelqu'un : ouvrez le mandat de cette personne, puis « Nommer un suppléant »."
        )
    elif principal.agent_id == plan.agent.pk:
        yield Problem("", f"{plan.agent} ne peut pas être son propre suppléant : choisissez une autre personne.")
    elif principal.kind == Kind.DEPUTY:
        yield Problem("", "Un suppléant n'a pas lui-même de suppléant : ouvrez le mandat de la personne suppléée.")
    elif plan.starts_on > principal.last_day:
        end = day(principal.last_day)
        yield Problem("starts_on", f"Le mandat {of(principal.agent)} se termine le {end} : commencez avant ce jour.")


def _about_twins(plan: Plan) -> Iterator[Problem]:
    """Refuse two mandates of the same person, of the same kind, on the same unit, at the same time."""
    same = Mandate.objects.filter(
        agent=plan.agent, kind=plan.kind, principal=plan.principal, starts_on__lte=plan.ends_on
    )
    same = same.filter(ends_on__gte=plan.starts_on).filter(Q(ended_on=None) | Q(ended_on__gt=plan.starts_on))
    own = [each.pk for each in (plan.changes,) if each]
    twin = same.filter(units__in=plan.units).exclude(pk__in=own).order_by("pk").first()
    if twin:
        yield Problem(
            "units",
            f"{plan.agent} a déjà ce mandat ({twin.called}) jusqu'au {day(twin.last_day)} : "
            "modifiez-le ou renouvelez-le plutôt que d'en créer un second.",
        )


def _about_time(plan: Plan) -> Iterator[Problem]:
    own = [each.pk for each in (plan.changes,) if each]
    sentence = load(plan.agent.pk, plan.starts_on, plan.ends_on, own).too_much(str(plan.agent), plan.time_share)
    if sentence:
        yield Problem("time_share", sentence)
