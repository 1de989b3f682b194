"""Maps as KML (OGC 12-007): places with their name and the columns that software adds to them."""

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from transverse.inventory.profile import MAX_COLUMNS, MAX_ROWS, Grid, Profile, Source
from transverse.inventory.profilers._cells import cell, drawn, fitting
from transverse.inventory.profilers._xml import attribute, elements, local
from transverse.inventory.text import decoded_head

ID = "kml"
LABEL = "carte KML"
SUFFIXES = (".kml",)
MEDIA_TYPE = "application/vnd.google-earth.kml+xml"
FILE_TYPE = "KML"
RANK = 51
SOURCE = "https://docs.ogc.org/is/12-007r2/12-007r2.html"
EXAMPLES = (
    b'<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>',
    b"\xef\xbb\xbf<kml><Folder>",
    b"<!-- export -->\n<kml:kml>",
)
COUNTER_EXAMPLES = (
    b"",
    b"<html><body>&lt;kml&gt;</body></html>",
    b"<kmlisteur/>",
    b"Bonjour <kml>",
    b'<?xml version="1.0"?><gpx/>',
    b"PK\x03\x04doc.kml",
)

LIMIT = 16_777_216  # bytes read of a file
PIECE = 65_536
_ROOT = re.compile(r"\s*(?:<[?!][^>]*>[\s\]>]*)*<(?:\w+:)?kml[\s>]")
_SHAPES = {"Point": "POINT", "LineString": "LINESTRING", "LinearRing": "LINESTRING", "Polygon": "POLYGON"}
_MIXED = frozenset({"MultiGeometry", "Track", "MultiTrack", "Model"})
_TOLD = frozenset({"name", "description", "address", "phoneNumber"})


def recognise(source: Source) -> bool:
    """Tell whether the first element is that of KML."""
    return _ROOT.match(decoded_head(source.head).lstrip("\ufeff")) is not None


def profile(source: Source) -> Profile:
    """Read the places.

    Raises
    ------
    UnreadableError
        It is not well formed, or defines entities.
    """
    whole = source.size <= LIMIT
    rows = [
        dict(islice(_cells(place), MAX_COLUMNS))
        for place in islice(elements(pieces(source), "Placemark", cut=not whole), MAX_ROWS)
    ]
    if not rows:
        return Profile(listed="Une carte sans aucun lieu.")
    header = tuple(dict.fromkeys(name for row in rows for name in row))[:MAX_COLUMNS]
    kept = [tuple(row.get(name, "") for name in header) for row in rows[: fitting(len(header))]]
    return Profile((Grid("", header, kept, len(rows) if whole and len(rows) < MAX_ROWS else None),))


def pieces(source: Source) -> Iterator[bytes]:
    """Yield the first bytes of a file, a piece at a time."""
    with source.path.open("rb") as file:
        for _ in range(LIMIT // PIECE):
            if piece := file.read(PIECE):
                yield piece


def _cells(place: Element) -> Iterator[tuple[str, str]]:
    """Yield the columns of a place: what KML names, what software adds, then the kind of its geometry."""
    shape = ""
    for element in place:
        name = local(element.tag)
        if name in _TOLD:
            yield name, cell((element.text or "").strip())
        elif name == "ExtendedData":
            yield from _added(element)
        elif name in _SHAPES:
            shape = drawn(_SHAPES[name])
        elif name in _MIXED:
            shape = drawn("")
    yield "geometry", shape


def _added(element: Element) -> Iterator[tuple[str, str]]:
    for each in element.iter():
        if local(each.tag) == "SimpleData":
            yield attribute(each, "name"), cell((each.text or "").strip())
        elif local(each.tag) == "Data":
            value = next((inner.text for inner in each if local(inner.tag) == "value"), None)
            yield attribute(each, "name"), cell((value or "").strip())
