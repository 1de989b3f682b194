"""The files under a folder, each once, in the order of their paths; what cannot be entered is said, never skipped."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Written by machines for themselves, or for the time that somebody works: nobody's data.
_PASSING = ("~$", ".~lock.", "~wrl")
_MACHINE_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_MACHINE_FOLDERS = frozenset({"$recycle.bin", "system volume information", "@eadir", "#recycle", "__macosx"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was seen.

    Attributes
    ----------
    path
        Where it is.
    shown
        From the root, with ``/``.
    size
        In bytes.
    mtime
        When it was last written, in nanoseconds since 1970.
    """

    path: Path
    shown: str
    size: int
    mtime: int


Refusal = Callable[[str, str], None]  # a path and a reason, in French


def walk(root: Path, refuse: Refusal) -> Iterator[Entry]:
    """Yield the ordinary files under `root`.

    Links are not followed: a loop never ends, and what a link shows is counted where it is.  Hidden files and folders,
    locks and leavings of a system are nobody's data.

    Parameters
    ----------
    root
        A folder.
    refuse
        Told each folder or file that cannot be looked at, and why.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        names = _listed(folder, root, refuse)
        folders = []
        for entry in names:
            if _passing(entry.name):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield entry_of(Path(entry.path), root, entry.stat(follow_symlinks=False))
            except OSError as error:
                refuse(shown(Path(entry.path), root), why(error))
        waiting.extend(reversed(folders))


def entry_of(path: Path, root: Path, seen: os.stat_result | None = None) -> Entry:
    """Return what is known of a file before it is opened; `seen` when the system has just told it."""
    seen = seen or path.stat()
    return Entry(path, shown(path, root), seen.st_size, seen.st_mtime_ns)


def shown(path: Path, root: Path) -> str:
    """Return the path from `root` with ``/``, readable even when its bytes are not UTF-8."""
    return path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def why(error: OSError) -> str:
    """Say in French why a file or a folder could not be opened."""
    if isinstance(error, PermissionError):
        return "Vous n'avez pas le droit de l'ouvrir. Demandez l'accès, puis recommencez."
    if isinstance(error, FileNotFoundError):
        return "Il a disparu pendant la lecture. Recommencez."
    return f"Le système ne peut pas l'ouvrir ({error.strerror or type(error).__name__})."


def _listed(folder: Path, root: Path, refuse: Refusal) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        refuse(shown(folder, root), why(error))
        return []


def _passing(name: str) -> bool:
    small = name.lower()
    return small.startswith((".", *_PASSING)) or small in _MACHINE_NAMES or small in _MACHINE_FOLDERS
