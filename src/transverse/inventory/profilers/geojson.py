"""Maps as GeoJSON (RFC 7946), whatever their name: a table whose last column says the kind of geometry."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers.json import begins, document
from transverse.inventory.text import decoded_head

ID = "geojson"
LABEL = "carte GeoJSON"
SUFFIXES = (".geojson",)
MEDIA_TYPE = "application/geo+json"
FILE_TYPE = "GEOJSON"
RANK = 60
SOURCE = "https://www.rfc-editor.org/rfc/rfc7946"
EXAMPLES = (
    b'{"type": "FeatureCollection", "features": []}',
    b'\xef\xbb\xbf{\n "type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[2,48]}}',
    b'{"features":[{"geometry":null,"properties":{"a":1},"type":"Feature"}]}',
    b'{"type":"Polygon","coordinates":[[[2,48],[2,49],[3,49],[2,48]]]}',
    b'\x1e{"type":"Feature","properties":{"a":1},"geometry":null}\n',
)
COUNTER_EXAMPLES = (
    b"",
    b'{"type": "liste", "features": 3}',
    b'[{"geo_shape": {"type": "Feature", "geometry": null}, "nom": "a"}]',
    b'{"note": "un type FeatureCollection"}',
    b'{"type": "Topology", "objects": {}}',
    b"type,FeatureCollection\n",
)

_TYPE = re.compile(r'"type"\s*:\s*"FeatureCollection"|"features"\s*:\s*\[\s*\{')
_BARE = re.compile(r'\s*\x1e?\s*\{\s*"type"\s*:\s*"(?:Feature|(?:Multi)?(?:Point|LineString|Polygon))"')


def recognise(source: Source) -> bool:
    """Tell whether a JSON text is a collection of features, a feature, or a geometry."""
    if not begins(source):
        return False
    text = decoded_head(source.head).lstrip("\ufeff \t\r\n")
    return bool((not text.startswith("[") and _TYPE.search(text)) or _BARE.match(text))


def profile(source: Source) -> Profile:
    """Read the attributes; positions are passed over, only the kind of geometry stays.

    Raises
    ------
    UnreadableError
        It breaks before its first feature ends.
    """
    return document(source, drawn=True)
