"""How far a plan may be from the best one: the gap that is proven, and on which aim."""

from dataclasses import dataclass

from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.measure import in_order
from transverse.staffing.model import Plan


@dataclass(frozen=True, slots=True)
class Gap:
    """The first aim that is not proven, and by how much at most it could be better.

    Attributes
    ----------
    aim
        Name of the field of `Aims`; "" when every aim is proven.
    priority
        For missing days, the priority of the problem, first priority 0; None for other aims.
    share
        Of the plan's value, 0 to 1: no plan that is as good on the aims before has a value lower by more.
    """

    aim: str = ""
    priority: int | None = None
    share: float = 0.0


def gap(plan: Plan) -> Gap:
    """Return the gap of `plan`; aims after the one that it names are not proven either."""
    for place, (value, bound) in enumerate(zip(in_order(plan.aims), in_order(plan.bounds), strict=True)):
        if value - bound > TOLERANCE:
            aim, priority = _names(plan)[place]
            return Gap(aim, priority, (value - max(0.0, bound)) / value)
    return Gap()


def _names(plan: Plan) -> list[tuple[str, int | None]]:
    """Return the aims in the order in which they count."""
    missing: list[tuple[str, int | None]] = [("missing", rank) for rank in range(len(plan.aims.missing))]
    others = ("overload", "training", "fragility", "members", "distance")
    return [("unmet", None), *missing, *((each, None) for each in others)]
