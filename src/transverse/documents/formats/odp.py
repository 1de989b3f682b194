"""OpenDocument presentation (``.odp``, templates, flat ``.fodp``).

Source: OASIS OpenDocument 1.3, part 3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from transverse.common.errors import DamagedFileError
from transverse.documents.formats._odf_edit import apply_edits
from transverse.documents.formats._odf_flow import ANNOTATIONS, Context, Passage, paragraph, passages
from transverse.documents.formats._odf_package import Package, is_kind
from transverse.documents.formats._odf_styles import Styles
from transverse.documents.formats._odf_xml import q, qs
from transverse.documents.model import Block, Edit, Kind
from transverse.documents.textmap import named

if TYPE_CHECKING:
    from lxml.etree import _Element

ID: Final = "odp"
LABEL: Final = "Présentation OpenDocument"
EXTENSIONS: Final = (".odp", ".otp", ".fodp")
PAGE, NOTES = q("draw:page"), q("presentation:notes")
CLASS = q("presentation:class")
TITLES: Final = frozenset({"title"})
# A master's shapes of these classes show on slides; the others are prompts, such as "Click to add a title".
SHOWN_BY_MASTER: Final = frozenset({None, "header", "footer"})
DECLARED = qs("presentation:header-decl presentation:footer-decl")


def matches(source: bytes, name: str) -> bool:
    """Say whether `source` is an OpenDocument presentation, whatever its `name` ends with."""
    return is_kind(source, name, "presentation", EXTENSIONS)


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of the slides in order, each with its comments then its notes; then those of the masters.

    Raises
    ------
    DocumentError
        The file is damaged, encrypted or unsafe.
    """
    return tuple(passage.block() for passage in _passages(Package(source, name), name))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the presentation with `edits` applied; the very `source` when there is none.

    Raises
    ------
    EditError
        The edits overlap, or fall outside the text or on a locked part of it.
    """
    if not edits:
        return source
    package = Package(source, name)
    ordered, found = named(edits, _passages(package, name), Passage.block)
    return package.pack(apply_edits(found, ordered))


def _passages(package: Package, name: str) -> Iterator[Passage]:
    roots = list(package.roots.values())
    body = roots[0].find(f"{q('office:body')}/{q('office:presentation')}")
    if body is None:
        raise DamagedFileError(name, "il ne contient pas de diapositives")
    context = Context(body, Styles(roots[0], roots[-1]))
    for number, page in enumerate(body.iterchildren(PAGE), 1):
        yield from _slide(page, replace(context, where=f"diapositive {number}"), number)
    margin = replace(context, kind=Kind.HEADER, where="en-tête ou pied de page")
    for declared in body.iterchildren(*DECLARED):
        yield from paragraph(declared, margin)
    yield from _masters(roots[-1])


def _slide(page: "_Element", context: Context, number: int) -> Iterator[Passage]:
    annotations, notes = list(page.iterchildren(*ANNOTATIONS)), list(page.iterchildren(NOTES))
    for shape in page.iterchildren():
        if shape.tag not in {NOTES, *ANNOTATIONS}:
            kind = Kind.HEADING if shape.get(CLASS) in TITLES else context.kind
            yield from passages([shape], replace(context, kind=kind))
    yield from passages(annotations, context)
    yield from passages(notes, replace(context, kind=Kind.NOTE, where=f"notes de la diapositive {number}"))


def _masters(root: "_Element") -> Iterator[Passage]:
    context = Context(root, Styles(root, root), Kind.HEADER, "masque")
    for page in root.iterfind(f"{q('office:master-styles')}/{q('style:master-page')}"):
        shapes = [shape for shape in page.iterchildren() if shape.tag != NOTES and shape.get(CLASS) in SHOWN_BY_MASTER]
        yield from passages(shapes, context)
