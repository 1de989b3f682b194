"""Rows of a table of PostgreSQL, and how many it has, without reading it whole."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transverse.inventory.profile import MAX_CELL
from transverse.inventory.profilers._cells import drawn

if TYPE_CHECKING:
    from psycopg import Connection

_SAMPLED = 100_000  # estimated rows above which a few pages are drawn instead of the first ones
_COUNTED = 10_000  # estimated rows below which they are counted
_ESTIMATED = "Le nombre de lignes est une estimation du serveur."


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the server describes it; `estimate` is its number of rows when it was last analysed, -1 for never."""

    schema: str
    name: str
    oid: int
    estimate: int
    kind: str
    open: bool
    comment: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name of its type alone, then as declared; `open` when the account may read it."""

    name: str
    kind: str
    declared: str
    comment: str | None
    open: bool


def sample(base: "Connection[Any]", table: Table, columns: list[Column], wanted: int) -> list[tuple[Any, ...]]:
    """Return rows drawn over a large table, the first ones of another."""
    from psycopg import sql  # noqa: PLC0415 (only for those who have such a data base)

    asked = sql.SQL(", ").join(map(_expression, columns))
    where = sql.Identifier(table.schema, table.name)
    query = sql.SQL("SELECT {} FROM {} LIMIT {}")
    if table.estimate > _SAMPLED and table.kind in {"r", "m"}:
        share = min(100.0, 100.0 * 4 * wanted / table.estimate)
        part = sql.SQL("{} TABLESAMPLE SYSTEM ({}) REPEATABLE (0)").format(where, sql.Literal(share))
        rows = base.execute(query.format(asked, part, sql.Literal(wanted))).fetchall()
        if len(rows) * 2 >= wanted:
            return rows
    return base.execute(query.format(asked, where, sql.Literal(wanted))).fetchall()


def _expression(column: Column) -> Any:  # noqa: ANN401 (a piece of a query)
    """Return what to ask of a column: the kind of a geometry, nothing of bytes, the beginning of the rest."""
    from psycopg import sql  # noqa: PLC0415 (only for those who have such a data base)

    if not column.open or column.kind == "bytea":
        return sql.SQL("NULL")
    name = sql.Identifier(column.name)
    if column.kind in {"geometry", "geography"}:
        word = sql.Literal(_shape(column.declared))
        return sql.SQL("CASE WHEN {} IS NULL THEN NULL ELSE {} END").format(name, word)
    return sql.SQL("pg_catalog.left({}::text, {})").format(name, sql.Literal(MAX_CELL))


def _shape(declared: str) -> str:
    """Return the kind that a type of PostGIS declares.

    >>> _shape("public.geometry(MultiPolygon,2154)")
    'MULTIPOLYGON (…)'
    """
    return drawn(declared.partition("(")[2].partition(",")[0].rstrip(")"))


def total(base: "Connection[Any]", table: Table, read: int, wanted: int) -> tuple[int | None, tuple[str, ...]]:
    """Return the number of rows: exact for a small table, as the server estimates it for a large one."""
    from psycopg import sql  # noqa: PLC0415 (only for those who have such a data base)

    if read < wanted:
        return read, ()
    if table.estimate > _COUNTED:
        return table.estimate, (_ESTIMATED,)
    if table.kind in {"r", "m"}:
        bounded = sql.SQL("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {}) AS few")
        where = sql.Identifier(table.schema, table.name)
        counted = base.execute(bounded.format(where, sql.Literal(_COUNTED * 10))).fetchone()
        if counted and counted[0] < _COUNTED * 10:
            return int(counted[0]), ()
    return None, ()
