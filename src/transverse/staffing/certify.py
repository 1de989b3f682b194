"""Is this plan what it says?  Checked rule by rule from its assignments, without any solver."""

from transverse.common.registry import modules
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import open_ledger
from transverse.staffing.model import Plan, Problem

PACKAGE = "transverse.staffing.constraints"


def certify(problem: Problem, plan: Plan) -> tuple[Fault, ...]:
    """Return what is wrong with a plan, nothing when it is sound.

    Every rule that a plan always respects is checked; what is missing, what is not met, who answers and what each aim
    is worth are counted again; bounds must not exceed aims.  Whether the bounds are true is not something that a
    check can tell: it takes a proof.
    """
    ledger = open_ledger(problem, plan.assignments, plan.answers)
    return tuple(sorted(fault for module in modules(PACKAGE) for fault in module.check(ledger, plan)))


def explain(fault: Fault) -> str:
    """Return one French sentence that says what a fault is about."""
    names = {module.__name__.rsplit(".", 1)[-1]: module for module in modules(PACKAGE)}
    sentence: str = names[fault.rule].explain(fault)
    return sentence
