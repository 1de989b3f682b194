"""The paragraphs, headings, items and cells of a Markdown file, as ranges of its source.

Source: CommonMark 0.31.2, 4 and 5; GitHub Flavored Markdown, 4.10 (tables); front matter and footnotes as Jekyll,
Hugo and Pandoc write them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transverse.documents.model import Kind
from transverse.documents.sourcemap import lines

Range = tuple[int, int]

_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*+(?:\r\n|\r|\n)(?=\S).*?^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_BLANKS = re.compile(r"[ \t]*+")
_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*\Z|(~{3,})|(\$\$|:::)\s*\Z)")
_ATX = re.compile(r" {0,3}#{1,6}(?=[ \t]|\Z)")
_ATX_END = re.compile(r"(?:\A|[ \t])#+[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*\Z")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|\Z)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_NOTE = re.compile(r" {0,3}\[\^([^\s\[\]]+)\]:[ \t]*")
_DEFINITION = re.compile(r" {0,3}\*?\[([^\[\]]{1,999})\]:[ \t]*\S")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*\Z")
_CELL = re.compile(r"(?:[^|\\]++|\\.|\\\Z)*+")
_DIV = re.compile(r" {0,3}:::+.*\Z")

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
# What opens raw text, and what ends it.
_RAW = tuple(
    (re.compile(rf" {{0,3}}{opening}", re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", r"</(?:script|pre|style|textarea)>"),
        ("<!--", "-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        ("<![a-z]", ">"),
    )
)
_MARKUP = re.compile(rf" {{0,3}}</?(?:{_BLOCK_TAGS})(?=[\s/>]|\Z)", re.IGNORECASE)
_LONE_TAG = re.compile(r" {0,3}</?[a-zA-Z][\w-]*(?:\s[^<>]*)?>[ \t]*\Z")

# A line that opens nothing and is no part of a table: most of them, and each rule below takes its time.
_PROSE = re.compile(r"[^\W\d_][^|]*+\Z")

# Nesting beyond this is read as a paragraph.
_DEEPEST = 30


class Leaf(NamedTuple):
    """A block that holds text: the ranges of its lines, without the marks of the containers."""

    kind: Kind
    ranges: list[Range]
    where: str = ""
    is_html: bool = False


class Scanner:
    """One pass over the lines; `labels` then holds the names of the link definitions."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.labels: list[str] = []

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves of the whole file in order."""
        front = _FRONT.match(self.source)
        start = front.end() if front else 0
        rows = list(lines(self.source))
        if start:
            rows = [(max(first, start), last) for first, last in rows if last >= start]
        yield from _Container(self, rows)


class _Container:
    """The lines of one container, their prefix removed."""

    def __init__(
        self, scanner: Scanner, rows: list[Range], kind: Kind = Kind.PARAGRAPH, where: str = "", depth: int = 0
    ) -> None:
        self.scanner, self.source, self.rows = scanner, scanner.source, rows
        self.kind, self.where, self.depth = kind, where, depth
        self.paragraph: list[Range] = []

    def __iter__(self) -> Iterator[Leaf]:
        index = 0
        while index < len(self.rows):
            if self._match(_PROSE, index):
                self.paragraph.append(self._trimmed(*self.rows[index]))
                index += 1
                continue
            for rule in (
                self._blank,
                self._code,
                self._heading,
                self._raw,
                self._nested,
                self._table,
                self._definition,
            ):
                found = rule(index)
                if found:
                    after, leaves = found
                    yield from leaves
                    index = after
                    break
            else:
                self.paragraph.append(self._trimmed(*self.rows[index]))
                index += 1
        yield from self._paragraph()

    def _match(self, pattern: re.Pattern[str], index: int) -> re.Match[str] | None:
        return pattern.match(self.source, *self.rows[index])

    def _trimmed(self, start: int, end: int) -> Range:
        text = self.source[start:end]
        start += len(text) - len(text.lstrip(" \t"))
        return start, max(start, end - len(text) + len(text.rstrip(" \t")))

    def _paragraph(self, kind: Kind | None = None) -> list[Leaf]:
        ranges, self.paragraph = self.paragraph, []
        return [Leaf(kind or self.kind, ranges, self.where)] if ranges else []

    def _is_blank(self, index: int) -> bool:
        start, end = self.rows[index]
        return start == end or _BLANKS.match(self.source, start, end).end() == end  # type: ignore[union-attr]  # it matches nothing too

    def _indent(self, index: int) -> int:
        """Return the columns of blank before the line, a tab going to the next multiple of four."""
        blank = self._match(_BLANKS, index)
        return len(blank[0].expandtabs(4)) if blank else 0

    def _stripped(self, index: int, columns: int) -> Range:
        start, end = self.rows[index]
        width = 0
        while width < columns and start < end and self.source[start] in " \t":
            width += 4 - width % 4 if self.source[start] == "\t" else 1
            start += 1
        return start, end

    def _blank(self, index: int) -> tuple[int, list[Leaf]] | None:
        return (index + 1, self._paragraph()) if self._is_blank(index) else None

    def _code(self, index: int) -> tuple[int, list[Leaf]] | None:
        """Skip code: indented, or between fences."""
        if not self.paragraph and self._indent(index) >= 4:
            return index + 1, []
        fence = self._match(_FENCE, index)
        if not fence or fence[3] == ":::":
            return (index + 1, self._paragraph()) if self._match(_DIV, index) else None
        mark = fence[fence.lastindex or 1]
        closing = re.compile(rf" {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*\Z")
        after = next((row for row in range(index + 1, len(self.rows)) if self._match(closing, row)), len(self.rows))
        return after + 1, self._paragraph()

    def _heading(self, index: int) -> tuple[int, list[Leaf]] | None:
        if self.paragraph and self._match(_SETEXT, index):
            return index + 1, self._paragraph(Kind.HEADING)
        if self._match(_RULE, index):
            return index + 1, self._paragraph()
        if atx := self._match(_ATX, index):
            start, end = atx.end(), self.rows[index][1]
            closing = _ATX_END.search(self.source, start, end)
            shown = self._trimmed(start, closing.start() if closing else end)
            return index + 1, [*self._paragraph(), Leaf(Kind.HEADING, [shown], self.where)]
        return None

    def _raw(self, index: int) -> tuple[int, list[Leaf]] | None:
        """Skip comments and scripts; give the rest of what is written in HTML as such."""
        for opening, closing in _RAW:
            if found := self._match(opening, index):
                start = found.end()
                for row in range(index, len(self.rows)):
                    if closing.search(self.source, max(start, self.rows[row][0]), self.rows[row][1]):
                        return row + 1, self._paragraph()
                return len(self.rows), self._paragraph()
        if not self._match(_MARKUP, index) and (self.paragraph or not self._match(_LONE_TAG, index)):
            return None
        after = next((row for row in range(index, len(self.rows)) if self._is_blank(row)), len(self.rows))
        return after, [*self._paragraph(), Leaf(self.kind, self.rows[index:after], self.where, is_html=True)]

    def _nested(self, index: int) -> tuple[int, list[Leaf]] | None:
        """Return what a quotation, a list item or a footnote holds."""
        if self.depth >= _DEEPEST:
            return None
        if self._match(_QUOTE, index):
            after, rows = self._quotation(index)
            return after, [*self._paragraph(), *_Container(self.scanner, rows, self.kind, self.where, self.depth + 1)]
        note, item = self._match(_NOTE, index), self._match(_ITEM, index)
        start, end = self.rows[index]
        if note:
            kind, where, begun, width = Kind.NOTE, f"note {note[1]}", note.end(), 4
        elif item and (not self.paragraph or (item.end() < end and item[1] in {None, "1"})):
            blank = self._match(_BLANKS, index)
            begun = _BLANKS.match(self.source, item.end(), end).end()  # type: ignore[union-attr]  # it matches nothing too
            gap = begun - item.end() if begun < end else 1
            width = item.end() - start + (gap if 1 <= gap <= 4 else 1)
            begun = min(start + width, end) if blank else begun
            if task := _TASK.match(self.source, begun, end):
                begun = task.end()
            kind, where = Kind.ITEM, self.where
        else:
            return None
        before = self._paragraph()
        after, rows = self._indented(index + 1, width, after_text=begun < end)
        return after, [*before, *_Container(self.scanner, [(begun, end), *rows], kind, where, self.depth + 1)]

    def _quotation(self, index: int) -> tuple[int, list[Range]]:
        rows = []
        while index < len(self.rows):
            if quote := self._match(_QUOTE, index):
                rows.append((quote.end(), self.rows[index][1]))
            elif self._goes_on(index):
                rows.append(self.rows[index])
            else:
                break
            index += 1
        return index, rows

    def _indented(self, index: int, width: int, *, after_text: bool) -> tuple[int, list[Range]]:
        rows = []
        while index < len(self.rows):
            if self._is_blank(index):
                after_text = False
            elif self._indent(index) >= width:
                after_text = True
            elif not (after_text and self._goes_on(index)):
                break
            rows.append(self._stripped(index, width))
            index += 1
        return index, rows

    def _goes_on(self, index: int) -> bool:
        """Say whether the line may belong to the paragraph above without the marks of its container."""
        if self._match(_PROSE, index):
            return True
        opens = (_FENCE, _ATX, _RULE, _QUOTE, _ITEM, _NOTE, _MARKUP, _DIV)
        return not self._is_blank(index) and not any(self._match(pattern, index) for pattern in opens)

    def _table(self, index: int) -> tuple[int, list[Leaf]] | None:
        if index + 1 == len(self.rows) or "|" not in self.source[slice(*self.rows[index])]:
            return None
        if not self._match(_DELIMITER, index + 1):
            return None
        header = self._cells(index)
        if len(header) != len(self._cells(index + 1)):
            return None
        found, index = [*self._paragraph(), *header], index + 2
        while index < len(self.rows) and self._goes_on(index):
            found += self._cells(index)
            index += 1
        return index, [leaf for leaf in found if leaf.ranges[0][0] < leaf.ranges[-1][1]]

    def _cells(self, index: int) -> list[Leaf]:
        start, end = self._trimmed(*self.rows[index])
        start += self.source.startswith("|", start, end)
        cells = []
        while start < end:
            stop = _CELL.match(self.source, start, end).end()  # type: ignore[union-attr]  # it matches nothing too
            cells.append(Leaf(Kind.CELL, [self._trimmed(start, stop)], self.where))
            start = stop + 1
        return cells

    def _definition(self, index: int) -> tuple[int, list[Leaf]] | None:
        found = None if self.paragraph else self._match(_DEFINITION, index)
        if not found:
            return None
        self.scanner.labels.append(found[1])
        return index + 1, []
