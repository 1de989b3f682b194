"""A PostgreSQL data base, read in a session that may only look: nothing is written, nothing is locked for long."""

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transverse.inventory.databases._rows import Column, Table, sample, total
from transverse.inventory.profile import MAX_CELL, MAX_TABLES, Grid, Profile, UnreadableError
from transverse.inventory.profilers._cells import cell, fitting

if TYPE_CHECKING:
    from psycopg import Connection

ID = "postgresql"
LABEL = "base de données PostgreSQL"
SCHEMES = ("postgresql", "postgres")
SOURCE = "https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS"
EXAMPLES = ("postgresql://lecture@serveur/eau", "postgres://serveur:5433/voirie?sslmode=require")
COUNTER_EXAMPLES = ("postgresql:/serveur/eau", "sqlite:///eau.db", "mysql://serveur/eau")

_CONNECTION = 10  # seconds
# Asked of the server when the session begins, so that no statement at all may write or last.
_OPTIONS = (
    "-c default_transaction_read_only=on -c statement_timeout=5000 -c lock_timeout=2000 "
    "-c idle_in_transaction_session_timeout=60000 -c search_path="
)
_TABLES = """
    SELECT space.nspname, class.relname, class.oid, class.reltuples::bigint, class.relkind::text,
           pg_catalog.has_table_privilege(class.oid, 'SELECT'), pg_catalog.obj_description(class.oid, 'pg_class')
    FROM pg_catalog.pg_class AS class JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace
    WHERE class.relkind IN ('r', 'p', 'm', 'f') AND NOT class.relispartition
      AND NOT pg_catalog.starts_with(space.nspname, 'pg_')
      AND space.nspname NOT IN ('information_schema', 'topology', 'tiger', 'tiger_data')
      AND class.relname NOT IN ('spatial_ref_sys', 'layer_styles', 'qgis_projects', 'django_migrations')
    ORDER BY space.nspname, class.relname LIMIT %s
"""
_COLUMNS = """
    SELECT column_.attname, kind.typname::text, pg_catalog.format_type(column_.atttypid, column_.atttypmod),
           pg_catalog.col_description(column_.attrelid, column_.attnum),
           pg_catalog.has_column_privilege(column_.attrelid, column_.attnum, 'SELECT')
    FROM pg_catalog.pg_attribute AS column_ JOIN pg_catalog.pg_type AS kind ON kind.oid = column_.atttypid
    WHERE column_.attrelid = %s AND column_.attnum > 0 AND NOT column_.attisdropped
    ORDER BY column_.attnum
"""
# Words of the server, in English and in French: a refused session has no code.
_REFUSED = ("authenti", "password", "mot de passe", "pg_hba", "role ", "rôle ", "permission", "droit refusé")
_ABSENT = ("does not exist", "n'existe pas")
_MISWRITTEN = ("invalid", "missing", "invalide", "manquant")
_UNKNOWN = "L'adresse de la base est mal écrite. Exemple\u00a0: postgresql://compte@serveur/base"
_MANY = "Cette base a plus de {} tables\u00a0: seules les premières ont été lues."
_CLOSED = "Le compte n'a pas le droit de lire cette table\u00a0: seuls les noms de ses colonnes sont connus."
_SLOW = "La table n'a pas pu être lue à temps\u00a0: seuls les noms de ses colonnes sont connus."


def profile(address: str) -> Profile:
    """Read the tables that the account may see, outside the schemas of the server itself.

    Parameters
    ----------
    address
        ``"postgresql://compte:mot de passe@serveur/base"``; the password may also come from the environment.

    Returns
    -------
    Profile
        A grid a table, named ``"table"`` in the schema ``public``, ``"schema.table"`` in another; its words are the
        comments of the table and of its columns.

    Raises
    ------
    UnreadableError
        The server does not answer or refuses the account.  The message never holds the address.
    """
    import psycopg  # noqa: PLC0415 (only for those who have such a data base)

    try:
        base = psycopg.connect(address, connect_timeout=_CONNECTION, options=_OPTIONS, autocommit=True)
    except psycopg.OperationalError as error:
        raise UnreadableError(_refused(str(error))) from None  # its cause repeats the address
    except (psycopg.Error, ValueError):
        raise UnreadableError(_UNKNOWN) from None
    with closing(base):
        try:
            return _read(base)
        except psycopg.Error as error:
            raise UnreadableError(
                "La base a cessé de répondre pendant la lecture. Recommencez, ou prévenez qui l'administre."
            ) from error


def _refused(message: str) -> str:
    """Say in French why there is no session, from the words of the server and of the system."""
    small = message.lower()
    if any(word in small for word in _REFUSED):
        return "Le serveur refuse ce compte ou ce mot de passe. Vérifiez-les auprès de qui administre la base."
    if any(word in small for word in _ABSENT):
        return "Il n'y a pas de base de ce nom sur le serveur. Vérifiez l'adresse."
    if any(word in small for word in _MISWRITTEN):
        return _UNKNOWN
    return "Le serveur ne répond pas. Vérifiez son nom, son port, et qu'il accepte cette machine."


def _read(base: "Connection[Any]") -> Profile:
    tables = [Table(*row) for row in base.execute(_TABLES, (MAX_TABLES + 1,))]
    columns = {each.oid: [Column(*row) for row in base.execute(_COLUMNS, (each.oid,))] for each in tables[:MAX_TABLES]}
    wanted = fitting(sum(map(len, columns.values())))
    grids = tuple(_grid(base, each, columns[each.oid], wanted) for each in tables[:MAX_TABLES])
    notes = (_MANY.format(MAX_TABLES),) if len(tables) > MAX_TABLES else ()
    return Profile(grids, notes=notes)


def _grid(base: "Connection[Any]", table: Table, columns: list[Column], wanted: int) -> Grid:
    said = (table.comment, *(each.comment for each in columns))
    words = tuple(comment[:MAX_CELL] for comment in said if comment)
    return replace(_sampled(base, table, columns, wanted), words=words)


def _sampled(base: "Connection[Any]", table: Table, columns: list[Column], wanted: int) -> Grid:
    import psycopg  # noqa: PLC0415 (only for those who have such a data base)

    name = table.name if table.schema == "public" else f"{table.schema}.{table.name}"
    header = tuple(each.name for each in columns)
    if not columns:
        return Grid(name, header)
    if not table.open and not any(each.open for each in columns):
        return Grid(name, header, notes=(_CLOSED,))
    try:
        rows = [tuple(map(cell, row)) for row in sample(base, table, columns, wanted)]
        count, notes = total(base, table, len(rows), wanted)
    except psycopg.Error:  # too long, locked, or a foreign server that is away
        if base.closed:
            raise
        return Grid(name, header, notes=(_SLOW,))
    return Grid(name, header, rows, count, notes)
