"""The national schema that a file follows, or comes near, from the names of its columns.

A column weighs all the more as fewer schemas have it (inverse document frequency, K. Spärck Jones, 1972); names that
any table may have, such as « nom » or « adresse », weigh little and prove nothing.  A file follows a schema when the
harmonic mean of what it has of the schema, and of what the schema explains of the file, reaches `_FOLLOWS`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from transverse.inventory.model import Schema, Table
from transverse.inventory.names import column_key
from transverse.inventory.schema_file import Definition, definitions

_FOLLOWS, _NEAR = 0.6, 0.3
_PROOFS, _NEAR_PROOFS = 2, 3  # columns that no other schema has, and that nobody calls so by chance
_COMMON_WEIGHT, _STRANGER_WEIGHT = 0.25, 0.5  # of the weight of a column that one schema has
_SHAPEFILE_NAME = 10  # characters: that format cuts longer names
_GEOGRAPHIC_KINDS = frozenset({"geojson", "shapefile", "gpkg"})

# What many tables call so, whatever they speak of: measured on open tables of collectivités.
_COMMON = frozenset(
    """
    acces acces_pmr accessibilite activite adresse annee auteur capacite categorie classe code code_com code_commune
    code_departement code_insee code_insee_commune code_postal code_region com_insee com_nom commentaire commentaires
    commune communes comm_insee comm_nom contact count couverture cp date date_creation date_debut date_fin
    date_installation date_maj date_mise_a_jour date_modification date_ouverture debit debut departement description
    diametre direction disponible document duree email emplacements emprise epci epci_nom epci_siren espece etat famille
    fin format fonction forme genre geometrie geopoint gestionnaire gratuit hauteur horaires horodatage id id_local
    identifiant image indisponible indicateur info insee insee_commune instructions itinerance kind largeur
    lat latitude libelle licence lien lieu_dit local localisation lon long longitude longueur lumiere marque matricule
    materiel mobilier modele montant mots_cles name nature nb_places nb_pmr nb_velo nom nom_commune nom_lieu nombre
    nom_epci numero obj objet observations occupation operateur ordre organisation parking pays phase photo precision
    procedure producteur programme proprietaire protection quartier reference region remarque reseau reservation
    service services siren siren_epci siret site site_id site_internet site_nom site_web situation source statut structure
    surface surveillance telephone theme themes titre tarif tarification type type_usagers typologie unite_mesure
    url uuid valeur ville voie volume x xlong y ylat zone annexe licence prix longueur_m lineaire observation
    date_releve date_plantation stade_developpement remarquable nom_vernaculaire hauteur_max
    """.split()
)
# Written by software for itself: neither for nor against a schema.
_TECHNICAL = frozenset(
    """
    geom the_geom wkt wkb geo_shape geo_point geo_point_2d geometry geom_wkt fid ogc_fid gid objectid object_id
    gml_id shape_length shape_area shape_leng index unnamed_0 last_modified datagouv_dataset_id datagouv_resource_id
    datagouv_organization_or_owner consolidated_longitude consolidated_latitude consolidated_code_postal created_at
    consolidated_commune json_featuretype row_id rowid
    """.split()
)
_PLACE = frozenset(map(column_key, "x y lon lat long xlong ylat longitude latitude coordonneesxy geopoint geometrie".split()))


def recognise(tables: Sequence[Table], kind: str = "") -> Schema | None:
    """Return the schema that one of the tables follows best, else the one that it surely comes near, else None.

    Parameters
    ----------
    tables
        Of one file.
    kind
        The code of its profiler: a geographic format holds places in its geometry, a shapefile cuts names.
    """
    matches = [match for table in tables for match in _matches(table, kind)]
    best = max(matches, key=lambda each: (each.follows, each.score, each.definition.id), default=None)
    return best and _schema(best, geographic=kind in _GEOGRAPHIC_KINDS)


def trade_of(schema: Schema) -> str:
    """Return the trade of those who keep such a table."""
    return next(each.trade for each in definitions().values() if (each.code, each.title) == (schema.code, schema.title))


@dataclass(frozen=True, slots=True)
class _Match:
    definition: Definition
    present: frozenset[str]
    score: float
    follows: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """The schemas of each column: by key, the name of today in each of them (``""`` for one of old)."""

    columns: Mapping[str, Mapping[str, str]]
    cut: Mapping[str, Mapping[str, str]]
    weights: Mapping[str, float]
    sure: float

    def weight(self, key: str) -> float:
        """Return the weight of a column of a schema."""
        return self.weights[key]

    def proves(self, key: str) -> bool:
        """Tell whether only one package has the column, under a name that is not found by chance."""
        return self.weights[key] >= self.sure


@cache
def _index() -> _Index:
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    for each in definitions().values():
        names = {**dict.fromkeys(each.former, ""), **each.aliases, **{name: name for name in each.columns}}
        for name, today in names.items():
            columns[column_key(name)][each.id] = today
    common = {column_key(name) for name in _COMMON}
    packages = len({each.package for each in definitions().values()})
    sure = log(1 + packages)
    weights = {
        key: sure * _COMMON_WEIGHT if key in common else log(1 + packages / _spread(owners))
        for key, owners in columns.items()
    }
    cut: dict[str, dict[str, str]] = defaultdict(dict)
    for owners in columns.values():
        for owner, today in owners.items():
            cut[column_key(today[:_SHAPEFILE_NAME])][owner] = today
    return _Index(columns, cut, weights, sure)


def _spread(owners: Iterable[str]) -> int:
    return len({definitions()[owner].package for owner in owners})


def _matches(table: Table, kind: str) -> list[_Match]:
    index = _index()
    keys = {column_key(column.name) for column in table.columns} - {column_key(name) for name in _TECHNICAL} - {""}
    found: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for owner in index.columns.get(key, ()):
            found[owner].add(key)
        if kind == "shapefile":
            _restore(key, index, found)
    scored = (_match(definitions()[owner], frozenset(had), keys) for owner, had in found.items())
    return [match for match in scored if match]
