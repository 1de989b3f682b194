"""Which documents the paths of the command line stand for."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from transverse.documents import known_formats


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read.

    Attributes
    ----------
    path
        As the user would write it.
    relative
        Where its copy goes, below the output folder.
    """

    path: Path
    relative: Path


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths hold: documents, folders that cannot be read, and how many files are of no known format."""

    sources: tuple[Source, ...]
    closed: tuple[Path, ...]
    others: int


def collect(paths: Iterable[Path], output: Path | None = None) -> Found:
    """Return the documents of `paths`, each once, in the order of their names.

    Parameters
    ----------
    paths
        A file is taken whatever its name; a folder gives the documents below it, save hidden files, locks of
        word processors, and links to folders (which may go round in circles).
    output
        A folder that is never read: copies are not read again.
    """
    extensions = {extension for each in known_formats() for extension in each.EXTENSIONS}
    closed: list[Path] = []
    others = 0
    chosen: dict[str, Source] = {}
    for path in paths:
        for source in _below(path, output, closed) if path.is_dir() else (Source(path, Path(path.name)),):
            if source.path == path or source.path.suffix.lower() in extensions:
                chosen.setdefault(os.path.realpath(source.path), source)
            else:
                others += 1
    return Found(tuple(chosen.values()), tuple(closed), others)


def _below(root: Path, output: Path | None, closed: list[Path]) -> Iterator[Source]:
    def note(error: OSError) -> None:
        closed.append(Path(error.filename or root))

    kept_out = os.path.realpath(output) if output else None
    for folder, folders, names in os.walk(root, onerror=note):
        here = Path(folder)
        folders[:] = sorted(each for each in folders if _is_open(each) and os.path.realpath(here / each) != kept_out)
        for name in sorted(filter(_is_open, names)):
            path = here / name
            if path.is_file():
                yield Source(path, path.relative_to(root))


def _is_open(name: str) -> bool:
    """Say whether a file or folder is meant to be seen: not hidden, and no lock of Word or LibreOffice."""
    return not name.startswith((".", "~$"))
