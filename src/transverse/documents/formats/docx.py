"""Word documents (docx, docm): Office Open XML, ECMA-376 part 1, clause 17."""

from collections.abc import Sequence

from transverse.documents.archive import holds
from transverse.documents.formats._docx_document import paragraphs
from transverse.documents.formats._docx_track import Tracker
from transverse.documents.formats._docx_write import rewrite
from transverse.documents.formats._ooxml import Package, is_main
from transverse.documents.formats._ooxml_paragraph import block, blocks, save
from transverse.documents.model import Block, Edit, Kind, Tracking
from transverse.documents.textmap import named

ID = "docx"
LABEL = "Document Word"
EXTENSIONS = (".docx", ".docm")
MAIN_TYPE = r"(wordprocessingml|ms-word)\..*main\+xml$"


def matches(source: bytes, name: str) -> bool:
    """Say whether `source` is a Word document."""
    return holds(source, name, EXTENSIONS, lambda archive: is_main(archive, MAIN_TYPE))


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of the document, in reading order.

    Raises
    ------
    DocumentError
        The file is damaged, encrypted or unsafe.
    """
    return blocks(paragraphs(Package(source, name)))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the document with `edits` applied, everything else left as it is.

    Raises
    ------
    DocumentError, EditError
        As ``read``; or the edits do not fit the blocks.
    """
    package = Package(source, name)
    return save(package, paragraphs(package), edits, rewrite)


def write_tracked(source: bytes, name: str, edits: Sequence[Edit], tracking: Tracking) -> bytes:
    """Return the document with `edits` as tracked changes, one deletion and one insertion each.

    Comments stay as they are: suites record no changes there, and show deleted and inserted words as one.

    Raises
    ------
    DocumentError, EditError
        As ``write``.
    """
    package = Package(source, name)
    found = paragraphs(package)
    tracker = Tracker(tracking, package.parsed())
    recorded = [each for each in named(edits, found, block)[0] if found[each.block].kind is not Kind.COMMENT]
    return save(package, found, recorded, tracker.apply)
