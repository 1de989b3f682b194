"""Zip archives: their members are read as the files of a folder are."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from transverse.inventory.profile import HEAD, Source, UnreadableError
from transverse.inventory.profilers._members import Member, Meter, check_count
from transverse.inventory.profilers._zip import ENCRYPTED, MAGIC, PROTECTED, opened, pieces

ID = "zip"
LABEL = "archive zip"
SUFFIXES = (".zip", ".kmz", ".qgz")
MEDIA_TYPE = "application/zip"
FILE_TYPE = "ZIP"
RANK = 40
SOURCE = "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"
EXAMPLES = (MAGIC + b"\0" * 22 + b"\x05\0\0\0a.csv", b"PK\x05\x06" + b"\0" * 18)
COUNTER_EXAMPLES = (b"PK", b"\x1f\x8b\x08\x00", b"Rar!\x1a\x07\x01\x00", b"PK;nom\n1;a\n")

_MACHINE = ("__MACOSX/", "$RECYCLE.BIN/")
_NAMED_UTF_8 = 0x800
# A few bytes tell what these are, and no more is ever read of them.
_SEEN_ONLY = frozenset(".pdf .jpg .jpeg .png .gif .tif .tiff .bmp .heic .mp3 .wav .mp4 .mov .avi .mkv .wmv".split())
_MAIN = ".shp"
_BESIDE = tuple(".dbf .shx .prj .cpg .qpj .qmd .qml .qix .sbn .sbx .idx .atx .shp.xml".split())


def recognise(source: Source) -> bool:
    """Tell whether this is a zip, empty ones included; the kinds that are zips within are asked before."""
    return source.head.startswith((MAGIC, b"PK\x05\x06"))


def members(source: Source, folder: Path) -> Iterator[Member]:
    """Yield the files of the archive; those beside a shape file (``.dbf``, ``.prj``…) are copied with it, not yielded.

    Parameters
    ----------
    folder
        An empty one, where the copies go.

    Raises
    ------
    UnreadableError
        A member is protected or damaged, or all of them are too much.
    """
    meter = Meter(source.size)
    with opened(source) as archive:
        listed = [info for info in archive.infolist() if _is_file(info)]
        check_count(len(listed))
        if any(info.flag_bits & ENCRYPTED for info in listed):
            raise UnreadableError(PROTECTED)
        for group in _groups(listed):
            for info in group:
                meter.copy(_bytes_of(archive, info), folder / _file_name(info))
            yield Member(name_of(group[0]), folder / _file_name(group[0]), group[0].file_size)
            for info in group:
                with suppress(OSError):
                    (folder / _file_name(info)).unlink()


def name_of(info: ZipInfo) -> str:
    """Return the name of a member; some systems write it in UTF-8 without saying so."""
    if not info.flag_bits & _NAMED_UTF_8:
        with suppress(UnicodeError):
            return info.filename.encode("cp437").decode("utf-8")
    return info.filename


def _is_file(info: ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return not (info.is_dir() or info.filename.startswith(_MACHINE) or path.name.startswith((".", "~$")))


def _groups(listed: list[ZipInfo]) -> list[list[ZipInfo]]:
    """Return the members one by one, but for those beside a shape file, that follow it."""
    shapes = {_stem(info): [info] for info in listed if info.filename.lower().endswith(_MAIN)}
    groups = list(shapes.values())
    for info in listed:
        if _stem(info) in shapes and info.filename.lower().endswith(_BESIDE):
            shapes[_stem(info)].append(info)
        elif info is not shapes.get(_stem(info), [None])[0]:
            groups.append([info])
    return groups


def _stem(info: ZipInfo) -> str:
    return info.filename.lower().removesuffix(".xml").rpartition(".")[0]


def _seen_only(info: ZipInfo) -> bool:
    return PurePosixPath(info.filename).suffix.lower() in _SEEN_ONLY


def _bytes_of(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    return pieces(archive, info, HEAD if _seen_only(info) else info.file_size)


def _file_name(info: ZipInfo) -> str:
    """Return a name that any system accepts, the same stem and the same extension for neighbours."""
    path = PurePosixPath(info.filename.lower())
    return "".join(each if each.isalnum() and each.isascii() else "_" for each in path.stem)[:80] + _safe(path.suffix)


def _safe(suffix: str) -> str:
    return "." + "".join(each for each in suffix if each.isalnum() and each.isascii())[:12] if suffix else ""
