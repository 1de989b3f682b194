"""All the stories of a docx: main text, headers and footers, notes, comments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transverse.documents.formats._docx_story import Story
from transverse.documents.formats._docx_styles import Styles
from transverse.documents.formats._ooxml import Package, child, name_of, value
from transverse.documents.formats._ooxml_paragraph import Paragraph, visible
from transverse.documents.model import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element


# Relation -> what its paragraphs are, the element that holds each entry, the element that calls it, its name.
STORIES = {
    "header": (Kind.HEADER, "", "", "en-tête"),
    "footer": (Kind.HEADER, "", "", "pied de page"),
    "footnotes": (Kind.NOTE, "w:footnote", "w:footnoteReference", "note"),
    "endnotes": (Kind.NOTE, "w:endnote", "w:endnoteReference", "note de fin"),
    "comments": (Kind.COMMENT, "w:comment", "", "commentaire"),
}


def paragraphs(package: Package) -> list[Paragraph]:
    """Return the paragraphs that a reader sees, in reading order, the blank ones left out."""
    return visible(paragraph for story in _stories(package) for paragraph in story.paragraphs)


def _stories(package: Package) -> Iterator[Story]:
    relations = package.relations(package.main)
    styles = Styles(next((package.part(each.target) for each in relations if each.kind == "styles"), None))
    body = child(package.part(package.main), "w:body")
    if body is not None:
        yield _walked(Story(package.main, styles), body)
    for kind in STORIES:
        for path in dict.fromkeys(each.target for each in relations if each.kind == kind):
            yield from _side(package, styles, kind, path)


def _side(package: Package, styles: Styles, relation: str, path: str) -> Iterator[Story]:
    kind, entry, call, name = STORIES[relation]
    root = package.part(path)
    if not entry:
        yield _walked(Story(path, styles, kind, name), root)
        return
    numbers = _numbers(package, call) if call else {}
    for element in root:
        # Typed entries are the separators between text and notes.
        if name_of(element) == entry and value(element, "type") in {"", "normal"}:
            number = numbers.get(value(element, "id"))
            yield _walked(Story(path, styles, kind, f"{name} {number}" if number else name), element)


def _numbers(package: Package, call: str) -> dict[str, int]:
    """Return the number that readers see for each note: the order of the calls in the main text."""
    calls = (value(each, "id") for each in package.part(package.main).iter(f"{{*}}{call[2:]}"))
    return {identifier: number for number, identifier in enumerate(dict.fromkeys(calls), 1)}


def _walked(story: Story, container: "_Element") -> Story:
    story.walk(container)
    return story
