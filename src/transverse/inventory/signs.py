"""Answers by a sign: what one cell does not tell, the two of a column do."""

from collections.abc import Sequence
from dataclasses import replace

from transverse.inventory.understood import Understood

_PAIRS = ({"t", "f"}, {"o", "n"}, {"v", "f"})


def signs(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A column that holds « t » and « f », or « O » and « N », and nothing else answers yes or no."""
    return [replace(each, type="booleen") if _is_answer(each) else each for each in columns]


def _is_answer(column: Understood) -> bool:
    return column.type == "text" and {each.lower() for each in column.values} in _PAIRS
