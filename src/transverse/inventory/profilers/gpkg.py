"""GeoPackage (OGC 12-128): layers and tables of a map in one SQLite file."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers import _sqlite, sqlite

ID = "gpkg"
LABEL = "GeoPackage"
SUFFIXES = (".gpkg",)
MEDIA_TYPE = "application/geopackage+sqlite3"
FILE_TYPE = "GPKG"
RANK = 25
SOURCE = "https://www.geopackage.org/spec/"
_AT = 68  # where a SQLite file says which application it is for
_IDS = (b"GPKG", b"GP10", b"GP11")
EXAMPLES = (
    _sqlite.MAGIC + bytes(52) + b"GPKG" + bytes(28),
    _sqlite.MAGIC + bytes(52) + b"GP10" + bytes(28),
    _sqlite.MAGIC + bytes(84) + b"CREATE TABLE gpkg_contents (table_name TEXT)",
)
COUNTER_EXAMPLES = (
    b"",
    _sqlite.MAGIC + bytes(84),
    bytes(68) + b"GPKG" + bytes(28),
    b"GPKG",
    _sqlite.MAGIC + bytes(50) + b"GPKG" + bytes(30),
)


def recognise(source: Source) -> bool:
    """Tell whether a SQLite file says that it is a GeoPackage, or holds the table that lists layers."""
    head = source.head
    return head.startswith(_sqlite.MAGIC) and (head[_AT : _AT + 4] in _IDS or b"gpkg_contents" in head)


def profile(source: Source) -> Profile:
    """Read the layers and the tables.

    Raises
    ------
    UnreadableError
        The data base is damaged, as an unfinished transfer leaves it.
    """
    return sqlite.profile(source)
