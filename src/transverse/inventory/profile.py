"""What a file profiler is given and what it gives back: the contract of the plug-ins of `profilers`.

A profiler is one file of that folder::

    ID = "xlsx"
    LABEL = "classeur Excel"                      # in French, for the pages
    SUFFIXES = (".xlsx", ".xlsm")                 # what such files are usually called; never enough to decide
    MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    FILE_TYPE = "XLSX"                            # in the authority table file-type of the European Union
    RANK = 10                                     # asked in this order: signatures first (< 50), texts by content after
    recognise(source) -> bool                     # from `source.head`, rather than from the name
    profile(source) -> Profile                    # reads within bounds; raises UnreadableError
    members(source, folder) -> Iterator[Member]   # instead of `profile`, for an archive: see `profilers._members`
    EXAMPLES, COUNTER_EXAMPLES                    # bytes of heads that are, and are not, of the kind

It opens nothing but ``source.path``, keeps no state, and reads a bounded part of a file of any size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MAX_ROWS = 1_000
MAX_COLUMNS = 5_000
MAX_CELL = 300
MAX_TABLES = 200
HEAD = 65_536


class UnreadableError(Exception):
    """The file cannot be read; the message is the reason, a French sentence that ends with what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to profile.

    Attributes
    ----------
    path
        Where its bytes are; for a member of an archive, a temporary copy.
    name
        What it is called, for messages and for the trade.
    size
        In bytes.
    head
        Its first bytes, `HEAD` at most.
    """

    path: Path
    name: str
    size: int
    head: bytes

    @property
    def suffix(self) -> str:
        """The extension, small letters, with its point."""
        return Path(self.name.lower()).suffix


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it was sampled, before its columns are understood.

    Attributes
    ----------
    name
        Of the sheet, layer or table; ``""`` when there is no other.
    header
        The names of the columns, each once: as written, ``"col_3"`` for the third when it has none, ``"nom_2"`` for the
        second « nom ».
    rows
        At most `MAX_ROWS`, each with as many cells as the header, all as text, each cut at `MAX_CELL` characters.
        An empty cell is ``""``.
    total
        How many rows the table has, None if that was not counted.
    notes
        What is odd in its layout: French sentences.
    words
        Other words that may tell its trade: the comments of a data base, never contents.
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]] = ()
    total: int | None = None
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profiler has read.

    Attributes
    ----------
    grids
        The tables; none for a file that is only listed.
    listed
        Why the file is listed and not read, a French sentence; ``""`` when it was read.
    encoding
        Of a text.
    notes
        What is odd: French sentences.
    words
        Other words that may tell the trade: a title, names of people's layers, never contents.
    """

    grids: tuple[Grid, ...] = ()
    listed: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
