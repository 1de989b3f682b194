"""Rows of a table kept as text: which separator, then one record after another, each within bounds."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import TextIO

from transverse.common.errors import UnsafeChartError
from transverse.organisation.anomaly import Log

Row = tuple[int, list[str]]

MAX_LINE = 1_000_000
MAX_ROWS = 300_000
MAX_COLUMNS = 500
PREVIEW = 20
_SEPARATORS = ";\t,|"
_QUOTED = re.compile(r'"[^"]*"')
# A record that goes on and on is a quote that was never closed.
_RECORD_LINES = 200


def separator(lines: Iterable[str]) -> str:
    """Return the separator that cuts most of the first lines in as many cells; the semicolon when none does."""
    bare = [_QUOTED.sub("", line) for line in lines]

    def regularity(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in bare if sign in line)
        return max(((times, number) for number, times in counts.items()), default=(0, 0))

    return max(_SEPARATORS, key=regularity)


def preview(head: str) -> list[Row]:
    """Return the first rows of a table from its first characters; the last line may be cut."""
    lines = list(StringIO(head, newline=""))
    found = islice(_records(iter(lines), separator(lines[:PREVIEW]), Log()), PREVIEW)
    return [(number, cells[:MAX_COLUMNS]) for number, cells in found]


def rows(source: TextIO, name: str, log: Log) -> Iterator[Row]:
    """Yield the rows of a table with the numbers of their lines; report those whose quotes are wrong.

    Raises
    ------
    UnsafeChartError
        A line, or their number, is beyond what an organisation chart may be.
    """
    start = source.tell()
    sign = separator(islice(bounded_lines(source, name), PREVIEW))
    source.seek(start)
    for count, (line, cells) in enumerate(_records(bounded_lines(source, name), sign, log)):
        if count >= MAX_ROWS:
            raise UnsafeChartError(name, f"il a plus de {MAX_ROWS} lignes")
        if len(cells) > MAX_COLUMNS:
            raise UnsafeChartError(name, f"la ligne {line} a plus de {MAX_COLUMNS} colonnes")
        yield line, cells


def bounded_lines(source: TextIO, name: str) -> Iterator[str]:
    """Yield the lines of `source`; refuse one that is too long to be held."""
    while line := source.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise UnsafeChartError(name, f"une de ses lignes a plus de {MAX_LINE} caractères")
        yield line


class _Feed:
    """Lines for the csv reader, which asks for as many as an open quote needs: no more than `_RECORD_LINES`."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.number, self.start, self.ended = lines, 0, 1, False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = None if self.number - self.start >= _RECORD_LINES else next(self.lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.number += 1
        return line


def _records(lines: Iterator[str], sign: str, log: Log) -> Iterator[Row]:
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=sign, strict=True)
    while True:
        feed.start = feed.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if feed.ended:
                log.add("quote-unclosed", feed.start)
                return
            log.add("quote-odd", feed.start)
            continue
        yield feed.start, cells
