"""Markdown: the text as a reader sees it, its marks left in the source where they are.

An edit keeps the marks around it.  Where they would no longer be marks (an emphasis left empty, or ending with a
space), those around the edit are dropped; new signs that would be marks are escaped.  What is written is read
again before it is given.  Code, links' targets, raw HTML tags, comments, front matter and definitions never change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from transverse.documents.encoding import LONGEST, Encoding, check_length, decode, looks_like_text
from transverse.documents.formats import html
from transverse.documents.formats._markdown_blocks import Leaf, Range, Scanner
from transverse.documents.formats._markdown_edits import Paragraph
from transverse.documents.formats._markdown_inline import SIGNS, Inline, labels
from transverse.documents.model import Block, Edit
from transverse.documents.sourcemap import Passage, Piece, Splice, bounded, check_read_back, joined, spliced

ID = "markdown"
LABEL = "Markdown"
EXTENSIONS = (".md", ".markdown")

reader = html.reader


def matches(source: bytes, name: str) -> bool:
    """Say whether this is text under an extension of this format."""
    return PurePath(name).suffix.lower() in EXTENSIONS and looks_like_text(source)


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the headings, paragraphs, items and cells of the file."""
    check_length(source, name, LONGEST // 2)  # the places of its marks take as much room again
    return tuple(_blocks(decode(source, name)[0]))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the file with `edits`; a character that its encoding lacks becomes a character reference."""
    text, encoding = decode(source, name)
    before, new = _rewritten(text, edits, encoding)
    check_read_back(name, before, edits, _blocks(new))
    return encoding.encode(new)


def _blocks(text: str) -> Iterator[Block]:
    names, leaves = _scanned(text)
    for leaf, ranges in leaves:
        yield from (passage.block for passage in _paragraph(text, leaf, ranges, names).passages)


def _scanned(text: str) -> tuple[frozenset[str], list[tuple[Leaf, list[Range]]]]:
    scanner = Scanner(text)
    # The definitions stand anywhere, so all the lines are seen before the first paragraph is read.
    leaves = [(leaf, group) for leaf in scanner.leaves() for group in bounded(text, leaf.ranges)]
    return labels(scanner.labels), leaves


def _paragraph(text: str, leaf: Leaf, ranges: list[Range], names: frozenset[str]) -> Paragraph:
    lines = joined(text, ranges).passage(leaf.kind, leaf.where)
    content = lines.block.text
    if leaf.is_html:
        return Paragraph(lines, [passage for passage, _ in html.passages(content)], [])
    if not SIGNS.search(content):
        shown = [Passage(lines.block, (Piece(0, len(content), 0, len(content)),))] if content.strip() else []
        return Paragraph(lines, shown, [])
    inline = Inline(content, 0, len(content), names)
    return Paragraph(lines, list(inline.passages(leaf.kind, leaf.where)), inline.pairs)


def _rewritten(text: str, edits: Sequence[Edit], encoding: Encoding) -> tuple[list[Block], str]:
    """Return the blocks of `text`, and `text` with `edits`."""
    names, leaves = _scanned(text)
    changes = {index: list(some) for index, some in groupby(edits, key=lambda edit: edit.block)}
    line = "\r\n" if "\r\n" in text else "\n"
    splices, before = list[Splice](), list[Block]()
    for leaf, ranges in leaves:
        paragraph = _paragraph(text, leaf, ranges, names)
        own = [changes.get(len(before) + place, []) for place in range(len(paragraph.passages))]
        before += (passage.block for passage in paragraph.passages)
        if not any(own):
            continue
        if leaf.is_html:
            inner = html.written(
                paragraph.content, [replace(edit, block=at) for at, some in enumerate(own) for edit in some], encoding
            )
        else:
            inner = paragraph.edited(own, names, encoding)
        splices += _outer(text, paragraph.lines, inner, line)
    return before, spliced(text, splices)


def _outer(text: str, lines: Passage, splices: Sequence[Splice], line: str) -> Iterator[Splice]:
    """Bring changes of the joined lines to the file; a new line gets the marks of its container."""
    content = lines.block.text
    first = content.find("\n")
    own = [text[splice.start : splice.end] for splice in lines.place(first, first + 1, "")] if first >= 0 else []
    broken = own[0] if own else line
    for splice in splices:
        yield from lines.place(splice.start, splice.end, splice.text.replace("\n", broken))
