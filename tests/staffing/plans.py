"""Plans made by hand."""

from transverse.staffing.model import Aims, Answer, Assignment, Condition, Missing, Plan, Status, Unmet

BEST = Aims(1, (2.0,), 0.0, 5.0, 2, 2, 5)


def plan(aims=BEST, bounds=BEST, status=Status.INFEASIBLE):
    """Return a plan of the small year of `problems`, worth `aims`."""
    return Plan(
        assignments=(
            Assignment("Fuites", "plan", "SIG", "T1", 6.0, 1),
            Assignment("Fuites", "plan", "SIG", "T2", 4.0, 0),
        ),
        answers=(Answer("Fuites", "Réseaux", "Réseaux"),),
        missing=(Missing("Fuites", "plan", "T2", 2.0),),
        unmet=(Unmet("Fuites", Condition.HOLDERS, "terrain", 1),),
        aims=aims,
        bounds=bounds,
        status=status,
        seconds=0.25,
    )
