"""Lines of a table by field: the headings found, the cells made clean, what is odd in either reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transverse.organisation import cells
from transverse.organisation.anomaly import Log
from transverse.organisation.columns import Match, Names, match
from transverse.organisation.source import Part

# What no spreadsheet runs, and where a sign at the start means something else.
_NUMBERS = frozenset(("fte", "head"))
_TEXTS = frozenset(("unit_name", "title"))


@dataclass(frozen=True, slots=True)
class Header:
    """The line of a table that names its columns."""

    line: int
    match: Match


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a table: its number, and what it says by field."""

    line: int
    values: dict[str, str]
    match: Match

    def __getitem__(self, field: str) -> str:
        return self.values.get(field, "")

    def heading(self, field: str) -> str:
        """Return how the file names `field`."""
        return self.match.heading(field)


def find_header(part: Part, names: Names, needed: int = 2) -> Header | None:
    """Return the first of the first lines that has `needed` headings of `names`."""
    for line, row in part.preview():
        found = match(row, names)
        if len(found.fields) >= needed:
            return Header(line, found)
    return None


def records(part: Part, names: Names, log: Log, needed: int = 2, *, others: bool = True) -> Iterator[Record]:
    """Yield the lines of `part` under its headings.

    Parameters
    ----------
    part
        A table that has such headings.
    names
        The headings of each field.
    log
        Where to report.
    needed
        As for `find_header`.
    others
        Whether to report the columns that are not in `names`.
    """
    header = find_header(part, names, needed)
    if header is None:
        return
    _report_headings(header, log, others=others)
    width = len(header.match.headings)
    skipped: list[int] = []
    above = 0
    for line, row in part.rows(log):
        if line <= header.line:
            above += line < header.line and any(row)
            continue
        if not any(cell and not cell.isspace() for cell in row):
            skipped.append(line)
            continue
        for empty in skipped:
            log.add("line-empty", empty)
        skipped.clear()
        if _is_whole(row, width, line, log):
            yield Record(line, _values(row, header.match, line, log), header.match)
    if above:
        log.add("lines-above-header", value=str(header.line))


def _report_headings(header: Header, log: Log, *, others: bool) -> None:
    for shown in header.match.unknown if others else ():
        log.add("column-unknown", header.line, value=shown)
    for shown, first in header.match.repeated if others else ():
        log.add("column-repeated", header.line, value=shown, detail=first)


def _is_whole(row: Sequence[str], width: int, line: int, log: Log) -> bool:
    if len(row) > width and any(row[width:]):
        log.add("fields-extra", line, value=str(len(row)), detail=str(width))
        return False
    if len(row) < width:
        log.add("fields-missing", line, value=str(len(row)), detail=str(width))
    return True


def _values(row: Sequence[str], found: Match, line: int, log: Log) -> dict[str, str]:
    values: dict[str, str] = {}
    for field, place in found.fields.items():
        raw = row[place] if place < len(row) else ""
        if raw:
            longest = cells.LONGEST_TEXT if field in _TEXTS else cells.LONGEST_CODE
            formula = field not in _NUMBERS
            values[field] = cells.read_text(raw, log, line, found.headings[place], longest, formula=formula)
    return values
