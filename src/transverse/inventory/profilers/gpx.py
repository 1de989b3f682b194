"""Places, tracks and routes of a satellite receiver (GPX 1.1): walks, rounds, surveys of the field."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from transverse.inventory.profile import MAX_ROWS, Grid, Profile, Source
from transverse.inventory.profilers._cells import cell, drawn
from transverse.inventory.profilers._xml import elements, local
from transverse.inventory.profilers.kml import LIMIT, pieces
from transverse.inventory.text import decoded_head

ID = "gpx"
LABEL = "relevé GPX"
SUFFIXES = (".gpx",)
MEDIA_TYPE = "application/gpx+xml"
FILE_TYPE = "XML"
RANK = 51
SOURCE = "https://www.topografix.com/GPX/1/1/"
EXAMPLES = (
    b'<?xml version="1.0"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"></gpx>',
    b"\xef\xbb\xbf<gpx><wpt lat='48' lon='2'/></gpx>",
)
COUNTER_EXAMPLES = (b"", b"<gpxs/>", b"<kml><name>gpx</name></kml>", b"trace <gpx>")

_ROOT = re.compile(r"\s*(?:<[?!][^>]*>[\s\]>]*)*<(?:\w+:)?gpx[\s>]")
_KINDS = {"wpt": "POINT", "rte": "LINESTRING", "trk": "MULTILINESTRING"}
_EMPTY, _LONG = "Un relevé sans aucun lieu ni trajet.", "Un relevé dont le premier trajet est trop long pour être lu."
_TOLD = ("name", "cmt", "desc", "type", "ele", "time")


def recognise(source: Source) -> bool:
    """Tell whether the first element is that of GPX."""
    return _ROOT.match(decoded_head(source.head).lstrip("\ufeff")) is not None


def profile(source: Source) -> Profile:
    """Read the places, the routes and the tracks, each kind as a table; their positions are passed over.

    Raises
    ------
    UnreadableError
        It is not well formed, or defines entities.
    """
    whole = source.size <= LIMIT
    found: dict[str, list[tuple[str, ...]]] = {}
    for element in elements(pieces(source), *_KINDS, "trkpt", "rtept", cut=not whole):
        kind = local(element.tag)
        if kind in _KINDS and len(found.setdefault(kind, [])) < MAX_ROWS:
            found[kind].append((*_cells(element), drawn(_KINDS[kind])))
    if not found:
        return Profile(listed=_EMPTY if whole else _LONG)
    header = (*_TOLD, "geometry")
    totals = {kind: len(rows) if whole and len(rows) < MAX_ROWS else None for kind, rows in found.items()}
    return Profile(tuple(Grid(kind, header, rows, totals[kind]) for kind, rows in found.items()))


def _cells(element: Element) -> Iterator[str]:
    told = {local(each.tag): (each.text or "").strip() for each in element}
    yield from (cell(told.get(name, "")) for name in _TOLD)
