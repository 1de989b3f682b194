"""The work of a scan: the engine reads, in processes of its own; what it found is written in one transaction.

The worker only walks and gathers: a file that brings a reader down costs that file, not the worker, whose clock goes on
sending mails.  A scan that has worked for `TURN` seconds gives its place to any other work that waits, and goes on
after it from what the engine remembers.
"""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils import timezone

from transverse.common.errors import TransverseError
from transverse.common.registry import modules
from transverse.inventory.model import Inventory
from transverse.portal.data import folders, scans
from transverse.portal.data.found import FoundSet, change_of, counts_of, found_sets, obstacles_of, storable, trace
from transverse.portal.data.models import AllowedFolder, Change, Finding, Scan, ScanState
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.progress import Progress
from transverse.portal.jobs.work import work
from transverse.portal.people.charts import pack
from transverse.portal.people.search import fold

KIND = "scan"
WORKERS = 2  # processes, started anew: never a fork of the worker
TURN = 60.0  # seconds
_LOOK = 2.0  # seconds between two looks at what others want
_BATCH = 500


@work(KIND)
def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Read the folder of a scan and keep what was found; run again after a worker was killed, it goes on."""
    row = Scan.objects.defer(*Scan.BLOBS).select_related("folder").filter(pk=arguments["scan"]).first()
    if row is None or row.folder.withdrawn_at is not None:
        raise RefusalError(scans.WITHDRAWN)
    if row.state == ScanState.DONE:
        return _led(row)
    try:
        inventory = _read(row.folder, progress)
        found = found_sets(inventory, kind_name, type_name)
        progress.step("Écriture de l'inventaire")
        return progress.finish(lambda: _keep(row.pk, inventory, found))
    except TransverseError as error:
        Scan.objects.filter(pk=row.pk, state=ScanState.READING).update(state=ScanState.FAILED, message=str(error))
        raise


def _read(folder: AllowedFolder, progress: Progress) -> Inventory:
    """Return what the folder holds.

    Raises
    ------
    RefusalError
        It cannot be read, was withdrawn, or went away meanwhile: what is missing must not pass for erased.
    """
    from transverse.inventory.scan import scan  # noqa: PLC0415 (a worker that scans nothing does not load the engine)

    root = folders.root_of(folder)
    progress.step("Recherche des fichiers")
    inventory = scan(root, cache=folders.memory_of(folder.pk), workers=WORKERS, progress=_Watch(folder.pk, progress))
    folders.root_of(folder)
    return inventory


class _Watch:
    """Told of each batch that was read: says how far it is, and sees whether to go on."""

    def __init__(self, folder: int, progress: Progress, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder, self._progress, self._clock = folder, progress, clock
        self._began = self._looked = clock()
        self._is_reading = False

    def __call__(self, done: int, total: int, _path: str) -> None:
        if not self._is_reading:
            self._is_reading = True
            self._progress.step("Lecture des fichiers", total)
        self._progress(done, total)
        now = self._clock()
        if now - self._looked < _LOOK:
            return
        self._looked = now
        if not AllowedFolder.objects.filter(pk=self._folder, withdrawn_at=None).exists():
            raise RefusalError(scans.WITHDRAWN)
        if now - self._began > TURN and Job.objects.filter(state=JobState.WAITING).exclude(kind=KIND).exists():
            self._progress.give_way()


def _keep(pk: int, inventory: Inventory, found: list[FoundSet]) -> dict[str, Any]:
    """Write what was found, unless the scan was abandoned or the folder withdrawn meanwhile."""
    row = Scan.objects.select_for_update().select_related(None).defer(*Scan.BLOBS).filter(pk=pk).first()
    if row is None:
        raise RefusalError(scans.WITHDRAWN)
    if row.state != ScanState.READING:
        raise RefusalError("Cet inventaire a été abandonné : rien n'a été gardé.")
    from transverse.inventory.report import as_json  # noqa: PLC0415 (with the engine)

    changes = _write(row, found)
    row.inventory = pack(storable(as_json(inventory)))
    row.obstacles = storable(obstacles_of(inventory))
    row.counts = counts_of(inventory, found, kind_name) | {"changes": changes}
    row.state, row.made_at = ScanState.DONE, timezone.now()
    row.save(update_fields=["inventory", "obstacles", "counts", "state", "made_at"])
    scans.forget_older(row)
    return _led(row)


def _write(row: Scan, found: list[FoundSet]) -> dict[str, int]:
    """Write a line for each data set, and one for each that is no longer there; return how many of each change."""
    last = scans.before(row)
    known = {each.key: each for each in last.findings.exclude(change=Change.GONE)} if last else {}
    rows = [_finding(row, each, known.get(each.key), is_first=last is None) for each in found]
    gone = [each for key, each in known.items() if key not in {one.key for one in found}]
    for each in gone:
        each.pk, each.scan, each.change = None, row, Change.GONE
    Finding.objects.bulk_create([*rows, *gone], batch_size=_BATCH)
    counts = dict.fromkeys((Change.NEW.value, Change.CHANGED.value, Change.GONE.value), 0)
    for each in (*rows, *gone):
        if each.change in counts:
            counts[each.change] += 1
    return counts if last else {}


def _finding(row: Scan, each: FoundSet, known: Finding | None, *, is_first: bool) -> Finding:
    before = trace(known.files, known.rows, known.modified) if known else None
    change = "" if is_first else change_of(trace(each.files, each.rows, each.modified), before)
    words = " ".join(fold(" ".join((each.title, *each.words))))
    return Finding(scan=row, change=change, search_key=words[:1000], **each.values())


def _led(row: Scan) -> dict[str, Any]:
    return {
        "sentence": "L'inventaire est fait.",
        "location": row.get_absolute_url(),
        "link": "Voir ce qui a été trouvé",
    }


@cache
def _names(package: str) -> dict[str, str]:
    return {each.ID: each.LABEL for each in modules(f"transverse.inventory.{package}")}


def kind_name(code: str) -> str:
    """Return what a kind of file is called in French."""
    return _names("profilers").get(code) or _names("databases").get(code, "autre fichier")


def type_name(code: str) -> str:
    """Return what a type of column is called in French, ``""`` for plain text."""
    return _names("column_types").get(code, "")
