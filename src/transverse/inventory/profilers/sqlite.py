"""Data bases of SQLite: software of a service, exports, applications of the field; each table is one."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers import _sqlite

ID = "sqlite"
LABEL = "base de données SQLite"
SUFFIXES = (".sqlite", ".sqlite3", ".db", ".db3", ".mbtiles")
MEDIA_TYPE = "application/vnd.sqlite3"
FILE_TYPE = "OCTET"
RANK = 30
SOURCE = "https://www.sqlite.org/fileformat2.html"
EXAMPLES = (b"SQLite format 3\0" + bytes(84), b"SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20" + bytes(76))
COUNTER_EXAMPLES = (
    b"",
    b"SQLite format 3",
    b"SQLite format 2\0" + bytes(84),
    b"** This file contains an SQLite 2.1 database **",
)


def recognise(source: Source) -> bool:
    """Tell whether it begins with the sixteen bytes of every SQLite file."""
    return source.head.startswith(_sqlite.MAGIC)


def profile(source: Source) -> Profile:
    """Read the tables that are not those of the software itself.

    Raises
    ------
    UnreadableError
        The data base is damaged.
    """
    return _sqlite.read(source.path)
