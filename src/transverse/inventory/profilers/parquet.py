"""Tables of Parquet, read in one thread within a bound of memory; geometry (GeoParquet) becomes its kind."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, Grid, Profile, Source, UnreadableError
from transverse.inventory.profilers._cells import cell, drawn, fitting

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ID = "parquet"
LABEL = "tableau Parquet"
SUFFIXES = (".parquet", ".geoparquet", ".pq")
MEDIA_TYPE = "application/vnd.apache.parquet"
FILE_TYPE = "PARQUET"
RANK = 30
SOURCE = "https://parquet.apache.org/docs/file-format/"
EXAMPLES = (b"PAR1\x15\x04\x15\x10", b"PAR1" + bytes(60), b"PARE" + bytes(60))
COUNTER_EXAMPLES = (b"", b"PAR", b"PAR2" + bytes(60), b" PAR1" + bytes(60))

_SEALED = b"PARE"  # a footer that is encrypted
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "128MB",
    "threads": 1,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_DAMAGED = "Ce fichier Parquet est abîmé ou incomplet. Demandez-en une copie à son auteur."
_NO_KEY = "Ce fichier Parquet est protégé par une clé. Demandez-en une copie sans protection."
_WIDE = "Ce tableau a {} colonnes\u00a0: seules les {} premières ont été lues."


def recognise(source: Source) -> bool:
    """Tell whether it begins with the mark of Parquet, in clear or with an encrypted footer."""
    return source.head.startswith((b"PAR1", _SEALED)) and len(source.head) >= 8


def profile(source: Source) -> Profile:
    """Read the first rows; the footer tells how many there are.

    Raises
    ------
    UnreadableError
        It is damaged, cut, or encrypted.
    """
    import duckdb  # noqa: PLC0415 (heavy: only for those who meet such a file)

    if source.head.startswith(_SEALED):
        raise UnreadableError(_NO_KEY)
    try:
        with source.path.open("rb") as file, closing(duckdb.connect(":memory:", config=_SETTINGS)) as base:
            return Profile((_grid(base, _address(source.path, file)),))
    except duckdb.Error as error:
        raise UnreadableError(_DAMAGED) from error


def _address(path: Path, file: BinaryIO) -> str:
    """Return the path without what stands for several files in a pattern; the open file if its name is no text."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return f"/dev/fd/{file.fileno()}"
    return re.sub(r"([\[*?])", r"[\1]", str(path.absolute()))


def _grid(base: "DuckDBPyConnection", path: str) -> Grid:
    base.execute("SET enable_geoparquet_conversion = false")  # a false description of geometry closes no file
    taken = "FROM read_parquet($1, hive_partitioning = false)"
    columns = [(str(row[0]), str(row[1])) for row in base.execute(f"DESCRIBE SELECT * {taken}", [path]).fetchall()]
    notes = (_WIDE.format(len(columns), MAX_COLUMNS),) if len(columns) > MAX_COLUMNS else ()
    columns = columns[:MAX_COLUMNS]
    shapes = _geometries(base, path)
    asked = ", ".join(_expression(name, kind, shapes.get(name, "")) for name, kind in columns)
    query = f"SELECT {asked} {taken} LIMIT {fitting(len(columns))}"
    rows = [tuple(map(cell, row)) for row in base.execute(query, [path]).fetchall()]
    counted = base.execute("SELECT num_rows FROM parquet_file_metadata($1)", [path]).fetchone()
    return Grid("", tuple(name for name, _ in columns), rows, int(counted[0]) if counted else None, notes)


def _geometries(base: "DuckDBPyConnection", path: str) -> dict[str, str]:
    """Return the kind of each column of geometry, as the footer of a GeoParquet declares it."""
    rows = base.execute("SELECT value FROM parquet_kv_metadata($1) WHERE key = 'geo'::BLOB", [path]).fetchall()
    try:
        columns = json.loads(rows[0][0])["columns"] if rows else {}
        return dict(_kinds(columns))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _kinds(columns: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    for name, told in columns.items():
        kinds = {drawn(each) for each in told.get("geometry_types", ())}
        yield name, kinds.pop() if len(kinds) == 1 else drawn("")


def _expression(name: str, kind: str, shape: str) -> str:
    """Return what to ask of a column: lists and objects as text, nothing of bytes."""
    column = '"' + name.replace('"', '""') + '"'
    if shape or kind.startswith("GEOMETRY"):
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE '{shape or drawn('')}' END"
    return "NULL" if kind == "BLOB" else f"left(CAST({column} AS VARCHAR), {MAX_CELL})"
