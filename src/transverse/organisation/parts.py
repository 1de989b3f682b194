"""The parts of a file by its first bytes: a text, the sheets of a workbook, the files of an archive."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO

from transverse.common.errors import DamagedChartError, EncryptedChartError, UnknownChartError
from transverse.organisation import archive
from transverse.organisation.anomaly import Log
from transverse.organisation.reader import importers
from transverse.organisation.source import Part, TextPart
from transverse.organisation.workbook import sheets

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Charts are often kept as drawings: say what the file is rather than that it is damaged.
_OTHERS = {
    b"%PDF-": "c'est un PDF",
    b"\x89PNG": "c'est une image",
    b"\xff\xd8\xff": "c'est une image",
    b"GIF8": "c'est une image",
    b"{\\rtf": "c'est un document RTF",
    b"\x1f\x8b": "il est compressé au format gzip",
    b"7z\xbc\xaf": "c'est une archive 7z",
    b"SQLite format 3": "c'est une base de données",
}
_CHUNK = 1_000_000


def parts_of(file: BinaryIO, name: str, log: Log, stack: ExitStack) -> Sequence[Part]:
    """Return the parts of `file`; what cannot be read in an archive is reported.

    Parameters
    ----------
    file
        A private copy, on disk.
    name
        Its name, for the messages.
    log
        Where to report.
    stack
        Keeps the parts open until the caller is done.

    Raises
    ------
    ChartError
        Nothing in it can be read.
    """
    head = file.read(16)
    if head.startswith(_ZIP):
        opened = stack.enter_context(archive.opened(file, name))
        if not archive.is_workbook(opened):
            return list(_texts(archive.members(opened, name, stack), name, log))
        if archive.is_protected(opened):
            raise EncryptedChartError(name)
        return sheets(file, name, log, stack)
    if head.startswith(_COMPOUND):
        if _holds(file, _ENCRYPTED):
            raise EncryptedChartError(name)
        return sheets(file, name, log, stack)
    for start, what in _OTHERS.items():
        if head.startswith(start):
            raise UnknownChartError(name, (each.LABEL for each in importers()), what)
    return [TextPart(name, "", file)]


def _texts(members: Iterator[tuple[str, BinaryIO]], name: str, log: Log) -> Iterator[Part]:
    for member, copy in members:
        try:
            if copy.tell():
                yield TextPart(name, member, copy)
        except DamagedChartError:
            log.add("part-unknown", value=member)


def _holds(file: BinaryIO, mark: bytes) -> bool:
    file.seek(0)
    before = b""
    while piece := file.read(_CHUNK):
        if mark in before + piece:
            return True
        before = piece[-len(mark) :]
    return False
