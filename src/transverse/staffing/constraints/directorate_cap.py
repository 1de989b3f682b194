"""A directorate gives no more than its cap in a period, all its resources together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.model import Directorate, Plan

SOURCE = "staffing/model.py: Directorate.max_days"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the directorates that give too much in a period."""
    given: dict[tuple[str, str], float] = defaultdict(float)
    for each in ledger.assignments:
        given[ledger.resources[each.resource].directorate, each.period] += each.days
    caps = {each.id: each.max_days for each in ledger.problem.directorates}
    for (directorate, period), days in given.items():
        cap = caps.get(directorate)
        if cap is not None and days > cap + TOLERANCE:
            yield Fault("directorate_cap", "", "", directorate, period, days, cap)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"La direction « {fault.resource} » donnerait {fault.found:g} jours pendant « {fault.period} », "
        f"plus que son plafond de {fault.allowed:g}."
    )


_TIGHT = replace(PROBLEM, directorates=(Directorate("eau", 3.0), Directorate("voirie", 1.0)))
EXAMPLES = (Case(PROBLEM, GOOD), Case(_TIGHT, plan_of(_TIGHT, "plan reseaux T1 3", "ecoute chantiers T1 1")))
COUNTER_EXAMPLES = (
    Case(_TIGHT, GOOD),
    Case(_TIGHT, plan_of(_TIGHT, "plan reseaux T1 2", "plan usines T1 2 1")),
    Case(_TIGHT, plan_of(_TIGHT, "ecoute chantiers T2 2")),
)
