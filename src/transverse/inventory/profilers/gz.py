"""Files compressed alone by gzip, whatever their name says: the file within is read instead."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from transverse.inventory.profile import Source, UnreadableError
from transverse.inventory.profilers._members import Member, Meter
from transverse.inventory.profilers._zip import CHUNK, DAMAGED

ID = "gz"
LABEL = "fichier comprimé par gzip"
SUFFIXES = (".gz", ".tgz")
MEDIA_TYPE = "application/gzip"
FILE_TYPE = "GZIP"
RANK = 41
SOURCE = "https://www.rfc-editor.org/rfc/rfc1952"
EXAMPLES = (gzip.compress(b"id;nom\n1;a\n"),)
COUNTER_EXAMPLES = (b"\x1f\x8b", b"BZh91AY&SY", b"PK\x03\x04")


def recognise(source: Source) -> bool:
    """Tell whether this is gzip, with the only method that it ever had."""
    return source.head.startswith(b"\x1f\x8b\x08") and len(source.head) > 10


def members(source: Source, folder: Path) -> Iterator[Member]:
    """Yield the file that was compressed.

    Raises
    ------
    UnreadableError
        It is cut short or damaged, or far too large once unpacked.
    """
    name = _name(source.name)
    path = folder / "contenu"
    try:
        size = Meter(source.size).copy(_pieces(source.path), path)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(DAMAGED) from error
    yield Member(name, path, size)


def _name(name: str) -> str:
    """Return what the file was called; a name that says nothing of gzip is its own."""
    small = name.lower()
    if small.endswith(".tgz"):
        return f"{name[:-4]}.tar"
    return name[:-3] if small.endswith(".gz") and len(name) > 3 else name


def _pieces(path: Path) -> Iterator[bytes]:
    with gzip.open(path) as file:
        while piece := file.read(CHUNK):
            yield piece
