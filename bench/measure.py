"""Run a command as a whole process: how long it takes, how much memory it ever holds."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_STEP = 0.002
_PEAK = "VmHWM:"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes
    ----------
    seconds
        From start to end, on the wall.
    peak
        The most resident memory of the process itself, in megabytes.
    status
        Exit code; -9 when it was stopped for taking too long.
    stdout, stderr
        What it said.
    """

    seconds: float
    peak: float
    status: int
    stdout: str
    stderr: str


def run(
    command: Sequence[str | Path], stdin: str = "", env: Mapping[str, str] | None = None, limit: float = 600
) -> Run:
    """Run `command` with `stdin` and return its figures; it is stopped after `limit` seconds.

    Python keeps its compiled modules, whatever the environment says: so it is where a tool is installed.
    """
    kept = {key: value for key, value in (env or os.environ).items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        given.write(stdin.encode())
        given.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=said, stderr=complained, env=kept)
        peak = 0.0
        while process.poll() is None:
            # The kernel's own high-water mark; that of wait4 would count the parent's memory before exec.
            peak = max(peak, _high_water(process.pid))
            if time.perf_counter() - start > limit:
                process.kill()
            time.sleep(_STEP)
        seconds = time.perf_counter() - start
        texts = [_text(each) for each in (said, complained)]
    return Run(seconds, peak, process.returncode, *texts)


def _high_water(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:  # it ended meanwhile
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith(_PEAK)), 0.0)


def _text(file: "tempfile._TemporaryFileWrapper[bytes]") -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def middle(times: int, once: Callable[[], float]) -> float:
    """Return the median of `times` calls of `once`."""
    return median(once() for _ in range(times))
