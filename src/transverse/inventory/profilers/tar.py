"""Tar archives, most often within gzip: their files are read as those of a folder are."""

import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from transverse.inventory.profile import Source, UnreadableError
from transverse.inventory.profilers._members import Member, Meter, check_count
from transverse.inventory.profilers._zip import CHUNK, DAMAGED

ID = "tar"
LABEL = "archive tar"
SUFFIXES = (".tar",)
MEDIA_TYPE = "application/x-tar"
FILE_TYPE = "TAR"
RANK = 42
SOURCE = "https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html"
EXAMPLES = (b"a.csv".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 248,)
COUNTER_EXAMPLES = (b"a.csv".ljust(512, b"\0"), b"ustar\x0000")


def recognise(source: Source) -> bool:
    """Tell whether the first block is the header of a file in an archive."""
    return source.head[257:262] == b"ustar"


def members(source: Source, folder: Path) -> Iterator[Member]:
    """Yield the ordinary files of the archive; links and devices are left.

    Raises
    ------
    UnreadableError
        It is cut short or damaged, or all that it holds is too much.
    """
    meter = Meter(source.size)
    path = folder / "contenu"
    count = 0
    try:
        with tarfile.open(source.path, "r:") as archive:
            for info in archive:
                if not info.isreg() or PurePosixPath(info.name).name.startswith("."):
                    continue
                check_count(count := count + 1)
                if (file := archive.extractfile(info)) is not None:
                    yield Member(info.name.removeprefix("./"), path, meter.copy(_pieces(file), path))
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error
    with suppress(OSError):
        path.unlink()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece
