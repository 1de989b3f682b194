"""Shapes of ESRI (.shp) with their attributes (.dbf): geometry becomes a column that says its kind."""

import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from transverse.inventory.profile import MAX_ROWS, Grid, Profile, Source, UnreadableError
from transverse.inventory.profilers import _beside, _dbf
from transverse.inventory.profilers._cells import drawn
from transverse.inventory.walk import why

ID = "shapefile"
LABEL = "couche de formes (Shapefile)"
SUFFIXES = (".shp", ".shx")
MEDIA_TYPE = "application/vnd.shp"
FILE_TYPE = "SHP"
RANK = 20
SOURCE = "https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/Pdfs/library/whitepapers/pdfs/shapefile.pdf"
_MAGIC = b"\x00\x00\x27\x0a" + bytes(20)
EXAMPLES = (
    _MAGIC + b"\x00\x00\x00\x32\xe8\x03\x00\x00\x05\x00\x00\x00" + bytes(64),
    _MAGIC + b"\x00\x00\x00\x40\xe8\x03\x00\x00\x01\x00\x00\x00" + bytes(64) + b"\x00\x00\x00\x01\x00\x00\x00\x0a",
)
COUNTER_EXAMPLES = (
    b"",
    b"\x00\x00\x27\x0a",
    b"\x00\x00\x27\x0b" + bytes(96),
    b"\x0a\x27\x00\x00" + bytes(96),
    _MAGIC + b"\x00\x00\x00\x32\xe9\x03\x00\x00\x05\x00\x00\x00" + bytes(64),
)

_HEADER = 100  # bytes before the first shape
_BASES = {1: "POINT", 3: "LINESTRING", 5: "POLYGON", 8: "MULTIPOINT"}
_PATCHES = 31
_FIRST_SHAPE = 50  # where an index says that the first shape is, in words of 16 bits; a shape begins with its number, 1
_NO_TABLE = (
    "La table d'attributs (.dbf) n'est pas à côté du fichier\u00a0: seule la géométrie est connue. "
    "Remettez les deux fichiers ensemble."
)
_CUT = "Le fichier est coupé\u00a0: {} octets annoncés, {} présents."


def recognise(source: Source) -> bool:
    """Tell whether it begins with the code 9994 and the version 1000."""
    head = source.head
    return len(head) >= _HEADER and head.startswith(_MAGIC[:4]) and head[28:32] == b"\xe8\x03\x00\x00"


def profile(source: Source) -> Profile:
    """Read the attributes beside the shapes; without them, or if they are damaged, the shapes alone.

    Raises
    ------
    UnreadableError
        The kind of the shapes is unknown.
    """
    if source.suffix == ".shx" or source.head[100:104] == struct.pack(">i", _FIRST_SHAPE):
        return Profile(listed="L'index d'un fichier de formes (.shp)\u00a0: il ne contient pas de tableau.")
    kind = _kind(struct.unpack_from("<i", source.head, 32)[0])
    announced = struct.unpack_from(">i", source.head, 24)[0] * 2
    notes = (_CUT.format(announced, source.size),) if source.size < announced else ()
    table = _beside.find(source.path, ".dbf")
    try:
        if table is None:
            raise UnreadableError(_NO_TABLE)  # noqa: TRY301 (said as a damaged table is, in the same place)
        grid, encoding = _attributes(table, _beside.text(source.path, ".cpg"))
    except UnreadableError as error:
        with source.path.open("rb") as file:
            grid = _shapes(file, source.size, kind, _beside.find(source.path, ".shx"))
        return Profile((grid,), notes=(*notes, str(error)))
    rows = [(*row, kind) for row in grid.rows]
    return Profile(
        (Grid("", (*grid.header, "geometry"), rows, grid.total, grid.notes),), encoding=encoding, notes=notes
    )


def _attributes(table: Path, codec: str) -> tuple[Grid, str]:
    try:
        with table.open("rb") as file:
            return _dbf.read(file, table.stat().st_size, "", codec)
    except OSError as error:
        raise UnreadableError(f"La table d'attributs (.dbf)\u00a0: {why(error)}") from error


def _kind(code: int) -> str:
    if code == _PATCHES:
        return drawn("MULTIPOLYGON")
    if code == 0:
        return ""
    if code not in range(1, 29) or code % 10 not in _BASES:
        raise UnreadableError(
            f"Ses formes sont d'un genre inconnu (code {code}). Enregistrez-le de nouveau depuis votre logiciel."
        )
    return drawn(_BASES[code % 10])


def _shapes(file: BinaryIO, size: int, kind: str, index: Path | None) -> Grid:
    """Return one row a shape, from the headers of the first ones; an index has eight bytes for each."""
    kinds = list(islice(_headers(file, size), MAX_ROWS))
    total = len(kinds) if len(kinds) < MAX_ROWS else None
    if total is None and index is not None:
        total = (index.stat().st_size - _HEADER) // 8
    return Grid("", ("geometry",), [(kind if each else "",) for each in kinds], total)


def _headers(file: BinaryIO, size: int) -> Iterator[int]:
    """Yield the code of each shape, passing over its positions."""
    place = _HEADER
    while place + 12 <= size:
        file.seek(place)
        raw = file.read(12)
        if len(raw) < 12:
            return
        _, length, code = struct.unpack(">ii", raw[:8]) + struct.unpack("<i", raw[8:])
        if length < 2:
            return
        yield code
        place += 8 + 2 * length
