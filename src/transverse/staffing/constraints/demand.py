"""A need is never given more days than it asks for in a period."""

from collections.abc import Iterator

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.model import Plan

SOURCE = "staffing/model.py: never more than the need asks for"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the needs that are given too much in a period."""
    for (project, need, period), days in ledger.given.items():
        asked = ledger.needs[project, need].days
        if days > asked + TOLERANCE:
            yield Fault("demand", project, need, "", period, days, asked)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"Le besoin « {fault.need} » du projet « {fault.project} » reçoit {fault.found:g} jours "
        f"pendant « {fault.period} », plus que les {fault.allowed:g} qu'il demande."
    )


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 1")))
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 5")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 4", "plan usines T1 1 1")),
    Case(PROBLEM, plan_of(PROBLEM, "ecoute chantiers T2 2.5")),
)
