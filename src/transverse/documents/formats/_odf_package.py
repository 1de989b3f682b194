"""OpenDocument files: a zip of XML parts, or one flat XML file."""

import re
from typing import TYPE_CHECKING, Final

from transverse.common.errors import DamagedFileError, EmptyFileError, EncryptedFileError
from transverse.documents import markup
from transverse.documents.archive import Archive, holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

MIME: Final = "application/vnd.oasis.opendocument."
MANIFEST: Final = "META-INF/manifest.xml"
PARTS: Final = ("content.xml", "styles.xml")
FLAT_HEAD: Final = 4000
FLAT: Final = re.compile(rb"<(?:\w+:)?document\s[^>]*\w+:mimetype\s*=\s*[\"']([^\"']+)", re.DOTALL)


def is_kind(source: bytes, name: str, kind: str, extensions: tuple[str, ...]) -> bool:
    """Say whether `source` is an OpenDocument file of this `kind` ("text", "presentation"), templates included."""
    flat = FLAT.search(source, 0, FLAT_HEAD)
    if flat:
        return _same_kind(flat.group(1), kind)
    return holds(source, name, extensions, lambda archive: _archive_kind(archive, kind))


def _archive_kind(archive: Archive, kind: str) -> bool:
    if "mimetype" in archive:
        return _same_kind(archive.read("mimetype"), kind)
    # Some generators forget the mimetype; the manifest says it too.
    if MANIFEST not in archive:
        return False
    return f"{MIME}{kind}".encode() in archive.read(MANIFEST)


def _same_kind(mime: bytes, kind: str) -> bool:
    return mime.strip().decode("ascii", "replace").removesuffix("-template") == f"{MIME}{kind}"


class Package:
    """The XML parts of an OpenDocument file that hold text, parsed.

    Attributes
    ----------
    roots
        The root element of each part, by name; a flat file has one part.
    """

    def __init__(self, source: bytes, name: str) -> None:
        if not source:
            raise EmptyFileError(name)
        self._archive = None if FLAT.search(source, 0, FLAT_HEAD) else Archive.open(source, name)
        self._source = source
        parts = _parts(self._archive, name) if self._archive else ("",)
        self._trees = {part: markup.parse(self._raw(part), name, part or "unique") for part in parts}
        self.roots: dict[str, _Element] = {part: tree.getroot() for part, tree in self._trees.items()}

    def pack(self, changed: "Iterable[_Element]") -> bytes:
        """Return the file with the parts that hold the `changed` elements as they are now, the others untouched."""
        roots = {element.getroottree().getroot() for element in changed}
        parts = {
            part: markup.serialise(self._trees[part], self._raw(part))
            for part, root in self.roots.items()
            if root in roots
        }
        return self._archive.rewrite(parts) if self._archive else parts.get("", self._source)

    def _raw(self, part: str) -> bytes:
        return self._archive.read(part) if self._archive else self._source


def _parts(archive: Archive, name: str) -> list[str]:
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise EncryptedFileError(name)
    if "encrypted-package" in archive:
        raise EncryptedFileError(name)
    if PARTS[0] not in archive:
        raise DamagedFileError(name, f"il lui manque la partie {PARTS[0]}")
    return [part for part in PARTS if part in archive]
