"""Files written whole or not at all, and never one over another that nobody asked to replace."""

import errno
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path

from transverse.common.errors import DocumentError

_HEAD, _TAIL = ".transverse-", ".brouillon"
# No run takes that long to write one file.
_OLD = 24 * 3600

_REASONS = {
    errno.ENOENT: "il n'existe plus",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre part du disque est pleine",
    errno.EFBIG: "il est trop gros pour ce disque",
    errno.EROFS: "ce disque ne se laisse pas écrire",
    errno.EACCES: "vous n'avez pas le droit d'y écrire",
    errno.EPERM: "vous n'avez pas le droit d'y écrire",
    errno.ENOTDIR: "un fichier porte le nom du dossier",
    errno.EEXIST: "un fichier porte le nom du dossier",
    errno.ENAMETOOLONG: "son nom est trop long",
}


def replace(target: Path, content: bytes, digest: str = "") -> None:
    """Write `content` in place of `target`, at once: a reader sees the old file or the new one, never half of one.

    Its mode and, where allowed, its owner are kept.

    Parameters
    ----------
    target
        A file that exists.
    content
        Its new bytes.
    digest
        What `digest_of` gave for the bytes that `content` was made from: nobody else's work is overwritten.

    Raises
    ------
    DocumentError
        It cannot be written, it is meant to be read only, or it is no longer what was read; it is as it was.
    """
    with _faults_as_sentences(target):
        target = target.resolve()  # a link stays a link
        if digest and _digest_at(target) != digest:
            raise DocumentError(
                f"« {target} » a changé pendant la relecture : il n'a pas été remplacé. "
                "Enregistrez-le, fermez-le, puis recommencez."
            )
        if not os.access(target, os.W_OK):  # the folder's rights would let it be replaced all the same
            raise PermissionError(errno.EACCES, "")
        with _draft(target.parent, content) as draft:
            _dress(draft, target.stat())
            draft.replace(target)
        _settle(target.parent)


def digest_of(content: bytes) -> str:
    """Return what tells these bytes from any others."""
    return hashlib.sha256(content).hexdigest()


def _digest_at(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def create(target: Path, content: bytes) -> Path:
    """Write `content` as `target`, or under the next free name (``note-2.docx``) when it exists; return which.

    Raises
    ------
    DocumentError
        It cannot be written.
    """
    with _faults_as_sentences(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _draft(target.parent, content) as draft:
            free = _reserve(target)
            try:
                _dress(draft, free.stat())
                draft.replace(free)
            except BaseException:
                free.unlink(missing_ok=True)
                raise
        _settle(target.parent)
    return free


@contextmanager
def _draft(folder: Path, content: bytes) -> Iterator[Path]:
    """Give a hidden file of `folder` that holds `content`, to be moved to its place: it goes if it is not."""
    _sweep(folder)
    handle, name = tempfile.mkstemp(dir=folder, prefix=_HEAD, suffix=_TAIL)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        yield draft
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@cache
def _sweep(folder: Path) -> None:
    """Remove the drafts that a run of ours, killed as it wrote, left in `folder`: none is as old as a run lasts."""
    with suppress(OSError):
        for each in folder.glob(f"{_HEAD}*{_TAIL}"):
            found = each.lstat()
            ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
            if ours and found.st_mtime < time.time() - _OLD:
                each.unlink()


def _reserve(target: Path) -> Path:
    """Return the first free name, now taken by an empty file: nobody else can choose it meanwhile."""
    for number in count(2):
        with suppress(FileExistsError):
            target.touch(exist_ok=False)
            break
        stem = target.stem if number == 2 else target.stem.rpartition("-")[0]
        target = target.with_name(f"{stem}-{number}{target.suffix}")
    return target


def _dress(draft: Path, like: os.stat_result) -> None:
    draft.chmod(stat.S_IMODE(like.st_mode))
    with suppress(OSError):  # only the administrator gives files away
        os.chown(draft, like.st_uid, like.st_gid)


def _settle(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _faults_as_sentences(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "erreur d'écriture")
        raise DocumentError(
            f"« {target} » n'a pas pu être écrit : {reason}. Choisissez un autre dossier avec --sortie."
        ) from error
