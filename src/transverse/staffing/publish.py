"""The frozen plan that leaves the engine, with what it is worth, its bounds and its status."""

from transverse.staffing.ledger import TOLERANCE, Ledger
from transverse.staffing.measure import aims, from_order, in_order, missing, unmet
from transverse.staffing.model import Aims, Plan, Status


def publish(ledger: Ledger, bounds: Aims, seconds: float) -> Plan:
    """Return the plan of a ledger; bounds above what it is worth are brought down to it."""
    worth = aims(ledger)
    proven = settled(worth, bounds)
    lacking = unmet(ledger)
    return Plan(
        assignments=tuple(sorted(ledger.assignments)),
        answers=tuple(sorted(ledger.answers)),
        missing=missing(ledger),
        unmet=lacking,
        aims=worth,
        bounds=proven,
        status=status_of(worth, proven),
        seconds=round(seconds, 3),
    )


def settled(worth: Aims, bounds: Aims) -> Aims:
    """Return bounds that never exceed `worth`: equal where they meet it within `TOLERANCE`, free after the first gap.

    A bound that stands after an aim with a gap says nothing by itself in an order of words; it is kept, capped.
    """
    pairs = zip(in_order(worth), in_order(bounds), strict=True)
    return from_order(tuple(one if other > one - TOLERANCE else max(0.0, other) for one, other in pairs))


def status_of(worth: Aims, bounds: Aims) -> Status:
    """Return what is known of a plan of that worth, with these bounds."""
    if worth.unmet:
        return Status.INFEASIBLE if bounds.unmet else Status.UNKNOWN
    return Status.OPTIMAL if worth == bounds else Status.FEASIBLE
