"""What all Office Open XML files share: parts, relations between them, short names for elements (ECMA-376)."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transverse.common.errors import DamagedFileError, UnsafeFileError
from transverse.documents.archive import Archive
from transverse.documents.markup import MAX_NODES, parse, serialise, weight

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

TRANSITIONAL = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
MICROSOFT = "http://schemas.microsoft.com/office/"
PREFIXES = {
    TRANSITIONAL + "wordprocessingml/2006/main": "w",
    STRICT + "wordprocessingml/main": "w",
    TRANSITIONAL + "drawingml/2006/main": "a",
    STRICT + "drawingml/main": "a",
    TRANSITIONAL + "presentationml/2006/main": "p",
    STRICT + "presentationml/main": "p",
    TRANSITIONAL + "officeDocument/2006/relationships": "r",
    STRICT + "officeDocument/relationships": "r",
    TRANSITIONAL + "markup-compatibility/2006": "mc",
    TRANSITIONAL + "drawingml/2006/diagram": "dgm",
    STRICT + "drawingml/diagram": "dgm",
    MICROSOFT + "word/2010/wordml": "w14",
    MICROSOFT + "word/2012/wordml": "w15",
    MICROSOFT + "word/2015/wordml/symex": "w16se",
}
TYPES = "[Content_Types].xml"
MAIN = "officeDocument"


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return ``"w:t"`` for the full name of a ``w:t`` of either conformance class, ``""`` for a foreign name."""
    uri, _, local = tag[1:].rpartition("}")
    prefix = PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else ""


def name_of(element: "_Element") -> str:
    """Return the short name of `element`; ``""`` for comments, instructions and foreign elements."""
    tag = element.tag
    return short(tag) if isinstance(tag, str) else ""


def sibling_tag(element: "_Element", local: str) -> str:
    """Return the full name `local` in the namespace of `element`: transitional and strict files stay so."""
    return f"{element.tag.rpartition('}')[0]}}}{local}"


def bare(element: "_Element") -> "_Element":
    """Return an element with the name and attributes of `element`, and no content."""
    return element.makeelement(element.tag, {str(name): str(text) for name, text in element.attrib.items()})


def remove(element: "_Element") -> None:
    """Take `element` out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def value(element: "_Element | None", attribute: str = "val") -> str:
    """Return an attribute of the same namespace as `element` itself, as ``w:val`` is; ``""`` when absent."""
    return "" if element is None else element.get(sibling_tag(element, attribute)) or ""


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """Return the first descendant reached by the short names of `path`."""
    for step in path:
        if element is None:
            break
        element = next((each for each in element if name_of(each) == step), None)
    return element


def relation_id(element: "_Element", attribute: str = "r:id") -> str:
    """Return the relation that an attribute of `element` names, or ``""``."""
    return next((str(text) for tag, text in element.attrib.items() if short(str(tag)) == attribute), "")


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: `kind` is the last word of its type."""

    id: str
    kind: str
    target: str

    @classmethod
    def of(cls, element: "_Element", folder: str) -> "Relation":
        """Return the relation that `element` describes, for a part of `folder`."""
        path = posixpath.join("/", folder, element.get("Target", ""))
        kind = element.get("Type", "").rpartition("/")[2]
        return cls(element.get("Id", ""), kind, posixpath.normpath(path).lstrip("/"))


class Package:
    """An office file opened: its parts are parsed when asked for, and the touched ones written back."""

    def __init__(self, source: bytes, name: str) -> None:
        self.name, self.archive = name, Archive.open(source, name)
        self._trees: dict[str, _ElementTree] = {}
        self._weight = 0
        mains = [each.target for each in self.relations("") if each.kind == MAIN]
        if not mains:
            raise DamagedFileError(name, "on n'y trouve pas le document principal")
        self.main = mains[0]

    def part(self, path: str) -> "_Element":
        """Return the root of the part `path`."""
        if path not in self._trees:
            data = self.archive.read(path)
            self._weight += weight(data)
            if self._weight > MAX_NODES:
                raise UnsafeFileError(self.name, "le texte qu'il contient est démesuré")
            self._trees[path] = parse(data, self.name, path)
        return self._trees[path].getroot()

    def parsed(self) -> "list[_Element]":
        """Return the roots of the parts asked for so far."""
        return [tree.getroot() for tree in self._trees.values()]

    def relations(self, path: str) -> list[Relation]:
        """Return the relations of the part `path` (``""``: of the file) to parts that exist, in their order."""
        folder, base = posixpath.split(path)
        member = posixpath.join(folder, "_rels", f"{base}.rels")
        if member not in self.archive:
            return []
        links = self.part(member).iterchildren("{*}Relationship")
        found = [Relation.of(each, folder) for each in links if each.get("TargetMode") != "External"]
        return [relation for relation in found if relation.target in self.archive]

    def save(self, touched: Iterable[str]) -> bytes:
        """Return the file with the parts `touched` as they are now."""
        return self.archive.rewrite(
            {path: serialise(self._trees[path], self.archive.read(path)) for path in sorted(set(touched))}
        )


def main_type(archive: Archive) -> str:
    """Return the content type of the main part of an office file, or ``""`` when it is no office file."""
    if TYPES not in archive or "_rels/.rels" not in archive:
        return ""
    package = Package(archive.source, archive.name)
    for each in package.part(TYPES).iterchildren("{*}Override"):
        if each.get("PartName", "").lstrip("/") == package.main:
            return each.get("ContentType", "")
    return ""


def is_main(archive: Archive, pattern: str) -> bool:
    """Say whether the type of the main part holds the regular expression `pattern`."""
    return re.search(pattern, main_type(archive)) is not None
