"""Tables of a SQLite file, read without a trace: no lock, no journal, nothing written beside it."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from transverse.inventory.profile import MAX_CELL, MAX_TABLES, Grid, Profile, UnreadableError
from transverse.inventory.profilers._cells import cell, drawn, fitting

MAGIC = b"SQLite format 3\0"
_COUNTING, _READING = 0.5, 5.0  # seconds, over all the tables
_LONGEST = 16_777_216  # bytes of one value, which SQLite holds whole
_STEPS = 10_000  # of the machine of SQLite between two looks at the clock
# Written by QGIS, GDAL, SpatiaLite and Django for themselves.
_PREFIXES = ("gpkg_", "rtree_", "sqlite_", "idx_", "django_migrations", "qgis_", "views_geometry", "virts_geometry")
_NAMES = frozenset(
    (
        "layer_styles spatial_ref_sys spatial_ref_sys_aux spatialite_history geometry_columns elementarygeometries "
        "geom_cols_ref_sys spatialindex sql_statements_log data_licenses geometry_columns_auth knn knn2 "
        "geometry_columns_statistics geometry_columns_field_infos geometry_columns_time ogr_empty_table"
    ).split()
)
_GPKG = "SELECT table_name, column_name, geometry_type_name FROM gpkg_geometry_columns"
_SPATIALITE = "SELECT f_table_name, f_geometry_column, geometry_type FROM geometry_columns"
_TITLES = "SELECT identifier, description FROM gpkg_contents LIMIT 200"
_CODES = ("GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON")
_WRITING = (
    "Un logiciel y écrit peut-être en ce moment\u00a0: ce qu'il n'a pas encore rangé dans ce fichier n'a pas été lu."
)
_MANY = "Cette base a {} tables\u00a0: seules les {} premières ont été lues."
_PARTLY = "Une partie de la base est abîmée\u00a0: ces tables n'ont pas pu être lues\u00a0: {}."
_DAMAGED = "La base de données est abîmée ou incomplète. Demandez-en une copie à son auteur."

_FAULTS = (sqlite3.Error, UnicodeError)  # what SQLite says of a damaged name may be no text either
Geometries = dict[tuple[str, str], str]


def read(path: Path) -> Profile:
    """Return the tables of a data base, what is odd in it, and the titles that a GeoPackage gives to its layers.

    The file is opened as if nobody could change it: SQLite then writes nothing, and looks at no journal beside it.

    Raises
    ------
    UnreadableError
        It is damaged, cut, or protected by a password.
    """
    try:
        with closing(_opened(path)) as base:
            names = _tables(base)
            found, lost = _grids(base, names[:MAX_TABLES], _geometries(base))
            titles = tuple(_titles(base))
    except _FAULTS as error:
        raise UnreadableError(_DAMAGED) from error
    if lost and not found:
        raise UnreadableError(_DAMAGED)
    notes = [_WRITING] if _is_written(path) else []
    if len(names) > MAX_TABLES:
        notes.append(_MANY.format(len(names), MAX_TABLES))
    if lost:
        notes.append(_PARTLY.format(", ".join(f"«\u00a0{name}\u00a0»" for name in lost)))
    if not found:
        return Profile(listed="Une base de données sans aucune table.", notes=tuple(notes))
    return Profile(tuple(found), notes=tuple(notes), words=titles)


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1", uri=True)
    base.text_factory = _text
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    base.execute("PRAGMA trusted_schema = OFF")  # a function named by the file itself is not called
    base.execute("PRAGMA cell_size_check = ON")
    return base


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _is_written(path: Path) -> bool:
    beside = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return any(each.is_file() and each.stat().st_size for each in beside)


def _tables(base: sqlite3.Connection) -> list[str]:
    """Return the tables that hold rows of their own: neither views, nor indexes of space or of words."""
    listed = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = tuple(f"{name}_" for name, sql in listed if str(sql).upper().startswith("CREATE VIRTUAL"))
    names = (str(name) for name, sql in listed if not str(sql).upper().startswith("CREATE VIRTUAL"))
    return sorted(name for name in names if not _is_system(name.lower()) and not name.startswith(virtual or "\0"))


def _is_system(name: str) -> bool:
    return name.startswith(_PREFIXES) or name in _NAMES


def _geometries(base: sqlite3.Connection) -> Geometries:
    """Return the kind of each column of geometry, as GeoPackage or SpatiaLite declare them."""
    for query in (_GPKG, _SPATIALITE):
        try:
            rows = base.execute(query).fetchall()
        except _FAULTS:  # there is no such table
            continue
        return {(str(table).lower(), str(name).lower()): _kind(kind) for table, name, kind in rows}
    return {}


def _titles(base: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = base.execute(_TITLES).fetchall()
    except _FAULTS:  # there is no such table
        return
    yield from dict.fromkeys(cell(word) for row in rows for word in row if word)


def _kind(kind: object) -> str:
    if isinstance(kind, int):
        return drawn(_CODES[kind % 1000] if kind % 1000 < len(_CODES) else "")
    return drawn(kind)


def _grids(base: sqlite3.Connection, names: list[str], shapes: Geometries) -> tuple[list[Grid], list[str]]:
    columns: dict[str, list[str]] = {}
    lost = []
    for name in names:
        try:
            columns[name] = [str(row[1]) for row in base.execute(f"PRAGMA table_info({_quoted(name)})")]
        except _FAULTS:
            lost.append(name)
    wanted = fitting(sum(map(len, columns.values())))
    found = []
    _stop_after(base, _READING)
    for name, header in columns.items():
        try:
            found.append(_grid(base, name, header, shapes, wanted))
        except _FAULTS:
            lost.append(name)
    _stop_after(base, _COUNTING)
    return [Grid(each.name, each.header, each.rows, _total(base, each, wanted)) for each in found], lost


def _grid(base: sqlite3.Connection, name: str, header: list[str], shapes: Geometries, wanted: int) -> Grid:
    taken = ", ".join(_expression(column, shapes.get((name.lower(), column.lower()), "")) for column in header)
    query = f"SELECT {taken or 'NULL'} FROM {_quoted(name)} LIMIT {wanted}"  # noqa: S608 (names quoted, no value)
    return Grid(name, tuple(header), list(_rows(base, query)))


def _rows(base: sqlite3.Connection, query: str) -> Iterator[tuple[str, ...]]:
    for row in base.execute(query):
        yield tuple(map(cell, row))


def _expression(column: str, kind: str) -> str:
    """Return what to ask of a column: the kind of a geometry, nothing of other bytes, the beginning of a long text."""
    name = _quoted(column)
    if kind:
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE '{kind}' END"
    return f"CASE typeof({name}) WHEN 'blob' THEN NULL WHEN 'text' THEN substr({name}, 1, {MAX_CELL}) ELSE {name} END"


def _total(base: sqlite3.Connection, grid: Grid, wanted: int) -> int | None:
    if len(grid.rows) < wanted:
        return len(grid.rows)
    try:
        (count,) = base.execute(f"SELECT count(*) FROM {_quoted(grid.name)}").fetchone()  # noqa: S608 (name quoted)
    except _FAULTS:  # out of time, or damaged further on
        return None
    return int(count)


def _stop_after(base: sqlite3.Connection, seconds: float) -> None:
    end = time.monotonic() + seconds
    base.set_progress_handler(lambda: time.monotonic() > end, _STEPS)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
