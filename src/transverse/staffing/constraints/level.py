"""Whoever carries a need offers its skill, two levels short at most, and the plan says how far."""

from collections.abc import Iterator

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.model import GAP_MAX, Assignment, Plan

SOURCE = "staffing/model.py: whoever carries a need offers its skill, GAP_MAX levels short at most"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the assignments that no offer of the resource can be behind."""
    for each in ledger.assignments:
        if not _offered(ledger, each):
            yield Fault("level", each.project, each.need, each.resource, each.period, each.training_levels, GAP_MAX)


def _offered(ledger: Ledger, each: Assignment) -> bool:
    need = ledger.needs[each.project, each.need]
    levels = [offer.level for offer in ledger.resources[each.resource].offers if offer.skill == need.skill]
    if each.training_levels == 0:
        return any(level >= need.level for level in levels)
    return 0 < each.training_levels <= GAP_MAX and need.level - each.training_levels in levels


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"« {fault.resource} » n'a pas déclaré la compétence du besoin « {fault.need} » "
        f"du projet « {fault.project} » au niveau que le plan lui prête."
    )


EXAMPLES = (
    Case(PROBLEM, GOOD),
    Case(PROBLEM, plan_of(PROBLEM, "plan usines T1 2 1", "ecoute reseaux T1 2 1")),
)
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan usines T1 2")),
    Case(PROBLEM, plan_of(PROBLEM, "ecoute usines T1 2")),
    Case(PROBLEM, plan_of(PROBLEM, "plan signaux T1 1 2")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 2 1")),
)
