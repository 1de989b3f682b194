"""Rows of a text whose cells are separated by a character; which character, by how evenly it cuts the rows."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

# In the order of preference when several cut the rows evenly: a comma is also a decimal comma.
_SEPARATORS = ("\t", ";", ",", "|")
_NONE = "\x1f"  # written by nobody: a table of one column
_SAMPLE, _ROWS = 32_768, 100
_EVEN, _LEAST = 0.9, 0.3
_STRANGE_FIRST = 0.2  # what a first row of another width costs: prose above a table, or a separator met by chance
_LONGEST_CELL = 20_000  # characters; beyond, a quotation mark was opened and never closed


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text are separated.

    Attributes
    ----------
    separator
        One character.
    quoted
        Whether quotation marks enclose cells; otherwise they are characters like others.
    declared
        Whether the first line is « sep=; », for Excel, and no row.
    evenness
        From 0 to 1: the share of rows of the same width, less when the first one differs.
    """

    separator: str
    quoted: bool = True
    declared: bool = False
    evenness: float = 0.0


def dialect_of(text: str) -> Dialect:
    """Return how the cells of `text` are separated; evenness 0 for a text of one column, or of no rows at all."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    first = sample[: sample.find("\n")].strip() if "\n" in sample else ""
    if len(first) == 5 and first.lower().startswith("sep="):
        return Dialect(first[4], declared=True, evenness=1.0)
    found = [dialect for each in _SEPARATORS if each in sample for dialect in (_measured(sample, each),)]
    even = next((each for each in found if each.evenness >= _EVEN), None)
    best = even or max(found, key=lambda each: each.evenness, default=Dialect(_NONE))
    return best if best.evenness >= _LEAST else Dialect(_NONE)


def rows_of(text: str, dialect: Dialect, most: int) -> tuple[list[list[str]], int]:
    """Return at most `most` rows, none empty, and how many there are in all."""
    if dialect.declared:
        text = text[text.find("\n") + 1 :]
    filled = (row for row in _rows(text, dialect) if any(row))
    kept = list(islice(filled, most))
    return kept, len(kept) + sum(1 for _ in filled)


def _measured(sample: str, separator: str) -> Dialect:
    quoted = '"' in sample
    try:
        rows = list(islice(_rows(sample, Dialect(separator, quoted)), _ROWS))
        quoted = quoted and max((len(cell) for row in rows for cell in row), default=0) < _LONGEST_CELL
    except csv.Error:
        quoted = False
    if not quoted and '"' in sample:
        rows = list(islice(_rows(sample, Dialect(separator, quoted)), _ROWS))
    widths = [len(row) for row in rows if any(row)]
    if not widths:
        return Dialect(_NONE)
    width, count = max(Counter(widths).items(), key=lambda each: (each[1], each[0]))
    if width < 2:
        return Dialect(separator, quoted)
    evenness = count / len(widths) - (_STRANGE_FIRST if widths[0] != width else 0)
    return Dialect(separator, quoted, evenness=max(evenness, 0.0))


def _rows(text: str, dialect: Dialect) -> Iterator[list[str]]:
    lines = StringIO(text.replace("\0", ""), newline="")
    yield from csv.reader(
        lines, delimiter=dialect.separator, quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE
    )
