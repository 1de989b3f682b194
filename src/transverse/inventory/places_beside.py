"""Places, told by the columns beside them: bare codes, parcels, streets that are only mentioned, swapped axes."""

from collections.abc import Sequence
from dataclasses import replace

from transverse.inventory.column_type import ColumnType, column_types
from transverse.inventory.column_types._names import is_family_name
from transverse.inventory.column_types._streets import begins_with_street
from transverse.inventory.column_types._values import number
from transverse.inventory.understood import Understood

_CODES = {
    each.id.removeprefix("code_"): each for each in column_types() if each.id in {"code_departement", "code_region"}
}
_BARE = frozenset({("code",), ("id",), ("numero",), ("insee",)})
_TOWNS = frozenset({"commune", "ville", "localite"})
# Degrees between which mainland France lies.
_NORTH, _EAST = (41.0, 51.6), (-5.6, 10.0)


def codes(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Beside the names of departments or of regions, a bare « code » is theirs when it holds nothing else."""
    named = {each.type for each in columns}
    beside = [code for name, code in _CODES.items() if name in named and code.id not in named]
    return [next((replace(each, type=code.id) for code in beside if _is_code(each, code)), each) for each in columns]


def _is_code(column: Understood, code: ColumnType) -> bool:
    bare = column.heading in _BARE and column.type in {"int", "text", "identifiant"}
    return bare and len(column.values) > 1 and column.share(code.is_valid) >= 0.9


def parcels(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Beside a section of the land register and no street, « numéro » is that of a parcel."""
    types = {each.type for each in columns}
    if "section_cadastrale" not in types or types & {"nom_voie", "adresse"}:
        return columns
    return [replace(each, type="parcelle_cadastrale") if each.heading == ("numero",) else each for each in columns]


def sections(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Beside accounts, the sections F and I are those of a budget."""
    if not {"code_nature_comptable", "code_fonction_comptable"} & {each.type for each in columns}:
        return columns
    return [replace(each, type="text") if _is_of_a_budget(each) else each for each in columns]


def _is_of_a_budget(column: Understood) -> bool:
    return column.type == "section_cadastrale" and {each.upper() for each in column.values} <= {"F", "I"}


def streets(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A header that mentions a street, « état de la voie », is not that of its name unless the cells are streets."""
    return [replace(each, type="text") if _mentions_street(each) else each for each in columns]


def _mentions_street(column: Understood) -> bool:
    says = len(column.heading) == 1 or {"nom", "libelle", "adresse"} & set(column.heading)
    return column.type == "nom_voie" and not says and column.share(begins_with_street) < 0.4


def towns(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A header that says nothing but « commune » is believed of names that no list has: old ones, abroad."""
    return [replace(each, type="commune") if _is_town(each) else each for each in columns]


def _is_town(column: Understood) -> bool:
    says = frozenset(column.heading) - {"nom", "libelle"}
    return column.type == "text" and len(says) == 1 and says <= _TOWNS and column.share(is_family_name) >= 0.7


def axes(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A longitude that holds latitudes is one, and the reader is told; « long_m » without a latitude is a length."""
    found = [each for each in columns if each.type in {"longitude_wgs", "latitude_wgs"}]
    return [_axis(each, alone=len(found) < 2) if each in found else each for each in columns]


def _axis(column: Understood, *, alone: bool) -> Understood:
    if alone and "long" in column.heading and len(column.heading) > 1:
        return replace(column, type="longueur")
    if column.type == "longitude_wgs" and _lies(column, _NORTH):
        return replace(column, type="latitude_wgs", notes=(*column.notes, _warning(column.name, "latitudes")))
    if column.type == "latitude_wgs" and _lies(column, _EAST):
        return replace(column, type="longitude_wgs", notes=(*column.notes, _warning(column.name, "longitudes")))
    return column


def _warning(name: str, held: str) -> str:
    return f"La colonne « {name.strip()} » semble contenir des {held} : vérifiez l'ordre des coordonnées."


def _lies(column: Understood, bounds: tuple[float, float]) -> bool:
    degrees = [degree for degree in map(number, column.values) if degree is not None]
    return bool(degrees) and sum(bounds[0] <= each <= bounds[1] for each in degrees) >= 0.95 * len(degrees)
