"""OR-Tools CP-SAT run in its own environment on a problem, its answer counted with the product's own measure."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench_context import CommandError
from peers import DRIVERS, environment
from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims
from transverse.staffing.model import Aims, Answer, Assignment, Problem
from transverse.staffing.writing import problem_as_json


@dataclass(frozen=True, slots=True)
class Found:
    """What CP-SAT says.

    Attributes
    ----------
    seconds
        From the model to the end.
    proven
        Whether every aim is.
    aims
        Of its last plan, None without.
    stages
        Value and bound of each aim that it came to, in the order in which they count.
    """

    seconds: float
    proven: bool
    aims: Aims | None
    stages: tuple[tuple[float, float], ...]


def python(cache: Path) -> Path:
    """Return the Python that has OR-Tools; `UnavailableError` when it cannot be had."""
    return environment(cache / "ortools", "ortools")


def solve(interpreter: Path, problem: Problem, seconds: float) -> Found:
    """Return what CP-SAT finds for `problem` in a time."""
    command = [interpreter, DRIVERS / "cpsat_staffing.py", str(seconds)]
    given = json.dumps(problem_as_json(problem))
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"cp-sat : {done.stderr[-500:]}")
    run = json.loads(done.stdout)
    found = None
    if run["assignments"]:
        given_days = (Assignment(*each) for each in run["assignments"])
        found = aims(open_ledger(problem, given_days, (Answer(*each) for each in run["relays"])))
    stages = tuple((value, bound) for _, value, bound in run["stages"] if value is not None)
    return Found(run["seconds"], run["proven"], found, stages)
