"""A project has no more members than it allows: those who carry a need, and the relays who answer."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.model import Plan, Problem

SOURCE = "staffing/model.py: Project.max_members"


def check(ledger: Ledger, _: Plan) -> Iterator[Fault]:
    """Yield the projects that have too many members."""
    for project, members in ledger.each_project():
        if project.max_members is not None and len(members) > project.max_members:
            yield Fault("members", project.id, found=len(members), allowed=project.max_members)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    return f"Le projet « {fault.project} » aurait {fault.found:g} membres, plus que les {fault.allowed:g} qu'il admet."


def _at_most(count: int) -> Problem:
    return replace(PROBLEM, projects=(replace(PROBLEM.projects[0], max_members=count),))


EXAMPLES = (Case(PROBLEM, GOOD), Case(_at_most(3), GOOD))
COUNTER_EXAMPLES = (
    Case(_at_most(2), GOOD),
    Case(_at_most(0), plan_of(PROBLEM, answers="signaux")),
    Case(_at_most(1), plan_of(PROBLEM, "plan reseaux T1 2", "plan usines T1 2 1")),
)
