"""Staff one instance and tell in JSON when each better plan came, and what was proven at the end.

Usage:  timeline.py nominal AGENTS NEEDS SEED SECONDS | portfolio SEED SECONDS
"""

import json
import sys
import time
from dataclasses import asdict

from staffing.instances import instance
from transverse.staffing.certify import certify
from transverse.staffing.gap import gap
from transverse.staffing.model import Plan
from transverse.staffing.solve import staff


def main() -> None:
    """Staff, print."""
    *name, seconds = sys.argv[1:]
    problem = instance(*name)
    plans = []
    start = time.perf_counter()

    def seen(plan: Plan) -> None:
        plans.append((time.perf_counter() - start, plan))

    seen(staff(problem, seconds=float(seconds), on_plan=seen))
    ended, final = plans[-1]
    faults = [str(fault) for _, plan in (plans[0], plans[-1]) for fault in certify(problem, plan)]
    found = gap(final)
    json.dump(
        {
            "plans": [[when, asdict(plan.aims)] for when, plan in plans],
            "seconds": ended,
            "status": final.status.value,
            "gap": found.share,
            "open": found.aim,
            "faults": faults,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
