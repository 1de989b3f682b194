"""Every code of a plan leads somewhere, and every assignment gives days."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.model import Answer, Assignment, Plan

SOURCE = "staffing/model.py: codes tie the objects"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield what names an unknown project, need, resource or period, or gives no day."""
    for each in ledger.strangers:
        need, period = (each.need, each.period) if isinstance(each, Assignment) else ("", "")
        yield Fault("known", each.project, need, each.resource, period, 1.0)
    for given in ledger.assignments:
        if not given.days > 0.0:
            yield Fault("known", given.project, given.need, given.resource, given.period, given.days)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    where = f"« {fault.resource} » dans le projet « {fault.project} »"
    if fault.found > 0.0:
        return f"L'affectation de {where} cite un code absent du problème."
    return f"L'affectation de {where} ne donne aucun jour."


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM)))
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 0")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 -1")),
    Case(PROBLEM, replace(GOOD, assignments=(Assignment("fuites", "plan", "inconnu", "T1", 1.0),))),
    Case(PROBLEM, replace(GOOD, answers=(Answer("inconnu", "reseaux", "reseaux"),))),
)
