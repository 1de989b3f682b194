"""Times of answers under a load, and what is drawn from them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from portal.served import environment, script, served

USERS, RUNS = 20, 3
_SECONDS = 20
_SECONDS_PAUSED = 60  # whoever pauses asks for less: so long for some sixty answers of each page

Times = Mapping[str, Sequence[float]]


class WrongAnswerError(Exception):
    """A page did not answer as it should: its times would mean nothing."""


def visits(
    command: Sequence[str | Path], env: Mapping[str, str], port: int, pages: Sequence[Mapping[str, Any]], pause: float
) -> list[Times]:
    """Serve by `command`, and return the times of each page in milliseconds, one mapping a run.

    Raises
    ------
    WrongAnswerError
        A page answered something else than 200.
    """
    with served(command, env, port, pages[0]["path"]):
        return [_visit(port, pages, pause) for _ in range(RUNS)]


def _visit(port: int, pages: Sequence[Mapping[str, Any]], pause: float) -> Times:
    seconds = _SECONDS_PAUSED if pause else _SECONDS
    order = {"port": port, "users": USERS, "seconds": seconds, "pause": pause, "pages": list(pages)}
    times: dict[str, list[float]] = defaultdict(list)
    for name, took, status, _ in script("load.py", env=environment(Path()), stdin=order)["answers"]:
        if status != 200:
            raise WrongAnswerError(f"{name} : réponse {status or 'absente'} sous la charge")
        times[name].append(took * 1000)
    return times


def p95(runs: Sequence[Times], name: str) -> float:
    """Return the median over the runs of the time that nineteen answers in twenty do not exceed."""
    return median(quantiles(run[name], n=20)[-1] if len(run[name]) > 1 else run[name][0] for run in runs)


def p50(runs: Sequence[Times], name: str) -> float:
    """Return the median over the runs of the middle time."""
    return median(median(run[name]) for run in runs)


def throughput(runs: Sequence[Times]) -> float:
    """Return how many pages a second were answered, all together, to people who never pause."""
    return median(sum(map(len, run.values())) / _SECONDS for run in runs)
