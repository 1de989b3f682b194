"""A chart of 55 000 agents imported by the worker of the portal: time, memory, and what its page would have shown."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench_context import Context
from figures import Figure
from portal.served import environment, script

AGENTS, UNITS = 55_000, 3_453
RUNS = 3
_SECONDS, _MEGABYTES = 60, 500


def measure(context: Context) -> Iterator[Figure]:
    """Yield the figures, the median of some imports, each in a portal of its own."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(dir=context.cache) as folder:
            runs.append(script("importing.py", AGENTS, UNITS, env=environment(Path(folder))))
    seconds, peak = median(run["seconds"] for run in runs), max(run["peak"] for run in runs)
    size = f"fichier de {runs[0]['megabytes']:.0f} Mo"
    label = f"import de {AGENTS} agents"
    yield Figure("import", label, seconds, "s", aim=f"< {_SECONDS}", met=seconds < _SECONDS, note=size)
    for part, name in (("reading", "lecture et comparaison"), ("writing", "écriture")):
        yield Figure("import", f"{label}, {name}", median(run[part]["seconds"] for run in runs), "s")
    yield Figure("import", f"{label}, mémoire du travailleur", peak, "Mo", aim=f"< {_MEGABYTES}", met=peak < _MEGABYTES)
    shown = min(len(run["reading"]["shown"]) + len(run["writing"]["shown"]) for run in runs)
    yield Figure("import", f"{label}, étapes et comptes affichés", shown, "", note="ce que voit qui attend")
