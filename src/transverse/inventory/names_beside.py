"""Names of persons, told by the columns beside them: a school, a street and a prize bear such names too."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from transverse.inventory.column_types._names import is_family_name, is_known_name, is_titled_name
from transverse.inventory.understood import Understood

# Types that only a register of persons has.
_OF_PERSONS = frozenset("prenom nom_personne civilite date_naissance nir matricule quotient_familial".split())
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
_MAY_BE_NAMES = frozenset("text commune nom_complet prenom departement".split())


def names(columns: Sequence[Understood]) -> Sequence[Understood]:
    """A « nom » is that of a person beside his first name, or in a register of persons when such names are known."""
    pairs = {_without(each.heading, "prenom") for each in columns if each.type == "prenom"}
    types = {each.type for each in columns}
    somebody = bool(types & _OF_PERSONS) or any(_SOMEBODY.intersection(each.heading) for each in columns)
    somebody = somebody or (bool(types & _REACHED) and not types & _OF_PLACES)
    return [_named(each, pairs, somebody=somebody) for each in columns]


def _without(heading: tuple[str, ...], word: str) -> frozenset[str]:
    return frozenset(heading) - {word} - _OF_NAMES


def _named(column: Understood, pairs: AbstractSet[frozenset[str]], *, somebody: bool) -> Understood:
    if "nom" not in column.heading or column.type not in _MAY_BE_NAMES:
        return column
    bare = column.heading == ("nom",)
    paired = _without(column.heading, "nom") in pairs
    known = somebody and bare and column.share(is_known_name) >= 0.2
    if (paired or known) and column.type != "nom_complet" and column.share(is_family_name) >= 0.8:
        return replace(column, type="nom_personne")
    if bare and not somebody and column.type == "nom_complet" and not any(map(is_titled_name, column.values)):
        return replace(column, type="text")
    return column
