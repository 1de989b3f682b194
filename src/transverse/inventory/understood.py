"""A column while its table is being understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Understood:
    """A column, with the values that an inventory never keeps; it does not outlive the reading of its table.

    Attributes
    ----------
    name, heading
        The header as written, and its words.
    type
        The code of its meaning so far.
    values
        Its distinct values.
    notes
        What looks wrong, in French.
    """

    name: str
    heading: tuple[str, ...]
    type: str
    values: Sequence[str]
    notes: tuple[str, ...] = ()

    def share(self, check: Callable[[str], bool]) -> float:
        """Return the share of its values that pass a check, 0 when it has none."""
        return sum(map(check, self.values)) / len(self.values) if self.values else 0.0
