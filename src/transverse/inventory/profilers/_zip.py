"""Zip archives opened within bounds: what an honest file never needs is refused before it fills the memory."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from zipfile import BadZipFile, ZipFile, ZipInfo

from transverse.inventory.profile import Source, UnreadableError

MAGIC = b"PK\x03\x04"
ENCRYPTED = 0x1
CHUNK = 65_536
DAMAGED = "Le fichier est abîmé ou incomplet. Enregistrez-le de nouveau, ou retrouvez-en une copie, puis recommencez."
PROTECTED = "Le fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, puis recommencez."
_DAMAGES = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, KeyError, RuntimeError, OverflowError)
_BLOATED = "La liste de ce qu'il contient est démesurée\u00a0: il n'est pas ouvert, par prudence."
_SUMMARY = 4_000_000  # bytes of the list of members, read at once; of an honest archive, far below
_TAIL = 65_557
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_NAMES = 40  # read in a head: what tells the kind stands among the first


def names_in(head: bytes) -> tuple[str, ...]:
    """Return the names of the members that begin in the first bytes of an archive."""
    names: list[str] = []
    at = head.find(MAGIC) if head.startswith(MAGIC) else -1
    while at >= 0 and len(names) < _NAMES and len(head) >= at + 30:
        (length,) = struct.unpack_from("<H", head, at + 26)
        names.append(head[at + 30 : at + 30 + length].decode("utf-8", "replace").replace("\\", "/"))
        at = head.find(MAGIC, at + 30)
    return tuple(names)


@contextmanager
def opened(source: Source) -> Iterator[ZipFile]:
    """Open an archive; whatever is found wrong with it while it is open becomes one sentence.

    Raises
    ------
    UnreadableError
        It is cut short, damaged, or its list of members is out of all proportion.
    """
    try:
        with source.path.open("rb") as file:
            file.seek(max(0, source.size - _TAIL))
            tail = file.read(_TAIL + CHUNK)
            place = tail.rfind(_END)
            if place < 0 or len(tail) - place < 22:
                raise UnreadableError(DAMAGED)
            if struct.unpack_from("<L", tail, place + 12)[0] > _SUMMARY or _END_64 in tail:
                raise UnreadableError(_BLOATED)
            with ZipFile(file) as archive:
                yield archive
    except NotImplementedError as error:
        raise UnreadableError(
            "Le fichier est compressé d'une façon inhabituelle. Enregistrez-le en zip ordinaire."
        ) from error
    except _DAMAGES as error:
        raise UnreadableError(DAMAGED) from error
    except OSError as error:
        if error.errno == EINVAL:  # its list of members tells of a place before its beginning
            raise UnreadableError(DAMAGED) from error
        raise


def pieces(archive: ZipFile, member: str | ZipInfo, limit: int) -> Iterator[bytes]:
    """Yield the bytes of a member piece by piece, `limit` at most.

    Raises
    ------
    UnreadableError
        The member is protected by a password.
    """
    info = archive.getinfo(member) if isinstance(member, str) else member
    if info.flag_bits & ENCRYPTED:
        raise UnreadableError(PROTECTED)
    with archive.open(info) as part:
        left = limit
        while left > 0 and (piece := part.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece
