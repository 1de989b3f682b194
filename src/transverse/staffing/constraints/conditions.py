"""What the plan says it does not meet is what it does not meet: relays, directorates, carriers."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.measure import unmet
from transverse.staffing.model import Condition, Plan, Unmet

SOURCE = "staffing/model.py: what a plan should respect"


def check(ledger: Ledger, plan: Plan) -> Iterator[Fault]:
    """Yield each condition of which the plan says something else than what is counted."""
    told = {(each.project, each.condition, each.of): each.lacking for each in plan.unmet}
    counted = {(each.project, each.condition, each.of): each.lacking for each in unmet(ledger)}
    if len(told) != len(plan.unmet):
        yield Fault("conditions", found=len(plan.unmet), allowed=len(told))
    for project, condition, of in told.keys() | counted.keys():
        key = (project, condition, of)
        if told.get(key, 0) != counted.get(key, 0):
            yield Fault("conditions", project, of, condition.value, "", told.get(key, 0), counted.get(key, 0))


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    about = {
        Condition.RELAY.value: f"le relais de « {fault.need} »",
        Condition.DIRECTORATES.value: "le nombre de directions",
        Condition.HOLDERS.value: f"le nombre de porteurs du besoin « {fault.need} »",
    }.get(fault.resource, "ses conditions")
    return (
        f"Projet « {fault.project} » : le plan dit qu'il manque {fault.found:g} pour {about}, "
        f"il en manque {fault.allowed:g}."
    )


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM)), Case(PROBLEM, plan_of(PROBLEM, "plan usines T1 2 1")))
COUNTER_EXAMPLES = (
    Case(PROBLEM, replace(plan_of(PROBLEM), unmet=())),
    Case(PROBLEM, replace(GOOD, unmet=(Unmet("fuites", Condition.DIRECTORATES, "", 1),))),
    Case(PROBLEM, replace(plan_of(PROBLEM), unmet=plan_of(PROBLEM).unmet[1:])),
    Case(PROBLEM, replace(plan_of(PROBLEM), unmet=plan_of(PROBLEM).unmet * 2)),
)
