"""OpenDocument text (``.odt``, templates, flat ``.fodt``).

Source: OASIS OpenDocument 1.3, part 3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from transverse.common.errors import DamagedFileError
from transverse.documents.formats._odf_edit import apply_edits
from transverse.documents.formats._odf_flow import Context, Passage, passages
from transverse.documents.formats._odf_package import Package, is_kind
from transverse.documents.formats._odf_styles import Styles
from transverse.documents.formats._odf_track import Recorder
from transverse.documents.formats._odf_xml import q
from transverse.documents.model import Block, Edit, Kind, Tracking
from transverse.documents.textmap import named

if TYPE_CHECKING:
    from lxml.etree import _Element

ID: Final = "odt"
LABEL: Final = "Texte OpenDocument"
EXTENSIONS: Final = (".odt", ".ott", ".fodt")
MARGINS: Final = {
    "header": "en-tête",
    "header-left": "en-tête",
    "header-first": "en-tête",
    "footer": "pied de page",
    "footer-left": "pied de page",
    "footer-first": "pied de page",
}


def matches(source: bytes, name: str) -> bool:
    """Say whether `source` is an OpenDocument text, whatever its `name` ends with."""
    return is_kind(source, name, "text", EXTENSIONS)


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of the document: its body, then headers and footers.

    Raises
    ------
    DocumentError
        The file is damaged, encrypted or unsafe.
    """
    return tuple(passage.block() for passage in _passages(Package(source, name), name))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the document with `edits` applied; the very `source` when there is none.

    Raises
    ------
    EditError
        The edits overlap, or fall outside the text or on a locked part of it.
    """
    return _write(source, name, edits, None)


def write_tracked(source: bytes, name: str, edits: Sequence[Edit], tracking: Tracking) -> bytes:
    """Return the document with `edits` as recorded changes, to accept or reject one by one.

    Comments and the text of drawn shapes stay as they are: suites cannot record changes there.

    Raises
    ------
    EditError
        The edits overlap, or fall outside the text or on a locked part of it.
    """
    return _write(source, name, edits, tracking)


def _write(source: bytes, name: str, edits: Sequence[Edit], tracking: Tracking | None) -> bytes:
    if not edits:
        return source
    package = Package(source, name)
    ordered, found = named(edits, _passages(package, name), Passage.block)
    recorder = Recorder(package.roots.values(), tracking) if tracking else None
    return package.pack(apply_edits(found, ordered, recorder))


def _passages(package: Package, name: str) -> Iterator[Passage]:
    roots = list(package.roots.values())
    own = Styles(roots[0], roots[-1])
    body = roots[0].find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise DamagedFileError(name, "il ne contient pas de texte")
    yield from passages(body, Context(body, own))
    styles = Styles(roots[-1], roots[-1])
    for margin in _margins(roots[-1]):
        where = MARGINS[margin.tag.rpartition("}")[2]]
        yield from passages(margin, Context(margin, styles, Kind.HEADER, where))


def _margins(root: "_Element") -> Iterator["_Element"]:
    """Yield the headers and footers that show."""
    for page in root.iterfind(f"{q('office:master-styles')}/{q('style:master-page')}"):
        for child in page:
            known = isinstance(child.tag, str) and child.tag.rpartition("}")[2] in MARGINS
            if known and child.get(q("style:display")) != "false":
                yield child
