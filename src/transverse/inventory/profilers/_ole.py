"""Compound files, the envelope of Office before 2007 and of Outlook: the names and the bytes of what they hold.

Source: [MS-CFB], §2 (header, allocation table, directory, small streams).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from transverse.inventory.profile import Source, UnreadableError
from transverse.inventory.profilers._zip import DAMAGED

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_NOWHERE = 0xFFFF_FFFA  # this and above: no sector
_DIRECTORY = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


def ole_names(source: Source) -> tuple[str, ...]:
    """Return the names of the streams and folders of a compound file; none when it is not one, or is too damaged."""
    if not source.head.startswith(MAGIC):
        return ()
    try:
        with source.path.open("rb") as file:
            return tuple(entry.name for entry in _Compound(file, source.size).entries)
    except (OSError, struct.error, UnreadableError):
        return tuple(name for name in _TOLD if name.encode("utf-16-le") in source.head)


_TOLD = ("Workbook", "Book", "WordDocument", "PowerPoint Document", "EncryptedPackage", "__properties_version1.0")


def stream(source: Source, names: tuple[str, ...], limit: int) -> bytes:
    """Return the bytes of the first stream that has one of `names`, `limit` at most.

    Raises
    ------
    UnreadableError
        The file is damaged, or has none of them.
    """
    try:
        with source.path.open("rb") as file:
            compound = _Compound(file, source.size)
            for name in names:
                for entry in compound.entries:
                    if entry.name.lower() == name.lower():
                        return compound.read(entry, limit)
    except struct.error as error:
        raise UnreadableError(DAMAGED) from error
    raise UnreadableError(DAMAGED)


class _Compound:
    """An open compound file: its chains of sectors, and its directory."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file = file
        header = file.read(_HEADER)
        shift, small_shift = struct.unpack_from("<HH", header, 30)
        (tables,) = struct.unpack_from("<L", header, 44)
        (directory,) = struct.unpack_from("<L", header, 48)
        self.cutoff, self.small_start = struct.unpack_from("<LL", header, 56)
        more = struct.unpack_from("<L", header, 68)[0]
        if shift not in {9, 12} or small_shift != 6 or tables > size // _HEADER:
            raise UnreadableError(DAMAGED)
        self.sector = 1 << shift
        self.most = size // self.sector + 1
        self.table = self._table(struct.unpack_from("<109L", header, 76), more, tables)
        entries = list(self._directory(directory))
        if not entries:
            raise UnreadableError(DAMAGED)
        self.root, self.entries = entries[0], entries[1:]

    def read(self, entry: _Entry, limit: int) -> bytes:
        """Return the bytes of a stream, `limit` at most."""
        size = min(entry.size, limit)
        if entry.size >= self.cutoff:
            return b"".join(self._sectors(entry.start, size))[:size]
        small = b"".join(self._sectors(self.root.start, self.root.size))
        raw = b"".join(self._sectors(self.small_start, self.most * self.sector))
        links = struct.unpack(f"<{len(raw) // 4}L", raw[: len(raw) // 4 * 4])
        pieces = (small[at * 64 : at * 64 + 64] for at in _chain(links, entry.start, -(-size // 64)))
        return b"".join(pieces)[:size]

    def _table(self, first: tuple[int, ...], more: int, count: int) -> tuple[int, ...]:
        """Return the allocation table: for each sector, the next of its chain."""
        places = [place for place in first if place < _NOWHERE]
        for _ in range(self.most):
            if more >= _NOWHERE:
                break
            *found, more = struct.unpack(f"<{self.sector // 4}L", self._at(more))
            places += [place for place in found if place < _NOWHERE]
        raw = b"".join(self._at(place) for place in places[: min(count, self.most)])
        return struct.unpack(f"<{len(raw) // 4}L", raw)

    def _at(self, place: int) -> bytes:
        self.file.seek((place + 1) * self.sector)
        if not (found := self.file.read(self.sector)):
            raise UnreadableError(DAMAGED)
        return found.ljust(self.sector, b"\0")

    def _sectors(self, start: int, size: int) -> Iterator[bytes]:
        return (
            self._at(place)
            for place in _chain(self.table, start, -(-min(size, self.most * self.sector) // self.sector))
        )

    def _directory(self, start: int) -> Iterator[_Entry]:
        raw = b"".join(self._sectors(start, _DIRECTORY))
        for at in range(0, len(raw) - 127, 128):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            if kind in {1, 2, 5} and 2 <= length <= 64:
                start, size = struct.unpack_from("<LL", raw, at + 116)
                yield _Entry(raw[at : at + length - 2].decode("utf-16-le", "replace"), start, size)


def _chain(links: tuple[int, ...], start: int, count: int) -> Iterator[int]:
    """Yield `count` places at most, each told by the one before."""

    def follow() -> Iterator[int]:
        place = start
        while place < len(links):
            yield place
            place = links[place]

    return islice(follow(), max(count, 0))
