"""What the readers of tables share: a value as the text of a cell, and how many rows fit in bounded memory."""

from transverse.inventory.profile import MAX_CELL, MAX_ROWS

_CELLS = 400_000  # of a whole file, some 60 bytes each once read
_FEWEST = 50  # rows of each table, however many and however wide
KINDS = (
    *("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"),
    *("GEOMETRYCOLLECTION", "GEOMETRY"),
)
"""The words that stand for a geometry in a cell (OGC 06-103r4): its kind, never its coordinates."""


def cell(value: object) -> str:
    """Return a single value as the text of a cell; nothing for what is missing and for bytes."""
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)[:MAX_CELL]


def fitting(columns: int) -> int:
    """Return how many rows of a table are read in a file that has `columns` columns over all its tables."""
    return max(_FEWEST, min(MAX_ROWS, _CELLS // max(columns, 1)))


def geometry_kind(name: object) -> str:
    """Return the word of a kind of geometry, whatever its writing: ``"MultiPolygonZ"``, ``"LINESTRING ZM"``."""
    word = str(name).upper().replace(" ", "").rstrip("ZM")
    return word if word in KINDS else "GEOMETRY"
