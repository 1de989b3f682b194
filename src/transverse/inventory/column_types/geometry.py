"""A geometry as well-known text, or its bytes in hexadecimal."""

import re

from transverse.inventory.model import Personal

ID = "geometry"
LABEL = "géométrie au format WKT"
SOURCE = "ISO 19125-1 (Simple Features), well-known text and binary"
PERSONAL = Personal.NONE
WORDS = "geometry, geom, wkt, shape"
RANK = 10
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = ("POINT (2.35 48.85)", "MULTIPOLYGON (((2.35 48.85, 2.36 48.86)))", "POLYGON (…)")
COUNTER_EXAMPLES = ("Point de vente", "Point d'eau (rue de Paris)", "2.35 48.85", "Pointe (…)")

_WKT = re.compile(
    r"(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRY|GEOMETRYCOLLECTION|CURVE|SURFACE)\s*(?:Z|M|ZM)?\s*\(.*",
    re.DOTALL | re.IGNORECASE,
)
_WKB = re.compile(r"01[0-9A-F]0[0-9A-F]0000[02A-F0-9][0-9A-F]{25,}")
_START = re.compile(r".*?\(\(*\s*(?:-?\d|…).*", re.DOTALL)  # « … » as the profilers of maps tell a shape
_KIND = re.compile(r"(?:Multi)?(?:Point|LineString|Polygon)(?: ?Z?M?)|GeometryCollection", re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tell whether the cell begins as one, or names its kind."""
    return _KIND.fullmatch(text) is not None or is_sure(text)


def is_sure(text: str) -> bool:
    """Tell whether the cell begins as one; its end may be cut."""
    return (_WKT.fullmatch(text) is not None and _START.fullmatch(text) is not None) or _WKB.fullmatch(text) is not None
