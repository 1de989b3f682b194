"""What the readers of tables share: a value as the text of a cell, and how many rows fit in bounded memory."""

from transverse.inventory.profile import MAX_CELL, MAX_ROWS

_CELLS = 400_000  # of a whole file, some 60 bytes each once read
_FEWEST = 50  # rows of each table, however many and however wide
KINDS = (
    *("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"),
    *("GEOMETRYCOLLECTION", "GEOMETRY"),
)
"""The kinds of geometry of well-known text (OGC 06-103r4)."""


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


def drawn(name: object) -> str:
    """Return what stands for a geometry in a cell: its kind as well-known text, without its positions.

    >>> drawn("MultiPolygonZ"), drawn("line string zm"), drawn("Curve")
    ('MULTIPOLYGON (…)', 'LINESTRING (…)', 'GEOMETRY (…)')
    """
    word = str(name).upper().replace(" ", "").rstrip("ZM")
    return f"{word if word in KINDS else 'GEOMETRY'} (…)"
