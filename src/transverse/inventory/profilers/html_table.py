"""Tables written as a page of the Web under the name of a workbook: the Excel export of much business software."""

import re
from html.parser import HTMLParser

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_TABLES, Profile, Source
from transverse.inventory.profilers import web_page
from transverse.inventory.profilers._sheets import Sheet, profile_of
from transverse.inventory.text import encoding_of

ID = "html_table"
LABEL = "tableau dans une page web"
SUFFIXES = (".xls",)
MEDIA_TYPE = "text/html"
FILE_TYPE = "HTML"
RANK = 54
SOURCE = "https://html.spec.whatwg.org/multipage/tables.html"
_EXCEL = b"urn:schemas-microsoft-com:office:excel"
EXAMPLES = (
    b'<html xmlns:x="' + _EXCEL + b'"><body><table><tr><td>nom</td></tr></table></body></html>',
    b"<!DOCTYPE html>\n<html xmlns:x='" + _EXCEL + b"'><table></table></html>",
)
COUNTER_EXAMPLES = (
    b"<!DOCTYPE html><html><body><table><tr><td>menu</td></tr></table></body></html>",
    b"id;nom\n1;" + _EXCEL + b"\n",
    b"<note>" + _EXCEL + b"</note>",
)

_WORKBOOKS = frozenset((".xls", ".xlsx", ".ods", ".csv"))
_READ = 4_000_000
_PIECE = 65_536
_FIRST = 4096
_UTF_8_SAID = re.compile(rb"charset\s*=\s*[\"']?utf-?8", re.IGNORECASE)
_NOTE = "Son nom annonce un classeur, mais c'est une page web\u00a0: le tableau qu'elle contient a été lu."
_NONE = (
    "Son nom annonce un classeur, mais c'est une page web sans tableau, peut-être un message d'erreur\u00a0: "
    "téléchargez-le de nouveau."
)


def recognise(source: Source) -> bool:
    """Tell whether it is a page that bears the name of a workbook, or that Excel made."""
    head = source.head
    return web_page.recognise(source) and (_EXCEL in head[:_FIRST] or source.suffix in _WORKBOOKS)


def profile(source: Source) -> Profile:
    """Read the first rows of each table of the page."""
    with source.path.open("rb") as file:
        raw = file.read(_READ)
    whole = source.size <= len(raw)
    codec, mark = encoding_of(raw, cut=not whole)
    reader = _Reader()
    text = raw[mark:].decode("utf-8" if _UTF_8_SAID.search(raw[:_FIRST]) else codec, "replace")
    for start in range(0, len(text), _PIECE):
        reader.feed(text[start : start + _PIECE])
        if len(reader.sheets) > MAX_TABLES or (reader.sheets and reader.sheets[-1].full):
            whole = False
            break
    for sheet in reader.sheets:
        sheet.total = len(sheet.rows) if whole else None
    read = profile_of(reader.sheets[:MAX_TABLES])
    return Profile(read.grids, notes=(_NOTE, *read.notes)) if read.grids else Profile(listed=_NONE)


class _Reader(HTMLParser):
    """Gathers the rows of the tables of a page; a table within a cell is taken for one more."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self._row: list[tuple[int, str]] | None = None
        self._cell: list[str] | None = None
        self._place = self._span = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell; what was left open is ended."""
        if tag == "table":
            self._end_row()
            self.sheets.append(Sheet(""))
        elif tag == "tr" and self.sheets:
            self._end_row()
            self._row, self._place = [], 0
        elif tag in {"td", "th"} and self._row is not None:
            self._end_cell()
            span = dict(attrs).get("colspan") or ""
            self._cell = []
            self._span = int(span) if span.isascii() and span.isdigit() and len(span) < 5 else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in {"td", "th"}:
            self._end_cell()
        elif tag in {"tr", "table"}:
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).strip().split("\n"))[:MAX_CELL]
        if text and self._place < MAX_COLUMNS:
            self._row.append((self._place, text))
        self._place += self._span
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row and not self.sheets[-1].full:
            self.sheets[-1].add(self.sheets[-1].end, self._row)
        self._row = None
