"""Import a large chart as the portal does, and watch: how long, how much memory, which steps were shown; prints JSON.

Usage:  importing.py AGENTS UNITS          (the folder is TRANSVERSE_DIR, empty at first)

The file is received as an upload, a worker of its own reads it, it is confirmed, the worker writes it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import django

_EVERY = 0.1  # seconds between two looks
_LIMIT = 600


def main() -> None:
    """Import, then print what was seen."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "transverse.portal.settings")
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from transverse.portal.people import imports
    from transverse.portal.people.models import Agent, ChartImport

    call_command("migrate", verbosity=0)
    path = _file(*map(int, sys.argv[1:3]))
    worker = subprocess.Popen([sys.executable, "-m", "transverse.portal.operations.child"], stdout=subprocess.DEVNULL)
    try:
        start = time.perf_counter()
        row = _received(path)
        reading = _watch(row.reading_id, worker)
        imports.confirm(row.pk, row.asked_by, timezone.now())
        writing = _watch(ChartImport.objects.get(pk=row.pk).writing_id, worker)
        seconds = time.perf_counter() - start
        peak = _high_water(worker.pid)
    finally:
        worker.terminate()
        worker.wait(30)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "reading": reading,
                "writing": writing,
                "peak": peak,
                "megabytes": path.stat().st_size / 1e6,
                "agents": Agent.objects.filter(left_on=None).count(),
            }
        )
    )


def _file(agents: int, units: int) -> Path:
    from transverse.organisation import as_csv
    from transverse.portal.demonstration.crowd import crowd

    path = Path(os.environ["TRANSVERSE_DIR"]) / "organigramme.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(as_csv(crowd(agents, units)))
    return path


def _received(path: Path) -> Any:  # noqa: ANN401
    from django.core.files import File
    from django.utils import timezone

    from transverse.portal.accounts.models import Account
    from transverse.portal.people import imports

    by, _ = Account.objects.get_or_create(email="administrateur@valmerande.example", is_administrator=True)
    with path.open("rb") as file:
        return imports.receive(File(file), path.name, by, timezone.now())


def _watch(job: object, worker: "subprocess.Popen[bytes]") -> dict[str, Any]:
    """Wait for the end of a job; return its seconds and every step and count that its page would have shown."""
    from transverse.portal.jobs.models import Job

    start, shown = time.perf_counter(), []
    while time.perf_counter() - start < _LIMIT and worker.poll() is None:
        row = Job.objects.get(pk=job)
        live = row.live
        said = [live["step"], live["done"], live["total"]]
        if said not in shown:
            shown.append(said)
        if row.is_over:
            if row.state != "done":
                raise RuntimeError(row.message)
            return {"seconds": time.perf_counter() - start, "shown": shown, "peak": _high_water(worker.pid)}
        time.sleep(_EVERY)
    raise RuntimeError("the job does not end, or its worker has")


def _high_water(pid: int) -> float:
    """Return the most resident memory that a process ever had, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
