"""Maps written as XML or as text that are not opened here: GML, MapInfo."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.text import decoded_head, looks_like_text

ID = "map_text"
LABEL = "carte en GML ou MapInfo"
SUFFIXES = tuple(".gml .tab .mif".split())
MEDIA_TYPE = "application/gml+xml"
FILE_TYPE = "GML"
RANK = 53
SOURCE = "https://www.ogc.org/standard/gml/"
EXAMPLES = (
    b'<?xml version="1.0"?>\n<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml">',
    b"!table\n!version 300\n",
)
COUNTER_EXAMPLES = (
    b"",
    b"<note>gml</note>",
    b"gml;tab\n1;2\n",
    b"Version 2\ndu 3 mai\n",
)

_XML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:(?:\w+:)?FeatureCollection|gml:\w+)[\s>]", re.DOTALL)
_MAPINFO = re.compile(r"\s*!table\s*\n\s*!version\b|version\s+\d+\s*\n\s*charset\s+", re.IGNORECASE)
_FIRST = 4096


def recognise(source: Source) -> bool:
    """Tell whether its first element, or its first lines, are those of a map."""
    if not looks_like_text(source.head[:_FIRST]):
        return False
    text = decoded_head(source.head[:_FIRST])
    return (_XML.match(text) or _MAPINFO.match(text)) is not None


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(
        listed="Une carte d'un genre qui ne s'ouvre pas ici. Enregistrez-la en GeoJSON ou en GeoPackage pour la voir."
    )
