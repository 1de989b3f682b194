"""Office files are zip archives: open them without trusting them, rewrite a few members only."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from transverse.common.errors import (
    DamagedFileError,
    DocumentError,
    EmptyFileError,
    EncryptedFileError,
    TooLargeError,
    UnsafeFileError,
)

MAX_SOURCE = 150_000_000
MAX_TOTAL = 2_000_000_000
MAX_MEMBERS = 20_000
# Only the members that are read are inflated: XML and nothing else, never the pictures.
MAX_READ = 24_000_000
MAX_RATIO = 250
RATIO_MATTERS = 5_000_000

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_FLAG, DESCRIPTOR_FLAG, UTF8_FLAG = 0x1, 0x8, 0x800
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)


class Archive:
    """A zip archive held in memory, opened with bounds on all that a hostile file could blow up."""

    def __init__(self, source: bytes, name: str) -> None:
        self.source, self.name = source, name
        self._zip = _open(source, name)
        self._members = {info.filename: info for info in self._zip.infolist()}
        _check(self._zip.infolist(), len(source), name)

    @classmethod
    def open(cls, source: bytes, name: str) -> "Archive":
        """Open `source`, named `name` in the messages.

        Raises
        ------
        DocumentError
            EmptyFileError, EncryptedFileError, DamagedFileError, TooLargeError or UnsafeFileError.
        """
        return cls(source, name)

    def names(self) -> tuple[str, ...]:
        """Return the members' names, in the order of the archive."""
        return tuple(self._members)

    def __contains__(self, member: object) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """Return what `member` holds.

        Raises
        ------
        DamagedFileError
            The member is missing, cut short or altered.
        UnsafeFileError
            It is larger, once inflated, than any honest text.
        """
        info = self._members.get(member)
        if info is None:
            raise DamagedFileError(self.name, f"il lui manque la partie {member}")
        if info.file_size > MAX_READ or (
            info.file_size > RATIO_MATTERS and info.file_size > MAX_RATIO * info.compress_size
        ):
            raise UnsafeFileError(self.name, f"la partie {member} est démesurée une fois décompressée")
        try:
            return self._zip.read(info)  # never more than the declared size, and its checksum is verified
        except UNREADABLE as error:
            raise DamagedFileError(self.name, f"la partie {member} est illisible") from error

    def rewrite(self, changes: Mapping[str, bytes]) -> bytes:
        """Return the archive with the content of some members replaced.

        Parameters
        ----------
        changes
            The new content of each member to change.

        Returns
        -------
        The source itself when nothing changes.  Else all other members keep their compressed bytes,
        their place and their date.
        """
        changes = {member: data for member, data in changes.items() if data != self.read(member)}
        if not changes:
            return self.source
        # Views on the source, copied once, at the end: it may be all pictures.
        body, directory, size = list[bytes | memoryview](), list[bytes](), 0
        for info in self._members.values():
            local, raw, central = _member(info, changes.get(info.filename), self._raw(info), size)
            body += (local, raw)
            directory.append(central)
            size += len(local) + len(raw)
        count, comment = len(self._members), self._zip.comment
        end = END.pack(b"PK\x05\x06", 0, 0, count, count, sum(map(len, directory)), size, len(comment))
        return b"".join([*body, *directory, end, comment])

    def _raw(self, info: ZipInfo) -> memoryview:
        """Return the compressed bytes of a member as they stand in the source."""
        try:
            *_, name_size, extra_size = LOCAL.unpack_from(self.source, info.header_offset)
        except UNREADABLE as error:
            raise DamagedFileError(self.name, f"la partie {info.filename} est illisible") from error
        start = info.header_offset + LOCAL.size + name_size + extra_size
        raw = memoryview(self.source)[start : start + info.compress_size]
        if len(raw) != info.compress_size:
            raise DamagedFileError(self.name, f"la partie {info.filename} est coupée")
        return raw


def holds(source: bytes, name: str, extensions: tuple[str, ...], test: Callable[[Archive], bool]) -> bool:
    """Say whether `source` is an archive that passes `test`.

    An archive which cannot be opened is claimed by its extension, so that reading it can say what is wrong.
    """
    if not source.startswith((ZIP, COMPOUND)):
        return False
    try:
        return test(Archive.open(source, name))
    except DocumentError:
        return PurePath(name).suffix.lower() in extensions


def _open(source: bytes, name: str) -> ZipFile:
    if not source:
        raise EmptyFileError(name)
    if len(source) > MAX_SOURCE:
        raise TooLargeError(name, len(source), MAX_SOURCE)
    if source.startswith(COMPOUND):
        if ENCRYPTED_STREAM in source:
            raise EncryptedFileError(name)
        raise DamagedFileError(name, "son contenu est d'un ancien format de bureautique")
    try:
        return ZipFile(BytesIO(source))
    except UNREADABLE as error:
        raise DamagedFileError(name, "la fin du fichier manque ou son sommaire est illisible") from error


def _check(infos: list[ZipInfo], size: int, name: str) -> None:
    if any(info.flag_bits & ENCRYPTED_FLAG for info in infos):
        raise EncryptedFileError(name)
    if len(infos) > MAX_MEMBERS:
        raise UnsafeFileError(name, f"il contient {len(infos)} parties")
    if len({info.filename for info in infos}) != len(infos):
        raise UnsafeFileError(name, "deux de ses parties portent le même nom")
    if any(_escapes(info.filename) for info in infos):
        raise UnsafeFileError(name, "une de ses parties veut s'écrire hors de lui")
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise UnsafeFileError(name, "une de ses parties est compressée d'une façon inhabituelle")
    # Members that share the same bytes are the trick of the densest bombs.
    if sum(info.compress_size for info in infos) > size or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise UnsafeFileError(name, "il est démesuré une fois décompressé")


def _escapes(member: str) -> bool:
    path = member.replace("\\", "/")
    return path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")


def _member(
    info: ZipInfo, data: bytes | None, raw: bytes | memoryview, place: int
) -> tuple[bytes, bytes | memoryview, bytes]:
    """Return a member to write at `place`: its header; `raw` as it stands, or `data` compressed anew; its entry."""
    crc, size = info.CRC, info.file_size
    if data is not None:
        raw, crc, size = _deflate(data) if info.compress_type == ZIP_DEFLATED else data, zlib.crc32(data), len(data)
    name = info.orig_filename.encode("utf-8" if info.flag_bits & UTF8_FLAG else "cp437")
    year, month, day, hour, minute, second = info.date_time
    # Sizes are known before the data, so the flag that announces them after it goes; so do extra fields.
    common = (
        info.flag_bits & ~DESCRIPTOR_FLAG,
        info.compress_type,
        hour << 11 | minute << 5 | second // 2,
        (year - 1980) << 9 | month << 5 | day,
        crc,
        len(raw),
        size,
        len(name),
        0,
    )
    made_by, needed = info.create_version | info.create_system << 8, info.extract_version
    external = (0, 0, info.internal_attr, info.external_attr, place)
    entry = CENTRAL.pack(b"PK\x01\x02", made_by, needed, *common, *external) + name
    return LOCAL.pack(ZIP, needed, *common) + name, raw, entry


def _deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()
