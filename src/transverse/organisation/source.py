"""The file of a chart, copied once within bounds, and the parts that it holds: a text, sheets, files of an archive."""

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol, TextIO, cast

from transverse.common.errors import (
    ChartError,
    DamagedChartError,
    EmptyChartError,
    TooLargeChartError,
)
from transverse.organisation import table
from transverse.organisation.anomaly import Log

LIMIT = 200_000_000
_CHUNK = 1_000_000
_HEAD = 65_536
_FEW = 10
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Part(Protocol):
    """What an importer reads: one text, or one sheet."""

    shown: str
    name: str
    lines: int | None

    def head(self) -> str:
        """Return the first characters of a text, ``""`` for a sheet."""

    def preview(self) -> Sequence[table.Row]:
        """Return the first rows of a table."""

    def rows(self, log: Log) -> Iterator[table.Row]:
        """Yield all rows of a table."""

    def text(self) -> TextIO:
        """Open a text at its beginning."""


@dataclass(eq=False)
class TextPart:
    """A file of text, in UTF-8, UTF-16 with a mark, or Windows-1252.

    Attributes
    ----------
    shown
        How messages name the file.
    name
        Its name in an archive; ``""`` for a file that came alone.
    file
        Its bytes.
    """

    shown: str
    name: str
    file: BinaryIO
    codec: str = field(init=False)
    start: int = field(init=False)
    lines: int | None = field(init=False)
    _preview: Sequence[table.Row] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.codec, self.start, self.lines = _encoding(self.file, self.shown)

    def head(self) -> str:
        """Return the first characters."""
        with self.text() as text:
            return text.read(_HEAD)

    def preview(self) -> Sequence[table.Row]:
        """Return the first rows, the file being taken for a table."""
        if self._preview is None:
            self._preview = table.preview(self.head())
        return self._preview

    def rows(self, log: Log) -> Iterator[table.Row]:
        """Yield all rows, the file being taken for a table."""
        with self.text() as text:
            yield from table.rows(text, self.shown, log)

    def text(self) -> TextIO:
        """Open the text; closing it leaves the file open."""
        return _Kept(_at(self.file, self.start), encoding=self.codec, newline="")


class _Kept(TextIOWrapper):
    """A text on a file that outlives it."""

    def close(self) -> None:
        with suppress(ValueError):
            self.detach()


def _at(file: BinaryIO, place: int) -> BinaryIO:
    file.seek(place)
    return file


def _encoding(file: BinaryIO, name: str) -> tuple[str, int, int]:
    """Return the codec, where the text starts and how many lines it has."""
    file.seek(0)
    head = file.read(_HEAD)
    marked = [(codec, len(bom)) for bom, codec in _BOMS if head.startswith(bom)]
    if not marked and len(_CONTROL.findall(head)) > max(_FEW, len(head) // 50):
        raise DamagedChartError(name, "ce n'est ni un texte ni un classeur")
    for codec, start in marked or (("utf-8", 0), ("cp1252", 0)):
        with suppress(UnicodeDecodeError):
            return codec, start, _lines(file, name, codec, start)
    raise DamagedChartError(name, "ses octets ne forment pas un texte")


def _lines(file: BinaryIO, name: str, codec: str, start: int) -> int:
    """Decode the whole file to prove its encoding, and count its lines."""
    decoder = codecs.getincrementaldecoder(codec)()
    file.seek(start)
    lines = 0
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        if "\0" in text:
            raise DamagedChartError(name, "il contient des octets nuls")
        lines += text.count("\n")
    decoder.decode(b"", final=True)
    return lines


@contextmanager
def copied(source: BinaryIO | Path, name: str) -> Iterator[BinaryIO]:
    """Give a private copy of `source`, refused as soon as it passes the limit.

    Raises
    ------
    ChartError
        It cannot be opened, is too large, or is empty.
    """
    with TemporaryFile() as copy:
        if isinstance(source, Path):
            with _opened(source, name) as file:
                fill(copy, file, name)
        else:
            fill(copy, source, name)
        if not copy.tell():
            raise EmptyChartError(name, "le fichier est vide")
        copy.seek(0)
        yield cast("BinaryIO", copy)


def fill(copy: BinaryIO, source: BinaryIO, name: str, limit: int | None = None) -> None:
    """Copy `source` piece by piece; stop and refuse when it passes `limit` (`LIMIT` when None)."""
    limit = LIMIT if limit is None else limit
    while piece := source.read(_CHUNK):
        if copy.tell() + len(piece) > limit:
            raise TooLargeChartError(name, limit)
        copy.write(piece)


def _opened(path: Path, name: str) -> BinaryIO:
    try:
        if not path.is_file():
            raise ChartError(f"« {name} » n'existe pas, ou n'est pas un fichier ordinaire. Vérifiez son chemin.")
        return path.open("rb")
    except OSError as error:
        raise ChartError(f"« {name} » ne peut pas être ouvert. Vérifiez son chemin et vos droits.") from error
