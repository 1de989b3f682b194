"""Rows of a sheet counted by their bytes, many times faster than by their elements."""

import re
from collections.abc import Callable, Iterator

_LONG_ROW = 1_000_000


class Counter:
    """Counts the rows that hold something while the pieces of a sheet go by.

    Parameters
    ----------
    source
        The pieces of the XML of one sheet; they are read once.
    row
        Matches the beginning of a row; its first group is the prefix of its name.
    values
        From that prefix, what a row that holds something has in it.
    """

    def __init__(
        self, source: Iterator[bytes], row: re.Pattern[bytes], values: Callable[[bytes], tuple[bytes, bytes]]
    ) -> None:
        self.size = self.held = 0
        self._source, self._pattern, self._values_of = source, row, values
        self._row, self._tail = b"", b""
        self._values = b"<", b"<"

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._source:
            self._count(self._tail + piece)
            self.size += len(piece)
            yield piece
        self.held += self._holds(self._tail)
        self._tail = b""

    def finish(self) -> int:
        """Go through what was left and return how many rows hold something."""
        for _ in self:
            pass
        return self.held

    def _count(self, seen: bytes) -> None:
        """Count whole rows; the last, that may go on, waits for the next piece."""
        if not self._row and (first := self._pattern.search(seen)):
            self._row, self._values = first[0][:-1], self._values_of(first[1] or b"")
        *rows, last = seen.split(self._row) if self._row else (seen,)
        first_value, second_value = self._values
        self.held += sum([first_value in row or second_value in row for row in rows])
        self._tail = (self._row if rows else b"") + last
        if len(self._tail) > _LONG_ROW:
            self.held += self._holds(self._tail)
            self._tail = b""

    def _holds(self, row: bytes) -> bool:
        return bool(self._row) and (self._values[0] in row or self._values[1] in row)
