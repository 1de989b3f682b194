"""All the data of a folder or of a data base: walked, read on several processes, grouped."""

import dataclasses
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from transverse.common.errors import TransverseError
from transverse.common.executor import Outcome, run
from transverse.inventory import address, datasets
from transverse.inventory.cache import Memory
from transverse.inventory.inspect import changed, inspect
from transverse.inventory.model import Dataset, File, Inventory, Status
from transverse.inventory.walk import Entry, entry_of, walk

_BATCH, _BATCH_BYTES = 32, 8_000_000
_FILES_A_PROCESS = 64  # one more process is worth its start from that many files on
_BYTES_A_PROCESS = 2_000_000_000  # the same, to be digested: a processor goes through a gigabyte a second
_CHUNK = 1_048_576

R = TypeVar("R")
_Batch = tuple[Entry, ...]
Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the path of the last one."""


def scan(
    root: Path | str,
    *,
    cache: Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Inventory:
    """Return the data that are under `root`; nothing there is ever written.

    Parameters
    ----------
    root
        A folder, a file, or the address of a data base, such as ``"postgresql://lecture@serveur/eau"``.
    cache
        Where to remember what was found: an unchanged file then costs one look, and a scan that was stopped goes on.
    workers
        Processes; None: as many as the files are worth, at most one a processor.
    cluster
        The address of a Dask scheduler whose machines see the same folder at the same path.
    progress
        Called as files are read.

    Raises
    ------
    TransverseError
        There is no such folder, the data base does not answer, the cluster does not.
    """
    if isinstance(root, str) and address.is_one(root):
        return address.scan(root)
    folder = Path(root).resolve()
    closed: list[tuple[str, str]] = []
    entries = _entries(folder, closed)
    with Memory(cache, str(folder)) as memory:
        work = _Work(memory, workers, cluster, progress or _silent)
        files = work.files(entries)
        fingerprints = work.fingerprints([entry for entry in entries if files[entry.shown].status is Status.READ])
        memory.forget_all_but(files)
    ordered = tuple(files[entry.shown] for entry in sorted(entries, key=lambda each: each.shown))
    grouped = datasets.group([each for each in ordered if each.status is Status.READ], fingerprints)
    return Inventory(
        str(folder), datetime.now(UTC).replace(microsecond=0), _tied(ordered, grouped), grouped, tuple(closed)
    )


def _entries(root: Path, closed: list[tuple[str, str]]) -> list[Entry]:
    try:
        if root.is_file():
            return [entry_of(root, root.parent)]
        if not root.is_dir():
            raise TransverseError(f"«\u00a0{root}\u00a0» n'existe pas. Vérifiez le chemin du dossier.")
    except OSError as error:
        raise TransverseError(f"«\u00a0{root}\u00a0» ne peut pas être ouvert. Vérifiez vos droits.") from error
    return list(walk(root, lambda path, reason: closed.append((path, reason))))


def _tied(files: Iterable[File], grouped: Iterable[Dataset]) -> tuple[File, ...]:
    """Return the files with the key of their data set."""
    keys = {path: each.key for each in grouped for path in each.files}
    return tuple(dataclasses.replace(file, dataset=keys.get(file.path, "")) for file in files)


@dataclasses.dataclass(frozen=True, slots=True)
class _Work:
    """How the files are read: with what memory, by how many, and who is told."""

    memory: Memory
    workers: int | None
    cluster: str | None
    progress: Progress

    def files(self, entries: Sequence[Entry]) -> dict[str, File]:
        """Return what each file holds, by path: remembered, or read now and remembered."""
        files = {entry.shown: known for entry in entries if (known := self.memory.file(entry))}
        waiting = [entry for entry in entries if entry.shown not in files]
        for outcome in self._run(_inspect_all, list(_batches(waiting))):
            found = self._settled(outcome)
            self.memory.keep((entry, file) for entry, file in found if not changed(entry))
            files.update((entry.shown, file) for entry, file in found)
            self.progress(len(files), len(entries), outcome.item[-1].shown)
        return files

    def fingerprints(self, entries: Sequence[Entry]) -> Mapping[str, str]:
        """Return the digest of each file that has the size of another, by path."""
        sizes = defaultdict[int, list[Entry]](list)
        for entry in entries:
            sizes[entry.size].append(entry)
        alike = [entry for same in sizes.values() if len(same) > 1 for entry in same]
        digests = {entry.shown: known for entry in alike if (known := self.memory.fingerprint(entry))}
        waiting = [entry for entry in alike if entry.shown not in digests]
        alone = 1 if sum(entry.size for entry in waiting) < _BYTES_A_PROCESS else None
        for outcome in self._run(_digests, list(_batches(waiting)), alone):
            found = outcome.value or ()
            self.memory.keep_fingerprints(found)
            digests.update(found)
        return digests

    def _run(
        self, function: Callable[[_Batch], R], batches: Sequence[_Batch], workers: int | None = None
    ) -> Iterator[Outcome[_Batch, R]]:
        worth = min(len(os.sched_getaffinity(0)), 1 + sum(map(len, batches)) // _FILES_A_PROCESS)
        count = workers or self.workers or worth
        return run(function, batches, workers=count, cluster=self.cluster)

    def _settled(self, outcome: Outcome[_Batch, list[File]]) -> list[tuple[Entry, File]]:
        """Return what each file of a batch holds; when the batch failed, each is read alone, and one is to blame."""
        if outcome.value is not None:
            return list(zip(outcome.item, outcome.value, strict=True))
        if len(outcome.item) == 1:
            return [(outcome.item[0], _failed(outcome))]
        alone = run(_inspect_all, list(_batches(outcome.item, 1)), workers=max(2, self.workers or 2))
        return [(each.item[0], each.value[0] if each.value else _failed(each)) for each in alone]


def _failed(outcome: Outcome[_Batch, list[File]]) -> File:
    """Return the file whose reading failed in a way that no profiler foresaw."""
    entry = outcome.item[0]
    reason = outcome.failure.message if outcome.failure else ""
    moment = datetime.fromtimestamp(entry.mtime // 10**9, UTC)
    return File(entry.shown, "other", entry.size, moment, Status.UNREADABLE, reason)


def _batches(entries: Iterable[Entry], most: int = _BATCH) -> Iterator[_Batch]:
    """Cut the work in pieces that are neither long nor many."""
    batch, weight = list[Entry](), 0
    for entry in entries:
        batch.append(entry)
        weight += entry.size
        if len(batch) == most or weight > _BATCH_BYTES:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def _inspect_all(entries: _Batch) -> list[File]:
    return [inspect(entry) for entry in entries]


def _digests(entries: _Batch) -> list[tuple[str, str]]:
    """Return the paths and digests of those that can still be read."""
    found = []
    for entry in entries:
        try:
            found.append((entry.shown, _digest(entry.path)))
        except OSError:
            continue
    return found


def _digest(path: Path) -> str:
    total = blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            total.update(piece)
    return total.hexdigest()


def _silent(done: int, total: int, path: str) -> None:
    """Tell nobody."""
