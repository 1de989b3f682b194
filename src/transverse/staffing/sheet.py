"""A linear model being written: columns, rows and what stands where they cross."""

from dataclasses import dataclass, field

import numpy as np

from transverse.staffing.tables import Flags, Floats, Ints


@dataclass(eq=False)
class Sheet:
    """Blocks of columns and rows, joined when the solver reads them."""

    width: int = 0
    height: int = 0
    upper: list[Floats] = field(default_factory=list)
    integer: list[Flags] = field(default_factory=list)
    low: list[Floats] = field(default_factory=list)
    high: list[Floats] = field(default_factory=list)
    cells: list[tuple[Ints, Ints, Floats]] = field(default_factory=list)

    def columns(self, upper: Floats, *, integer: bool = False) -> Ints:
        """Add columns between 0 and `upper`; return their places."""
        self.upper.append(upper)
        self.integer.append(np.full(len(upper), integer))
        self.width += len(upper)
        return np.arange(self.width - len(upper), self.width)

    def rows(self, low: Floats, high: Floats) -> Ints:
        """Add rows of which the sum stays between `low` and `high`; return their places."""
        self.low.append(low)
        self.high.append(high)
        self.height += len(low)
        return np.arange(self.height - len(low), self.height)

    def put(self, rows: Ints, columns: Ints, values: Floats | float) -> None:
        """Write a value where each row meets its column."""
        self.cells.append((rows, columns, np.broadcast_to(np.asarray(values, float), rows.shape)))

    def at_most(self, high: Floats, *terms: tuple[Ints, Ints, Floats | float]) -> None:
        """Add rows `sum <= high`; in terms, rows count from the first of them."""
        self._add(np.full(len(high), -np.inf), high, terms)

    def at_least(self, low: Floats, *terms: tuple[Ints, Ints, Floats | float]) -> None:
        """Add rows `sum >= low`; in terms, rows count from the first of them."""
        self._add(low, np.full(len(low), np.inf), terms)

    def equal(self, value: Floats, *terms: tuple[Ints, Ints, Floats | float]) -> None:
        """Add rows `sum == value`; in terms, rows count from the first of them."""
        self._add(value, value, terms)

    def _add(self, low: Floats, high: Floats, terms: tuple[tuple[Ints, Ints, Floats | float], ...]) -> None:
        start = self.height
        self.rows(low, high)
        for rows, columns, values in terms:
            self.put(rows + start, columns, values)

    def matrix(self) -> tuple[Ints, Ints, Floats]:
        """Return the cells row by row: start of each row, columns, values."""
        if not self.cells:
            return np.zeros(self.height + 1, np.int64), np.zeros(0, np.int64), np.zeros(0)
        rows, columns, values = (np.concatenate(part) for part in zip(*self.cells, strict=True))
        order = np.lexsort((columns, rows))
        starts = np.searchsorted(rows[order], np.arange(self.height + 1))
        return starts, columns[order], values[order]
