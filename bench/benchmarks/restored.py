"""The share of the agreement set that the engine restores: the sentences that no one tuned it on."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_context import CommandError, Context
from figures import Figure

_SCRIPTS = Path(__file__).parents[1] / "agreement"
_RATE = re.compile(r"^( *)(\S.*?) +(\d+\.\d) %  \((\d+)/(\d+)\)$", re.MULTILINE)


def measure(context: Context) -> Iterator[Figure]:
    """Build the set when it is missing, score the command, yield the rates."""
    cache = context.cache.parent / "agreement"
    if not (cache / "check.jsonl").exists():
        _script("build.py", "--cache", str(cache))
    command = shlex.join([*context.command, "relire", "--jsonl"])
    report = _script("score.py", command, "--set", "check", "--cache", str(cache))
    for indent, label, rate, right, total in _RATE.findall(report):
        shown = f"  phénomène {label}" if indent else f"rétabli, {_LABELS.get(label, label)}"
        yield Figure("agreement", shown.strip(), float(rate), "%", note=f"{right} sur {total}")


_LABELS = {"all": "tout", "all but contested": "sans les cas discutés", "stand-ins": "noms mis pour « données »"}


def _script(name: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, _SCRIPTS / name, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"{name} : {(done.stderr or done.stdout)[-500:]}")
    return done.stdout
