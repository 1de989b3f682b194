"""Days are given in the periods of the project only."""

from collections.abc import Iterator

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.model import Plan

SOURCE = "staffing/model.py: in periods of the project only"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the assignments in a period in which the project does not run."""
    running = {project.id: set(project.periods) for project in ledger.problem.projects}
    for each in ledger.assignments:
        if each.period not in running[each.project]:
            yield Fault("periods", each.project, each.need, each.resource, each.period, each.days)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"« {fault.resource} » donne {fault.found:g} jour(s) au projet « {fault.project} » "
        f"pendant « {fault.period} », où il n'a pas lieu."
    )


EXAMPLES = (Case(PROBLEM, GOOD),)
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T3 4")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 4", "ecoute chantiers T3 1")),
)
