"""Plans of different methods held against one another: aim after aim, and by one number where a ratio is asked."""

from transverse.staffing.measure import in_order
from transverse.staffing.model import Aims

# A condition, a day missing, a day beyond, a day of training, a carrier lacking, a member, a step.
WEIGHTS = (2_000.0, 1_000.0, 60.0, 8.0, 80.0, 10.0, 5.0)


def cost(aims: Aims) -> float:
    """Return one number for a plan: a weighted sum, which the product itself never uses."""
    values = (
        aims.unmet,
        sum(aims.missing),
        aims.overload,
        aims.training,
        aims.fragility,
        aims.members,
        aims.distance,
    )  # fmt: skip
    return sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def behind(aims: Aims, best: Aims) -> float:
    """Return how far `aims` is behind `best`, at the first aim in which they differ: 0 to 1, of the value of `aims`."""
    for value, least in zip(in_order(aims), in_order(best), strict=True):
        if value - least > 1e-5:
            return (value - least) / value
        if least - value > 1e-5:
            return 0.0
    return 0.0


def told(aims: Aims) -> str:
    """Return the aims in the order in which they count."""
    return " / ".join(f"{each:g}" for each in in_order(aims))
