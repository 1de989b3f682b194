"""What the product says is proven, held against another solver: a bound above a plan that exists would be a lie."""

import os
from collections.abc import Iterator

from bench_context import Context
from figures import Figure
from peers import UnavailableError
from staffing import cpsat
from staffing.instances import portfolio
from transverse.staffing.certify import certify
from transverse.staffing.measure import in_order
from transverse.staffing.solve import staff

_SIZES = ((60, 4), (150, 9), (200, 10))  # services, projects
_SEEDS = range(1, 21)
_SECONDS = 40.0
_SLIGHT = 1e-4
_SECTION = "staffing"


def measure(context: Context) -> Iterator[Figure]:
    """Yield how many of our proofs, of theirs and of our plans are wrong, which must be none."""
    try:
        python = cpsat.python(context.cache)
    except UnavailableError as error:
        yield Figure(_SECTION, "preuves contredites par CP-SAT", 0, "", note=f"non mesuré : {error}")
        return
    sizes = [each for each in _SIZES if str(each[0]) in os.environ.get("STAFFING_PROOFS", str(each[0])).split()]
    wrong, proven, theirs, unsound = [], 0, 0, 0
    problems = [(size, seed, portfolio(seed, *size)) for size in sizes for seed in _SEEDS]
    for size, seed, problem in problems:
        plan = staff(problem, seconds=_SECONDS)
        found = cpsat.solve(python, problem, _SECONDS)
        unsound += bool(certify(problem, plan))
        proven += plan.aims == plan.bounds
        theirs += found.proven
        if lie := _lie(in_order(plan.bounds), found.stages):
            wrong.append(f"{size[0]}-{size[1]}-{seed} : {lie}")
            print(wrong[-1], flush=True)
    label = f"{len(problems)} années de 4 à 10 projets"
    note = " ; ".join(wrong[:3])
    yield Figure(
        _SECTION, f"{label}, preuves contredites par CP-SAT", len(wrong), "", aim="0", met=not wrong, note=note
    )
    yield Figure(_SECTION, f"{label}, plans refusés par certify", unsound, "", aim="0", met=not unsound)
    yield Figure(_SECTION, f"{label}, tout prouvé en {_SECONDS:g} s", proven, "", "CP-SAT", theirs)


def _lie(bounds: tuple[float, ...], stages: tuple[tuple[float, float], ...]) -> str:
    """Return at which aim a bound is above the value of a plan that is no worse before; "" when none is."""
    for place, (bound, (value, _)) in enumerate(zip(bounds, stages, strict=False)):
        if bound > value + _SLIGHT:
            return f"objectif {place + 1}, {bound:g} au lieu de {value:g}"
        if bound < value - _SLIGHT:
            return ""
    return ""
