"""The plan is worth what it says, its bounds do not exceed that, and its status follows from both."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.measure import aims, in_order
from transverse.staffing.model import Aims, Plan, Status
from transverse.staffing.publish import status_of

SOURCE = "staffing/model.py: Aims, Plan.bounds, Status"
NAMES = ("unmet", "overload", "training", "fragility", "members", "distance")


def check(ledger: Ledger, plan: Plan) -> Iterator[Fault]:
    """Yield each aim that is not worth what is said, bounds out of order, and a status that says too much."""
    counted = in_order(aims(ledger))
    if len(in_order(plan.aims)) != len(counted) or len(in_order(plan.bounds)) != len(counted):
        yield Fault("aims", need="missing", found=len(plan.aims.missing), allowed=len(counted) - len(NAMES))
        return
    names = (NAMES[0], *("missing" for _ in plan.aims.missing), *NAMES[1:])
    for name, told, value, bound in zip(names, in_order(plan.aims), counted, in_order(plan.bounds), strict=True):
        if abs(told - value) > TOLERANCE * max(1, len(ledger.assignments)):
            yield Fault("aims", need=name, found=told, allowed=value)
        if bound > told:
            yield Fault("aims", need=name, period="bound", found=bound, allowed=told)
    if plan.status is not status_of(plan.aims, plan.bounds):
        yield Fault("aims", need="status", resource=plan.status.value)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    if fault.need == "status":
        return f"L'état annoncé, « {fault.resource} », ne suit pas de ce qui est prouvé."
    about = {
        "unmet": "conditions non remplies",
        "missing": "jours manquants",
        "overload": "jours au-delà des offres",
        "training": "jours de formation",
        "fragility": "porteurs manquants",
        "members": "membres",
        "distance": "distance au responsable",
    }[fault.need]
    if fault.period:
        return f"Borne de « {about} » : {fault.found:g}, plus que la valeur du plan, {fault.allowed:g}."
    return f"Le plan annonce {fault.found:g} pour « {about} », le compte donne {fault.allowed:g}."


def _with(**values: float) -> Aims:
    return replace(GOOD.aims, **values)  # type: ignore[arg-type]


EXAMPLES = (
    Case(PROBLEM, GOOD),
    Case(PROBLEM, plan_of(PROBLEM)),
    Case(PROBLEM, replace(GOOD, bounds=_with(distance=0), status=Status.FEASIBLE)),
)
COUNTER_EXAMPLES = (
    Case(PROBLEM, replace(GOOD, aims=_with(distance=0), bounds=_with(distance=0))),
    Case(PROBLEM, replace(GOOD, bounds=_with(members=9))),
    Case(PROBLEM, replace(GOOD, bounds=_with(distance=0), status=Status.OPTIMAL)),
    Case(PROBLEM, replace(GOOD, aims=replace(GOOD.aims, missing=()))),
)
