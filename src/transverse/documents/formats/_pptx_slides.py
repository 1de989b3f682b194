"""The slides of a presentation in the order they are shown, each with its notes and its comments."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from transverse.documents.formats._ooxml import Package, child, name_of, relation_id
from transverse.documents.formats._ooxml_paragraph import Paragraph, visible
from transverse.documents.formats._pptx_shapes import Shapes
from transverse.documents.formats._pptx_text import pieces_of
from transverse.documents.model import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element


def paragraphs(package: Package) -> list[Paragraph]:
    """Return the paragraphs that readers of the slides see, blank ones left out."""
    slides = enumerate(_slides(package), 1)
    return visible(each for number, path in slides for each in _slide(package, path, number))


def _slides(package: Package) -> Iterator[str]:
    targets = {each.id: each.target for each in package.relations(package.main)}
    slides = child(package.part(package.main), "p:sldIdLst")
    wanted = [] if slides is None else [relation_id(each) for each in slides]
    yield from dict.fromkeys(targets[identifier] for identifier in wanted if identifier in targets)


def _slide(package: Package, path: str, number: int) -> Iterator[Paragraph]:
    where = f"diapositive {number}"
    yield from Shapes(package, path, where).walk(_tree(package, path))
    relations = package.relations(path)
    for notes in dict.fromkeys(each.target for each in relations if each.kind == "notesSlide"):
        yield from Shapes(package, notes, f"notes de la {where}", Kind.NOTE).walk(_tree(package, notes))
    for comments in dict.fromkeys(each.target for each in relations if each.kind == "comments"):
        for text in package.part(comments).iter():
            # Comments of both ages: plain ones, and threads of formatted ones.
            if name_of(text) in {"p:text", "a:p"}:
                yield Paragraph(comments, Kind.COMMENT, f"commentaire de la {where}", pieces_of(text))


def _tree(package: Package, path: str) -> "Iterable[_Element]":
    tree = child(package.part(path), "p:cSld", "p:spTree")
    return () if tree is None else tree
