"""The life of a mandate: named, changed, renewed, ended, taken up again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from transverse.papers.words import day
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.handovers import open_for, withdraw
from transverse.portal.people.mandate_checks import Plan, problems
from transverse.portal.people.models import Agent, Function, Kind, LetterState, Mandate

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

RENEWAL_NOTICE = timedelta(days=60)
"""How long before its term a mandate is to be renewed."""

_TERMS = ("title", "attached_to", "time_share", "rhythm", "missions", "starts_on", "ends_on")
_FIELDS = ("kind", "agent", *_TERMS, "principal")


def may_name(kind: str, by: "Account", today: date) -> str:
    """Return why `by` may not name somebody as `kind`; nothing: it is allowed.

    The project lead takes the authority from the DGS.  At the start nobody may hold that post in the portal, so the
    administrator names the first lead, and only the first.
    """
    if kind != Kind.LEAD or Function.DGS in by.standing.functions:
        return ""
    if not by.is_administrator:
        return "Le chef de projet est nommé par le DGS : demandez-lui de le faire ici."
    if Mandate.objects.current(today).filter(kind=Kind.LEAD).exists():
        return "Un chef de projet est déjà nommé : seul le DGS peut en nommer un autre."
    return ""


def name(plan: Plan, by: "Account", today: date) -> Mandate:
    """Make the mandate.

    Raises
    ------
    RefusalError
        A rule of `mandate_checks` says no, or `by` may not name this kind.
    """
    with transaction.atomic():
        _lock(plan.agent)
        _refuse(may_name(plan.kind, by, today))
        return _made(plan, today)


def change(plan: Plan, revision: int, today: date) -> Mandate:
    """Change the mandate ``plan.changes`` into what `plan` says; the person and the kind stay.

    Raises
    ------
    RefusalError
        A rule says no, or the mandate is over.
    ConflictError
        Somebody changed it since `revision`.
    """
    mandate = plan.changes
    if mandate is None or mandate.ended_on:
        raise RefusalError("Ce mandat est terminé : reprenez-le d'abord, ou nommez la personne à nouveau.")
    with transaction.atomic():
        _lock(plan.agent)
        _check(plan, today)
        for field in _TERMS:
            setattr(mandate, field, getattr(plan, field))
        save_if_unchanged(mandate, revision, "Ce mandat")
        mandate.units.set(plan.units)
    return mandate


def renew(plan: Plan, by: "Account", today: date, *, with_deputies: bool) -> Mandate:
    """Make the mandate that follows ``plan.renews``, and those of its deputies when they are to go on.

    Raises
    ------
    RefusalError
        A rule says no, or the mandate was renewed already.
    """
    before = plan.renews
    if before is None or before.ended_on:
        raise RefusalError("Un mandat terminé avant son terme ne se renouvelle pas : nommez la personne à nouveau.")
    with transaction.atomic():
        _lock(plan.agent)
        _refuse(may_name(plan.kind, by, today))
        if Mandate.objects.filter(renews=before).exists():
            raise RefusalError("Ce mandat a déjà été renouvelé : ouvrez le mandat qui le suit.")
        after = _made(plan, today)
        for deputy in deputies_to_renew(before) if with_deputies else ():
            _made(replace(_again(deputy), starts_on=plan.starts_on, ends_on=plan.ends_on, principal=after), today)
    return after


def deputies_to_renew(mandate: Mandate) -> list[Mandate]:
    """Return the deputies whose term ends with the mandate, and who are still there."""
    return [
        each
        for each in mandate.deputies.select_related("agent", "attached_to").prefetch_related("units")
        if each.ended_on is None and each.agent.left_on is None and each.ends_on <= mandate.last_day
    ]


def following(mandate: Mandate) -> Plan:
    """Return the plan of a renewal: the day after, as long as before, the rest the same."""
    start = mandate.last_day + timedelta(days=1)
    return replace(_again(mandate), starts_on=start, ends_on=start + (mandate.ends_on - mandate.starts_on))


def end(mandate: Mandate, revision: int, last_day: date, reason: str) -> Mandate:
    """End a mandate before its term, `last_day` included; the hand-over opens at once, so that there is time for it.

    Raises
    ------
    RefusalError
        The day is outside the mandate, or it has ended already.
    ConflictError
        Somebody changed it since `revision`.
    """
    if mandate.ended_on:
        raise RefusalError(f"Ce mandat est déjà terminé ; son dernier jour était le {day(mandate.last_day)}.")
    if not mandate.starts_on <= last_day <= mandate.ends_on:
        first, last = day(mandate.starts_on), day(mandate.ends_on)
        raise RefusalError(f"Le dernier jour doit se situer pendant le mandat, du {first} au {last}.")
    with transaction.atomic():
        mandate.ended_on, mandate.end_reason = last_day + timedelta(days=1), reason
        save_if_unchanged(mandate, revision, "Ce mandat")
        if mandate.kind != Kind.DEPUTY:
            open_for(mandate)
    return mandate


def why_not_resumed(mandate: Mandate, today: date) -> str:
    """Return why an ended mandate may not be taken up again; nothing: it may."""
    if sentence := what_followed(mandate, today):
        return sentence
    found = problems(replace(_again(mandate), changes=mandate), today)
    return found[0].sentence if found else ""


def what_followed(mandate: Mandate, today: date) -> str:
    """Return what followed the end of a mandate, and forbids to undo it; nothing: the rules of a mandate decide."""
    if mandate.ended_on is None:
        return "Ce mandat n'est pas terminé."
    if mandate.ends_on < today:
        return "Son terme est passé : nommez la personne à nouveau."
    handover = getattr(mandate, "handover", None)
    if handover and (handover.successor_id or handover.closed_at):
        return "La passation a eu lieu : nommez la personne à nouveau."
    return ""


def resume(mandate: Mandate, revision: int, today: date) -> Mandate:
    """Undo an end, as long as nothing followed.

    Raises
    ------
    RefusalError
        Something followed, or the rules no longer allow it.
    ConflictError
        Somebody changed it since `revision`.
    """
    with transaction.atomic():
        _lock(mandate.agent)
        _refuse(why_not_resumed(mandate, today))
        mandate.ended_on, mandate.end_reason = None, ""
        save_if_unchanged(mandate, revision, "Ce mandat")
        withdraw(mandate)
    return mandate


def why_not_removed(mandate: Mandate) -> str:
    """Return why a mandate may not be removed as a mistake; nothing: it may, since nothing came of it."""
    sent = mandate.letters.exclude(state=LetterState.DRAFT).exists()
    if sent or mandate.slots.exists() or mandate.deputies.exists() or mandate.ended_on:
        return "Ce mandat a déjà eu des suites : terminez-le, son histoire est gardée."
    if Mandate.objects.filter(renews=mandate).exists() or mandate.received.exists():
        return "Un autre mandat en dépend : terminez-le, son histoire est gardée."
    return ""


def remove(mandate: Mandate) -> None:
    """Remove a mandate made by mistake.

    Raises
    ------
    RefusalError
        Something came of it.
    """
    _refuse(why_not_removed(mandate))
    mandate.delete()


def plan_of(mandate: Mandate) -> Plan:
    """Return the plan that the mandate is, to be changed."""
    return replace(_again(mandate), changes=mandate, renews=mandate.renews)


def _again(mandate: Mandate) -> Plan:
    """Return the plan of the same mandate a second time."""
    values = {field: getattr(mandate, field) for field in _FIELDS}
    renews = None if mandate.ended_on else mandate
    return Plan(**values, units=tuple(mandate.units.all()), renews=renews)


def _made(plan: Plan, today: date) -> Mandate:
    _check(plan, today)
    mandate = Mandate.objects.create(**{field: getattr(plan, field) for field in _FIELDS}, renews=plan.renews)
    mandate.units.set(plan.units)
    return mandate


def _check(plan: Plan, today: date) -> None:
    for problem in problems(plan, today):
        raise RefusalError(problem.sentence)


def _refuse(sentence: str) -> None:
    if sentence:
        raise RefusalError(sentence)


def _lock(agent: Agent) -> None:
    """Let one decision at a time be taken about the mandates of `agent`."""
    Agent.objects.select_for_update().get(pk=agent.pk)
