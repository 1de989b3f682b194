"""What the plan says is missing is what nobody gives."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.measure import missing
from transverse.staffing.model import Missing, Plan

SOURCE = "staffing/model.py: Missing"


def check(ledger: Ledger, plan: Plan) -> Iterator[Fault]:
    """Yield each need and period of which the plan says something else than what is counted."""
    told = {(each.project, each.need, each.period): each.days for each in plan.missing}
    counted = {(each.project, each.need, each.period): each.days for each in missing(ledger)}
    if len(told) != len(plan.missing):
        yield Fault("missing", found=len(plan.missing), allowed=len(told))
    for key in told.keys() | counted.keys():
        if abs(told.get(key, 0.0) - counted.get(key, 0.0)) > TOLERANCE:
            project, need, period = key
            yield Fault("missing", project, need, "", period, told.get(key, 0.0), counted.get(key, 0.0))


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"Besoin « {fault.need} » du projet « {fault.project} », « {fault.period} » : "
        f"le plan dit qu'il manque {fault.found:g} jour(s), il en manque {fault.allowed:g}."
    )


_SHORT = plan_of(PROBLEM, "plan reseaux T1 3")
EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, _SHORT))
COUNTER_EXAMPLES = (
    Case(PROBLEM, replace(_SHORT, missing=_SHORT.missing[1:])),
    Case(PROBLEM, replace(GOOD, missing=(Missing("fuites", "plan", "T1", 1.0),))),
    Case(PROBLEM, replace(_SHORT, missing=_SHORT.missing * 2)),
)
