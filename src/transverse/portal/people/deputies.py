"""The deputies of a mandate that is handed over: they stand in for the one who takes over, once somebody says so."""

from dataclasses import replace
from datetime import date

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.mandate_checks import problems
from transverse.portal.people.mandates import plan_of
from transverse.portal.people.models import Handover, Mandate


def deputies_left(handover: Handover, today: date) -> list[Mandate]:
    """Return the deputies, still there, of the one who leaves; none before somebody takes over; one query."""
    if handover.successor is None:
        return []
    found = Mandate.objects.current(today).filter(principal=handover.mandate_id, agent__left_on=None)
    return list(found.exclude(agent=handover.successor.agent_id).select_related("agent"))


def attach(handover: Handover, deputy: Mandate, revision: int, today: date) -> None:
    """Make `deputy` stand in for the one who takes over.

    Raises
    ------
    RefusalError
        Nobody takes over, it is no deputy of the one who leaves, or a rule of mandates says no.
    ConflictError
        Somebody changed the mandate of the deputy since `revision`.
    """
    if deputy not in deputies_left(handover, today):
        raise RefusalError("Ce suppléant n'est plus à rattacher : rouvrez la page de la passation.")
    for problem in problems(replace(plan_of(deputy), principal=handover.successor), today):
        raise RefusalError(problem.sentence)
    deputy.principal = handover.successor
    save_if_unchanged(deputy, revision, "Ce mandat")
