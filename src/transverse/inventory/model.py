"""What an inventory says of the data of a folder or of a data base: frozen values, nothing that reads or draws.

A value of a column is never part of it: an inventory names columns and what they mean, and holds no content.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum


class Status(StrEnum):
    """What became of a file."""

    READ = "read"  # its tables are known
    LISTED = "listed"  # seen, dated, and not looked into: a picture, a letter, a video
    UNREADABLE = "unreadable"  # it should have been read; `File.reason` says why it was not


class Personal(Enum):
    """How far a column speaks of persons; ordered, the gravest last.

    NONE of nobody, PROFESSIONAL of people at work (contact of a service), INDIRECT of somebody once put together with
    other data, DIRECT of a named or reachable person, SENSITIVE of what the law protects most, or of a national number.
    """

    NONE = "none"
    PROFESSIONAL = "professional"
    INDIRECT = "indirect"
    DIRECT = "direct"
    SENSITIVE = "sensitive"

    @property
    def degree(self) -> int:
        """From 0, none, to 4, sensitive."""
        return list(Personal).index(self)


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it means.

    Attributes
    ----------
    name
        As the file writes it, each once in a table; ``"col_3"`` when the third has no name.
    type
        The code of a column type, ``"text"`` when none was recognised.
    personal
        How far it speaks of persons.
    notes
        What looks wrong, in French sentences: « cette colonne « long » contient des latitudes ».
    """

    name: str
    type: str
    personal: Personal = Personal.NONE
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: the whole of a CSV, a sheet, a layer, a table of a data base.

    Attributes
    ----------
    name
        Of the sheet, layer or table; ``""`` in a file that holds only one without a name.
    rows
        How many rows it has below its header; None when the file was too large to be counted.
    """

    name: str
    rows: int | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """The trade that a file belongs to, with the words that decided, and the runner-up.

    Attributes
    ----------
    code
        Of `transverse.trades`, ``""`` when nothing speaks for any.
    words
        As found in the names of folders, files, sheets and columns; at most six.
    second
        The next best trade, ``""`` if there is none.
    """

    code: str = ""
    words: tuple[str, ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """The national schema that a file follows, or comes near.

    Attributes
    ----------
    code
        As schema.data.gouv.fr names it, such as ``"etalab/schema-irve-statique"``.
    title
        In French.
    version
        Whose columns were compared.
    missing
        The required columns that the file lacks; none: it follows the schema.
    exact
        Whether enough of its columns are there to say that the file follows it, rather than « proche de ».
    """

    code: str
    title: str
    version: str
    missing: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """One file, or one data base.

    Attributes
    ----------
    path
        From the root, with ``/``.
    kind
        The code of the profiler that recognised it, ``"other"`` for none.
    size
        In bytes.
    modified
        When it was last written, with its zone; None for a data base.
    reason
        Why it could not be read, or only listed: one French sentence, ``""`` when it was read.
    encoding
        Of a text; ``""`` for the rest.
    tables
        Those of an archive are the tables of its members, under their names.
    dataset
        The key of the `Dataset` that groups it with its copies, versions and other formats.
    notes
        What is odd, in French sentences: two lines of header, a name that lies about the format.
    """

    path: str
    kind: str
    size: int
    modified: datetime | None
    status: Status
    reason: str = ""
    encoding: str = ""
    tables: tuple[Table, ...] = ()
    trade: Trade = Trade()
    schema: Schema | None = None
    dataset: str = ""
    notes: tuple[str, ...] = ()

    @property
    def personal(self) -> Personal:
        """The gravest degree of its columns."""
        degrees = (column.personal for table in self.tables for column in table.columns)
        return max(degrees, key=lambda each: each.degree, default=Personal.NONE)

    @property
    def folder(self) -> str:
        """The folder that holds it, ``""`` for the root."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is one set of data for those who use it, whatever the number of its files.

    Attributes
    ----------
    key
        Stable from one scan to the next as long as its first file keeps its place.
    title
        Drawn from the names of its files, without date nor version.
    files
        Their paths, the freshest first.
    copies
        The paths of those whose bytes are the same as another's.
    """

    key: str
    title: str
    files: tuple[str, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that was found under one root on one day.

    Attributes
    ----------
    root
        The folder, or the address of the data base without its password.
    made_at
        When the scan ended, with its zone.
    files
        In the order of their paths.
    unreadable_folders
        Paths and reasons, in French.
    """

    root: str
    made_at: datetime
    files: tuple[File, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    unreadable_folders: tuple[tuple[str, str], ...] = ()
