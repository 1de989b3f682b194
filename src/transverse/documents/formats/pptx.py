"""PowerPoint presentations (pptx, pptm, ppsx): Office Open XML, ECMA-376 part 1, clause 19."""

from collections.abc import Sequence

from transverse.documents.archive import holds
from transverse.documents.formats._ooxml import Package, is_main
from transverse.documents.formats._ooxml_paragraph import blocks, save
from transverse.documents.formats._pptx_slides import paragraphs
from transverse.documents.formats._pptx_text import rewrite
from transverse.documents.model import Block, Edit

ID = "pptx"
LABEL = "Présentation PowerPoint"
EXTENSIONS = (".pptx", ".pptm", ".ppsx")
MAIN_TYPE = r"(presentationml|ms-powerpoint)\..*main\+xml$"


def matches(source: bytes, name: str) -> bool:
    """Say whether `source` is a PowerPoint presentation."""
    return holds(source, name, EXTENSIONS, lambda archive: is_main(archive, MAIN_TYPE))


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of the slides, their notes and their comments, slide by slide.

    Raises
    ------
    DocumentError
        The file is damaged, encrypted or unsafe.
    """
    return blocks(paragraphs(Package(source, name)))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the presentation with `edits` applied, everything else left as it is.

    Raises
    ------
    DocumentError, EditError
        As ``read``; or the edits do not fit the blocks.
    """
    package = Package(source, name)
    return save(package, paragraphs(package), edits, rewrite)
