"""Excel workbooks of before 2007: the first rows of each sheet, from the records themselves."""

import struct

from transverse.inventory.profile import Profile, Source, UnreadableError
from transverse.inventory.profilers._biff import sheets
from transverse.inventory.profilers._ole import MAGIC, ole_names, stream
from transverse.inventory.profilers._sheets import profile_of
from transverse.inventory.profilers._zip import DAMAGED

ID = "xls"
LABEL = "classeur Excel ancien (avant 2007)"
SUFFIXES = (".xls", ".xlt")
MEDIA_TYPE = "application/vnd.ms-excel"
FILE_TYPE = "XLS"
RANK = 12
SOURCE = "https://learn.microsoft.com/openspecs/office_file_formats/ms-xls"
EXAMPLES = (
    MAGIC + b"\0" * 1000 + "Workbook".encode("utf-16-le"),
    MAGIC + b"\0" * 1000 + "Root Entry\0Book".encode("utf-16-le"),
)
COUNTER_EXAMPLES = (
    MAGIC + b"\0" * 1000 + "WordDocument".encode("utf-16-le"),
    MAGIC + b"\0" * 1000 + "PowerPoint Document".encode("utf-16-le"),
    MAGIC + b"\0" * 1000 + "__properties_version1.0".encode("utf-16-le"),
    b"Workbook;Book\n1;2\n",
)

_STREAM = 48_000_000


def recognise(source: Source) -> bool:
    """Tell whether a compound file holds a workbook."""
    return any(name.lower() in {"workbook", "book"} for name in ole_names(source))


def profile(source: Source) -> Profile:
    """Read the first rows of each sheet."""
    raw = stream(source, ("Workbook", "Book"), _STREAM)
    try:
        read, more = sheets(raw)
    except (struct.error, IndexError, LookupError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error
    return profile_of(read, more=more)
