"""Which format reads a file: its content first, then its name; and the one place where faults become sentences."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from lxml.etree import LxmlError

from transverse.common import registry
from transverse.common.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    TooLargeError,
    TransverseError,
    UnknownFormatError,
    UnsafeFileError,
)
from transverse.documents.model import Block, Edit, Tracking

LIMIT = 200_000_000

# Formats that are known not to be read, by their first bytes; they hold running text, so docx or odt is the way.
_LEGACY = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-")
# Word, Excel and PowerPoint put a file with a password into an OLE container with this entry.
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
# A name that no format knows: what still matches does so by the content.
_NAMELESS = "?.?"

_FAULTS = (
    LookupError,  # a part, an attribute or an encoding that the format promises is not there
    ValueError,  # a number, a date, a name or a character that is not one (UnicodeError is one)
    TypeError,  # an element stands where another kind is due
    AttributeError,  # same, found as None
    AssertionError,  # same, found by a library
    ArithmeticError,  # absurd sizes: OverflowError, ZeroDivisionError
    EOFError,  # cut short
    OSError,  # offsets beyond the end of an archive
    NotImplementedError,  # a compression that zipfile does not know
    RuntimeError,  # zipfile on an encrypted entry
    zipfile.BadZipFile,  # no archive
    zlib.error,  # a damaged entry
    struct.error,  # a truncated header
    LxmlError,  # no well-formed XML
)
_ATTACKS = (
    MemoryError,  # more than this machine holds
    RecursionError,  # nesting that no author writes
)


class Format(Protocol):
    """What a module of ``formats`` offers.

    It may also have ``write_tracked(source, name, edits, tracking) -> bytes``, and ``reader(source) -> str``: the
    trade code that the document asks for.
    """

    ID: str
    LABEL: str
    EXTENSIONS: tuple[str, ...]

    def matches(self, source: bytes, name: str) -> bool:
        """Say whether this format reads the file."""

    def read(self, source: bytes, name: str) -> tuple[Block, ...]:
        """Return the blocks of the file."""

    def write(self, source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
        """Return the file with `edits`."""


class Tracked(Protocol):
    """What a format that can write changes under review offers too."""

    def write_tracked(self, source: bytes, name: str, edits: Sequence[Edit], tracking: Tracking) -> bytes:
        """Return the file with `edits` as tracked changes."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Return the formats, in the order of their names."""
    return tuple(cast("Format", module) for module in registry.modules("transverse.documents.formats"))


def known_extensions() -> list[str]:
    """Return the usual extension of each format, without its dot."""
    return [each.EXTENSIONS[0].removeprefix(".") for each in all_formats()]


def check_size(name: str, size: int) -> None:
    """Refuse a file that is empty or too large."""
    if size > LIMIT:
        raise TooLargeError(name, size, LIMIT)
    if size == 0:
        raise EmptyFileError(name)


def format_of(source: bytes, name: str) -> Format:
    """Return the format that reads `source`.

    The content decides; the extension of `name` only chooses between formats that the content allows.

    Raises
    ------
    UnknownFormatError, EncryptedFileError, DamagedFileError
        No format does.
    """
    _refuse_legacy(source, name)
    suffix = PurePath(name).suffix.lower()
    named = [each for each in all_formats() if suffix in each.EXTENSIONS]
    by_content = [each for each in all_formats() if each.matches(source, _NAMELESS)]
    by_name = [each for each in named if each.matches(source, name)]
    at_all = [each for each in all_formats() if each.matches(source, name)]
    both = [each for each in by_name if each in by_content]
    for chosen in (*both, *by_content, *by_name, *at_all):
        return chosen
    if named and source.startswith(_ZIP):
        raise DamagedFileError(name, f"ce n'est pas un fichier {suffix.removeprefix('.')} complet")
    raise UnknownFormatError(name, known_extensions())


def _refuse_legacy(source: bytes, name: str) -> None:
    if not source.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_LEGACY):
        return
    if source.startswith(_LEGACY[0]) and _ENCRYPTED_OFFICE in source:
        raise EncryptedFileError(name)
    raise UnknownFormatError(name, ("docx", "odt"))


@contextmanager
def faults_as_sentences(name: str) -> Iterator[None]:
    """Turn what a damaged or hostile file makes a format raise into the product's errors."""
    try:
        yield
    except TransverseError:
        raise
    except _ATTACKS as fault:
        raise UnsafeFileError(name, "son contenu est démesuré ou imbriqué sans fin") from fault
    except _FAULTS as fault:
        raise DamagedFileError(name, "son contenu n'est pas celui de ce format") from fault
