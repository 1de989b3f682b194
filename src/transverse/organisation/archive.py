"""The texts of a zip archive, inflated within bounds: several tables of one organisation sent as one file."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from transverse.common.errors import DamagedChartError, EncryptedChartError, UnsafeChartError
from transverse.organisation import source

MAX_FILES = 20
# The summary of an archive is held in memory: that of an honest one, workbooks included, is far below.
_MAX_SUMMARY = 2_000_000
_TAIL = 65_557
_MANIFEST = "META-INF/manifest.xml"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_ENCRYPTED = 0x1
_WORKBOOKS = frozenset(("xl/workbook.xml", "xl/workbook.bin", "content.xml"))
_UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)


def opened(file: BinaryIO, name: str) -> ZipFile:
    """Open `file` once its summary is known to be of a reasonable size.

    Raises
    ------
    ChartError
        It is cut short, or built to fill the memory.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    place = len(tail) - 22 if tail[-22:-18] == _END else tail.rfind(_END)
    if place < 0 or len(tail) - place < 22:
        raise DamagedChartError(name, "la fin du fichier manque")
    (summary,) = struct.unpack_from("<L", tail, place + 12)
    if summary > _MAX_SUMMARY or _END_64 in tail:
        raise UnsafeChartError(name, "son sommaire est démesuré")
    try:
        return ZipFile(file)
    except _UNREADABLE as error:
        raise DamagedChartError(name, "son sommaire est illisible") from error


def is_workbook(archive: ZipFile) -> bool:
    """Say whether the archive is the file of a spreadsheet."""
    return not _WORKBOOKS.isdisjoint(archive.namelist())


def is_protected(archive: ZipFile) -> bool:
    """Say whether the archive is an OpenDocument file whose parts are encrypted: its manifest tells."""
    if _MANIFEST not in archive.namelist():
        return False
    try:
        with archive.open(_MANIFEST) as manifest:
            return b"encryption-data" in manifest.read(_MAX_SUMMARY)
    except _UNREADABLE:
        return False


def members(archive: ZipFile, name: str, stack: ExitStack) -> Iterator[tuple[str, BinaryIO]]:
    """Yield the files of the archive, each copied and kept until `stack` closes.

    Raises
    ------
    ChartError
        One is protected, cut short, or larger than what is read.
    """
    infos = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX/")]
    if len(infos) > MAX_FILES:
        raise UnsafeChartError(name, f"cette archive contient plus de {MAX_FILES} fichiers")
    left = source.LIMIT
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedChartError(name)
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise UnsafeChartError(name, "une de ses parties est compressée d'une façon inhabituelle")
        copy = cast("BinaryIO", stack.enter_context(TemporaryFile()))  # noqa: SIM115 (the stack does)
        try:
            with archive.open(info) as member:
                source.fill(copy, cast("BinaryIO", member), name, left)
        except _UNREADABLE as error:
            raise DamagedChartError(name, f"la partie {info.filename} est illisible") from error
        left -= copy.tell()
        yield info.filename, copy
