"""The national schema that a file follows, or comes near, from the names of its columns.

A column weighs all the more as fewer schemas have it (inverse document frequency, K. Spärck Jones, 1972); names that
any table may have, such as « nom » or « adresse », weigh little and prove nothing.  A file follows a schema when the
harmonic mean of what it has of the schema, and of what the schema explains of the file, reaches `_FOLLOWS`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum, log

from transverse.inventory.model import Schema, Table
from transverse.inventory.names import column_key
from transverse.inventory.ordinary_columns import COMMON, TECHNICAL
from transverse.inventory.schema_file import Definition, definitions

_FOLLOWS, _NEAR = 0.6, 0.3
_PROOFS, _NEAR_PROOFS = 2, 3  # columns that no other schema has, and that nobody calls so by chance
_EXPLAINED = 0.95  # of a small table: all that it has is of the schema
_COMMON_WEIGHT, _STRANGER_WEIGHT = 0.25, 0.5  # of the weight of a column that one schema has
_SHAPEFILE_NAME = 10  # characters: that format cuts longer names
_GEOGRAPHIC_KINDS = frozenset({"geojson", "shapefile", "gpkg"})

_PLACE = frozenset(
    map(column_key, "x y lon lat long xlong ylat longitude latitude coordonneesxy geopoint geometrie".split())
)


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
    return _schema(best, geographic=kind in _GEOGRAPHIC_KINDS) if best else None


def trade_of(schema: Schema) -> str:
    """Return the trade of those who keep such a table, ``""`` for a schema that is not known any more."""
    same = (each.trade for each in definitions().values() if (each.code, each.title) == (schema.code, schema.title))
    return next(same, "")


@dataclass(frozen=True, slots=True)
class _Match:
    """How a table compares with a schema: the columns of today that it has, and whether it follows."""

    definition: Definition
    present: frozenset[str]
    score: float
    follows: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """Who has each column: by key, the schemas, and the name of today in each of them (``""`` for one of old).

    ``cut`` is the same for the names as a shapefile cuts them; ``sure`` the weight of what one package alone has.
    """

    columns: Mapping[str, Mapping[str, str]]
    cut: Mapping[str, Mapping[str, str]]
    weights: Mapping[str, float]
    common: frozenset[str]
    technical: frozenset[str]
    sure: float

    def weight(self, key: str) -> float:
        """Return the weight of a column, of a schema or of none."""
        if key in self.common:
            return self.sure * _COMMON_WEIGHT
        return self.weights.get(key, self.sure * _STRANGER_WEIGHT)


@cache
def _index() -> _Index:
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    cut: dict[str, dict[str, str]] = defaultdict(dict)
    for each in definitions().values():
        names = {**dict.fromkeys(each.former, ""), **each.aliases, **{name: name for name in each.columns}}
        for name, today in names.items():
            columns[column_key(name)][each.id] = today
            cut[column_key(name[:_SHAPEFILE_NAME])].setdefault(each.id, column_key(name))
    packages = len({each.package for each in definitions().values()})
    weights = {key: log(1 + packages / _packages(owners)) for key, owners in columns.items()}
    common, technical = (frozenset(map(column_key, names)) for names in (COMMON, TECHNICAL))
    return _Index(columns, cut, weights, common, technical, log(1 + packages))


def _packages(owners: Iterable[str]) -> int:
    return len({definitions()[owner].package for owner in owners})


def _matches(table: Table, kind: str) -> list[_Match]:
    index = _index()
    keys = {_key(column.name) for column in table.columns} - {""}
    keys -= index.technical - index.columns.keys()
    found: dict[str, dict[str, str]] = defaultdict(dict)  # by schema: names in the file, names in the schema
    for key in keys:
        for owner in index.columns.get(key, ()):
            found[owner][key] = key
        if kind == "shapefile":
            for owner, whole in index.cut.get(key, {}).items():
                found[owner].setdefault(key, whole)
    every = (_match(definitions()[owner], had, keys) for owner, had in found.items())
    return [match for match in every if match]


def _key(name: str) -> str:
    """Return the key of a column; of the list that holds it, when it is one of a nested record: « titulaires[].id »."""
    whole = column_key(name)
    if "[" not in name or whole in _index().columns:
        return whole
    holder = column_key(name.partition("[")[0])
    return holder if holder in _index().columns else whole


def _match(definition: Definition, had: Mapping[str, str], keys: Iterable[str]) -> _Match | None:
    """Compare a table with a schema; None when it does not even come near."""
    index = _index()
    present = frozenset(index.columns[key][definition.id] for key in had.values()) - {""}
    matched = fsum(map(index.weight, set(had.values())))
    precision = matched / (matched + fsum(index.weight(key) for key in keys if key not in had))
    recall = max(
        min(1, matched / _weight_of(definition.columns)),
        _weight_of(present & set(definition.required)) / _weight_of(definition.required),
    )
    score = 2 * precision * recall / (precision + recall)
    proofs = sum(index.weight(key) >= index.sure for key in set(had.values()))
    whole = precision >= _EXPLAINED and len(present) == len(definition.columns)
    if score >= _FOLLOWS and (proofs >= _PROOFS or whole):
        return _Match(definition, present, score, follows=True)
    near = score >= _NEAR and proofs >= _NEAR_PROOFS
    if near or (precision >= _EXPLAINED and proofs >= _PROOFS):
        return _Match(definition, present, score, follows=False)
    return None


@lru_cache(maxsize=1 << 10)
def _weight_of(names: tuple[str, ...] | frozenset[str]) -> float:
    return fsum(_index().weight(column_key(name)) for name in names)


def _schema(match: _Match, *, geographic: bool) -> Schema:
    known = match.definition
    return Schema(
        code=known.code,
        title=known.title,
        version=known.version,
        missing=tuple(
            name
            for name in known.required
            if name not in match.present and not (geographic and column_key(name) in _PLACE)
        ),
        exact=match.follows,
    )
