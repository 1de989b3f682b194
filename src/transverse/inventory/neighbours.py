"""What only the other columns of a table tell of one: whether « nom » is that of a person, « code » of a department."""

from collections.abc import Sequence

from transverse.inventory.names_beside import names
from transverse.inventory.places_beside import axes, codes, parcels, sections, streets, towns
from transverse.inventory.signs import signs
from transverse.inventory.understood import Understood

_RULES = (names, codes, parcels, sections, streets, towns, signs, axes)


def settle(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Return the columns with the meanings that their neighbours give or take away."""
    for rule in _RULES:
        columns = rule(columns)
    return columns
