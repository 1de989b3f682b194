"""What was found of each file the last time, so that an unchanged one costs no more than being looked at."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from transverse.inventory.model import File
from transverse.inventory.report import file_as_json, file_from_json
from transverse.inventory.walk import Entry

_PATIENCE = 10  # seconds that another scan is waited for
_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS edition (digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
  root TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, seen TEXT NOT NULL,
  fingerprint TEXT NOT NULL DEFAULT '', PRIMARY KEY (root, path)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class _Row:
    size: int
    mtime: int
    seen: str
    fingerprint: str


class Memory:
    """The files of one root as they were found; in a data base of SQLite, or in nothing at all without a path.

    It holds what an inventory says, and no content.  What an earlier edition of the engine found is forgotten; a
    memory that is damaged or closed to writing is done without.

    Parameters
    ----------
    path
        Of the data base, made when it is missing; None to remember nothing.
    root
        The folder whose files are remembered.
    """

    def __init__(self, path: Path | None, root: str) -> None:
        self._root = root
        self._base = _opened(path) if path else None
        self._rows = dict(self._known())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._base:
            self._base.close()

    def file(self, entry: Entry) -> File | None:
        """Return what was found of a file that has not changed since."""
        row = self._rows.get(entry.shown)
        if row is None or (row.size, row.mtime) != (entry.size, entry.mtime):
            return None
        return file_from_json(json.loads(row.seen))

    def fingerprint(self, entry: Entry) -> str:
        """Return the digest of the content of a file that has not changed since, ``""`` if it was never made."""
        row = self._rows.get(entry.shown)
        return row.fingerprint if row and (row.size, row.mtime) == (entry.size, entry.mtime) else ""

    def keep(self, found: Iterable[tuple[Entry, File]]) -> None:
        """Remember what was found of some files, at once and together."""
        self._write(
            "INSERT OR REPLACE INTO files (root, path, size, mtime, seen) VALUES (?, ?, ?, ?, ?)",
            [
                (self._root, entry.shown, entry.size, entry.mtime, json.dumps(file_as_json(file), ensure_ascii=False))
                for entry, file in found
            ],
        )

    def keep_fingerprints(self, digests: Iterable[tuple[str, str]]) -> None:
        """Remember the digests of some files, by path."""
        rows = [(digest, self._root, path) for path, digest in digests]
        self._write("UPDATE files SET fingerprint = ? WHERE root = ? AND path = ?", rows)

    def forget_all_but(self, paths: Iterable[str]) -> None:
        """Forget the files that are no longer there."""
        gone = self._rows.keys() - set(paths)
        self._write("DELETE FROM files WHERE root = ? AND path = ?", [(self._root, path) for path in gone])

    def _known(self) -> Iterator[tuple[str, _Row]]:
        if self._base is None:
            return
        wanted = "SELECT path, size, mtime, seen, fingerprint FROM files WHERE root = ?"
        for path, *values in self._base.execute(wanted, (self._root,)):
            yield path, _Row(*values)

    def _write(self, order: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._base is None or not rows:
            return
        with suppress(sqlite3.OperationalError), self._base:  # a full disk or another scan: it is only a memory
            self._base.executemany(order, rows)


@cache
def edition() -> str:
    """Return a digest of the engine itself: of its code, its words and the trades."""
    total = blake2b(digest_size=16)
    for package in ("transverse.inventory", "transverse.trades"):
        for file in _files(resources.files(package)):
            total.update(file.read_bytes())
    return total.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each)
        elif each.is_file():
            yield each


def _opened(path: Path) -> sqlite3.Connection | None:
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _prepared(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)  # damaged: what it held is found again
            return _prepared(path)
    return None


def _prepared(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_PATIENCE)
    base.executescript(_TABLES)
    if base.execute("SELECT digest FROM edition").fetchone() != (edition(),):
        with base:
            base.execute("DELETE FROM files")
            base.execute("DELETE FROM edition")
            base.execute("INSERT INTO edition VALUES (?)", (edition(),))
    return base
