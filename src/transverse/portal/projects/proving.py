"""How far the plan of a year may be trusted, in words: proven, or by how much another could be better."""

from decimal import Decimal

from transverse.papers.words import percent
from transverse.staffing.model import Plan, Status

PROVEN = "C'est prouvé : on ne peut pas mieux avec ces offres."


def is_proven(plan: Plan) -> bool:
    """Tell whether nothing better exists; for conditions that cannot all be met, whether nothing comes nearer."""
    return plan.status == Status.OPTIMAL or (plan.status == Status.INFEASIBLE and plan.aims == plan.bounds)


def gap_of(plan: Plan) -> str:
    """Say by how much another plan could be better: « 2,5 % »."""
    from transverse.staffing.gap import gap  # noqa: PLC0415 (with the solver, which a page does not load)

    return percent(Decimal(str(round(100 * gap(plan).share, 1))))


def proof(plan: Plan) -> str:
    """Say it in one sentence."""
    if is_proven(plan):
        return PROVEN
    return f"Le calcul a été arrêté avant sa fin : une réponse meilleure peut exister, de {gap_of(plan)} au plus."
