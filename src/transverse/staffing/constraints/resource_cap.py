"""A resource gives no more than its cap in a period, all projects and skills together."""

from collections import defaultdict
from collections.abc import Iterator

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.model import Plan

SOURCE = "staffing/model.py: Resource.max_days"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the resources that give too much in a period."""
    given: dict[tuple[str, str], float] = defaultdict(float)
    for each in ledger.assignments:
        given[each.resource, each.period] += each.days
    for (resource, period), days in given.items():
        if days > ledger.resources[resource].max_days + TOLERANCE:
            yield Fault("resource_cap", "", "", resource, period, days, ledger.resources[resource].max_days)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"« {fault.resource} » donnerait {fault.found:g} jours pendant « {fault.period} », "
        f"plus que son plafond de {fault.allowed:g}."
    )


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 4", "ecoute reseaux T1 1 1")))
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 4", "ecoute reseaux T1 2 1")),
    Case(PROBLEM, plan_of(PROBLEM, "ecoute chantiers T2 2", "plan chantiers T2 1.5")),
    Case(PROBLEM, plan_of(PROBLEM, "plan usines T1 5 1")),
)
