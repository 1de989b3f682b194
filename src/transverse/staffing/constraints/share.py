"""A carrier gives at least a day to its need in all, or the whole need when it is shorter."""

from collections.abc import Iterator

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.model import SHARE, Plan

SOURCE = "staffing/model.py: SHARE"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the carriers that give less."""
    for (project, code, resource), days in ledger.worked.items():
        need = ledger.needs[project, code]
        least = min(SHARE, need.days * len(ledger.projects[project].periods))
        if days < least - TOLERANCE:
            yield Fault("share", project, code, resource, "", days, least)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return (
        f"« {fault.resource} » ne donne que {fault.found:g} jour au besoin « {fault.need} » "
        f"du projet « {fault.project} » : il en faut {fault.allowed:g} au moins pour le porter."
    )


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 0.5", "plan reseaux T2 0.5")))
COUNTER_EXAMPLES = (
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 0.5")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 3.5", "plan usines T1 0.5 1")),
    Case(PROBLEM, plan_of(PROBLEM, "plan reseaux T1 0.4", "plan reseaux T2 0.4")),
)
