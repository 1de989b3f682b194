"""A record with objects inside it as one row: ``acheteur.id``, ``titulaires[].id``."""

from collections.abc import Iterator, Mapping
from typing import Any

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS
from transverse.inventory.profilers._cells import KINDS, cell, drawn

_DEEPEST = 3  # objects within objects; a procurement contract has two
_ITEMS = 20  # of a list of words shown in a cell
_INNER = ("properties", "attributes", "fields")  # where GeoJSON, ArcGIS and Opendatasoft put the columns of a record
_OUTER = frozenset({"geometry", "recordid", "arcs"})  # what then stands beside them


def flat(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a record by the name of their column.

    An object within it is named with a point, the first object of a list with ``[]``; a list of words is one cell; a
    geometry is its kind, such as ``"POINT (…)"``, in a column that keeps its name.  Beyond three objects, « … ».

    >>> flat({"id": "1", "acheteur": {"id": "217500016"}, "titulaires": [{"id": "a"}, {"id": "b"}]})
    {'id': '1', 'acheteur.id': '217500016', 'titulaires[].id': 'a'}
    >>> flat({"type": "Feature", "geometry": {"type": "Point", "coordinates": []}, "properties": {"nom": "Quai"}})
    {'nom': 'Quai', 'geometry': 'POINT (…)'}
    """
    cells: dict[str, str] = {}
    for name, text in _row(record):
        if len(cells) == MAX_COLUMNS:
            break
        cells[name[:MAX_CELL]] = text
    return cells


def _row(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    inner = next((record[name] for name in _INNER if isinstance(record.get(name), dict)), None)
    if inner is None or not (_OUTER & record.keys() or record.get("type") == "Feature"):
        yield from _cells(record, "", 0)
        return
    yield from _cells(inner, "", 0)
    if "geometry" in record or "arcs" in record:
        yield "geometry", _geometry(record) or (drawn("") if record.get("geometry") else "")


def _cells(record: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        yield from _cell(f"{prefix}{key}", value, depth)


def _cell(name: str, value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if kind := _geometry(value):
            yield name, kind
        elif depth + 1 < _DEEPEST:
            yield from _cells(value, f"{name}.", depth + 1)
        else:
            yield name, "…"
    elif isinstance(value, list):
        yield from _listed(name, value, depth)
    else:
        yield name, cell(value)


def _listed(name: str, values: list[Any], depth: int) -> Iterator[tuple[str, str]]:
    first = next((each for each in values if isinstance(each, dict)), None)
    if first is not None:
        yield from _cell(f"{name}[]", first, depth)
    elif any(isinstance(each, list) for each in values):
        yield name, "…"
    else:
        yield name, ", ".join(cell(each) for each in values[:_ITEMS])[:MAX_CELL]


def _geometry(value: Mapping[str, Any]) -> str:
    """Return what stands for a geometry, bare or in a feature; ``""`` for anything else."""
    kind = value.get("type")
    if kind == "Feature" or "geometry" in value:
        value = value["geometry"] if isinstance(value.get("geometry"), dict) else {}
        kind = value.get("type")
    if not isinstance(kind, str) or not {"coordinates", "geometries", "arcs"} & value.keys():
        return ""
    return drawn(kind) if kind.upper() in KINDS else ""
