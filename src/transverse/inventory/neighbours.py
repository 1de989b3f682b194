"""What only the other columns of a table tell: whether « nom » is that of a person, whether axes were swapped."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from transverse.inventory.column_type import ColumnType, column_types
from transverse.inventory.column_types._names import is_family_name, is_known_name, is_titled_name


@dataclass(frozen=True, slots=True)
class Understood:
    """A column while its table is being understood; it does not outlive it.

    Attributes
    ----------
    name, heading
        The header as written, and its words.
    type
        The code of its meaning so far.
    values
        Its distinct values.
    notes
        What looks wrong, in French.
    """

    name: str
    heading: tuple[str, ...]
    type: str
    values: Sequence[str]
    notes: tuple[str, ...] = ()


Rule = Callable[[Sequence[Understood]], Sequence[Understood]]

# Types that only a register of persons has.
_OF_PERSONS = frozenset(
    {"prenom", "nom_personne", "civilite", "date_naissance", "nir", "matricule", "quotient_familial"}
)
_REACHED = frozenset({"email", "tel_fr"})
# Words by which a header of such a register names somebody.
_SOMEBODY = frozenset(
    "demandeur petitionnaire acquereur vendeur locataire agent eleve enfant usager beneficiaire parent salarie".split()
)
_OF_NAMES = frozenset("usuel usage famille naissance patronymique marital".split())
# Types that a list of schools, stations or companies has, and no register of persons.
_OF_PLACES = frozenset(
    "latitude_wgs longitude_wgs latitude_l93 longitude_l93 latlon_wgs lonlat_wgs geometry geojson uai siret siren "
    "code_finess insee_ape700 horaires".split()
)
_NORTH, _EAST = (41.0, 51.6), (-5.6, 10.0)


def settle(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Return the columns with the meanings that their neighbours give or take away."""
    for rule in _RULES:
        columns = rule(columns)
    return columns


def _names(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A « nom » is that of a person beside his first name, or in a register of persons when such names are known."""
    pairs = {_without(each.heading, "prenom") for each in columns if each.type == "prenom"}
    types = {each.type for each in columns}
    somebody = bool(types & _OF_PERSONS) or any(_SOMEBODY.intersection(each.heading) for each in columns)
    somebody = somebody or (bool(types & _REACHED) and not types & _OF_PLACES)
    return [_named(each, pairs, somebody=somebody) for each in columns]


def _without(heading: tuple[str, ...], word: str) -> frozenset[str]:
    return frozenset(heading) - {word} - _OF_NAMES


def _named(column: Understood, pairs: AbstractSet[frozenset[str]], *, somebody: bool) -> Understood:
    if "nom" not in column.heading or column.type not in {"text", "commune", "nom_complet", "prenom", "departement"}:
        return column
    bare = column.heading == ("nom",)
    paired = _without(column.heading, "nom") in pairs
    known = somebody and bare and _share(is_known_name, column.values) >= 0.2
    if (paired or known) and column.type != "nom_complet" and _share(is_family_name, column.values) >= 0.8:
        return replace(column, type="nom_personne")
    if bare and not somebody and column.type == "nom_complet" and not any(map(is_titled_name, column.values)):
        return replace(column, type="text")  # a school, a gymnasium, a street that bears the name of somebody
    return column


def _share(check: Callable[[str], bool], values: Sequence[str]) -> float:
    return sum(map(check, values)) / len(values) if values else 0.0


def _parcels(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Beside a section of the land register and no street, « numéro » is that of a parcel."""
    types = {each.type for each in columns}
    if "section_cadastrale" not in types or types & {"nom_voie", "adresse"}:
        return columns
    return [replace(each, type="parcelle_cadastrale") if each.heading == ("numero",) else each for each in columns]


def _axes(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A longitude that holds latitudes is one, and the reader is told; so for the other."""
    return [_axis(each) for each in columns]


def _axis(column: Understood) -> Understood:
    if column.type == "longitude_wgs" and _all_within(column.values, _NORTH):
        return replace(column, type="latitude_wgs", notes=(*column.notes, _said(column.name, "latitudes")))
    if column.type == "latitude_wgs" and _all_within(column.values, _EAST):
        return replace(column, type="longitude_wgs", notes=(*column.notes, _said(column.name, "longitudes")))
    return column


def _said(name: str, held: str) -> str:
    return f"La colonne « {name.strip()} » semble contenir des {held} : vérifiez l'ordre des coordonnées."


def _all_within(values: Sequence[str], bounds: tuple[float, float]) -> bool:
    numbers = [
        float(each.replace(",", "."))
        for each in values
        if each.replace(",", ".").lstrip("+-").replace(".", "").isdecimal()
    ]
    return bool(numbers) and sum(bounds[0] <= each <= bounds[1] for each in numbers) >= 0.95 * len(numbers)


def _codes(columns: Sequence[Understood]) -> Sequence[Understood]:
    """Beside the names of departments, regions or communes, a bare « code » is theirs when it holds nothing else."""
    named = {each.type for each in columns}
    beside = [code for name, code in _CODES.items() if name in named and f"code_{name}" not in named]
    return [next((replace(each, type=code.id) for code in beside if _is_code(each, code)), each) for each in columns]


def _is_code(column: Understood, code: ColumnType) -> bool:
    bare = column.heading in {("code",), ("id",), ("numero",), ("insee",)} and column.type in {
        "int",
        "text",
        "identifiant",
    }
    return bare and len(column.values) > 1 and _share(code.is_valid, column.values) >= 0.9


def _towns(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A header that says nothing but « commune » is believed of names that no list has: old ones, abroad."""
    return [replace(each, type="commune") if _is_town(each) else each for each in columns]


def _is_town(column: Understood) -> bool:
    says = frozenset(column.heading) - {"nom", "libelle"}
    return column.type == "text" and says in _TOWNS and _share(is_family_name, column.values) >= 0.7


def _signs(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A column that holds two signs and nothing else, « t » and « f » or « O » and « N », answers yes or no."""
    return [replace(each, type="booleen") if _is_answer(each) else each for each in columns]


def _is_answer(column: Understood) -> bool:
    return column.type == "text" and {each.lower() for each in column.values} in ({"t", "f"}, {"o", "n"}, {"v", "f"})


_TOWNS = (frozenset({"commune"}), frozenset({"ville"}), frozenset({"localite"}))
_CODES = {
    each.id.removeprefix("code_"): each for each in column_types() if each.id in {"code_departement", "code_region"}
}
_RULES: tuple[Rule, ...] = (_names, _codes, _parcels, _towns, _signs, _axes)
