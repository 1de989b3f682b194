"""Tables of dBase, alone: old registers, exports of business software; beside a shapefile, they are read with it."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers import _beside, _dbf

ID = "dbf"
LABEL = "table dBase"
SUFFIXES = (".dbf",)
MEDIA_TYPE = "application/vnd.dbf"
FILE_TYPE = "DBF"
RANK = 40
SOURCE = "https://www.loc.gov/preservation/digital/formats/fdd/fdd000325.shtml"
_HEADER = b"\x03\x7a\x07\x1a\x01\x00\x00\x00\x61\x00\x0b\x00" + bytes(20)
EXAMPLES = (
    _HEADER + b"NOM".ljust(11, b"\0") + b"C" + bytes(4) + b"\x0a" + bytes(15) + b"\x0d          1",
    _HEADER[:1]
    + b"\x18\x0c\x1f"
    + _HEADER[4:]
    + b"X".ljust(11, b"\0")
    + b"N"
    + bytes(4)
    + b"\x04"
    + bytes(15)
    + b"\x0d",
)
COUNTER_EXAMPLES = (
    b"",
    _HEADER,
    b"\x03\x7a\x0d\x1a" + _HEADER[4:] + b"NOM".ljust(11, b"\0") + b"C" + bytes(4) + b"\x0a" + bytes(15) + b"\x0d",
    _HEADER + b"NOM".ljust(11, b"\0") + b"?" + bytes(4) + b"\x0a" + bytes(15) + b"\x0d",
    b"\x03" * 200,
    b"PK\x03\x04" + bytes(100),
)


def recognise(source: Source) -> bool:
    """Tell whether each field that the header describes has a known type and fits in a record."""
    return _dbf.layout(source.head) is not None


def profile(source: Source) -> Profile:
    """Read the table, or list it when the shapes that it describes are beside it.

    Raises
    ------
    UnreadableError
        Its columns cannot be read.
    """
    if shapes := _beside.find(source.path, ".shp"):
        return Profile(listed=f"La table d'attributs de «\u00a0{shapes.name}\u00a0», lue avec lui.")
    with source.path.open("rb") as file:
        grid, encoding = _dbf.read(file, source.size, "", _beside.text(source.path, ".cpg"))
    return Profile((grid,), encoding=encoding)
