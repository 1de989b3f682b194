"""A geometry in GeoJSON."""

import re

from transverse.inventory.model import Personal

ID = "geojson"
LABEL = "géométrie au format GeoJSON"
SOURCE = "RFC 7946, section 3.1"
PERSONAL = Personal.NONE
WORDS = "geojson, geo shape, geometry, geom"
RANK = 10
THRESHOLD = 0.7
ALONE = 0.7
EXAMPLES = (
    '{"type": "Point", "coordinates": [2.35, 48.85]}',
    '{"coordinates": [-0.983862, 47.291601], "type": "Point"}',
)
COUNTER_EXAMPLES = ('{"type": "Point"}', "[2.35, 48.85]", "POINT (2.35 48.85)")

_GEOMETRY = re.compile(
    r"""\{\s*["'](?:type["']\s*:\s*["'](?:Multi)?(?:Point|LineString|Polygon)\b.*coord|coordinates["']\s*:).*""",
    re.DOTALL,
)


def is_valid(text: str) -> bool:
    """Tell whether the cell is an object with coordinates; its end may be cut."""
    return text[0] == "{" and _GEOMETRY.fullmatch(text) is not None
