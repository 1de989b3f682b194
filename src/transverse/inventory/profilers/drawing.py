"""Plans and diagrams: AutoCAD, DXF, Visio, OpenDocument drawing."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers._office import MIMETYPE, holds, zipped

ID = "drawing"
LABEL = "plan ou schéma dessiné"
SUFFIXES = tuple(".dwg .dxf .vsd .vsdx .odg".split())
MEDIA_TYPE = "application/vnd.oasis.opendocument.graphics"
FILE_TYPE = "OCTET"
RANK = 15
SOURCE = "https://www.loc.gov/preservation/digital/formats/fdd/fdd000445.shtml"
EXAMPLES = (
    b"AC1027\0\0\0",
    b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n",
    zipped("visio/document.xml"),
    zipped("", MIMETYPE + b"graphics"),
)
COUNTER_EXAMPLES = (
    b"",
    b"ACCORD;nom\n1;a\n",
    b"0\nSECTEUR\n",
    zipped("ppt/presentation.xml"),
    zipped("", MIMETYPE + b"text"),
)

_DXF = re.compile(rb"\s*(?:999\r?\n[^\n]*\n\s*)*0\r?\n\s*SECTION\r?\n|AutoCAD Binary DXF")
_DWG = re.compile(rb"AC10\d\d\0")


def recognise(source: Source) -> bool:
    """Tell whether it begins as a drawing, or its envelope holds one."""
    if _DXF.match(source.head) or _DWG.match(source.head):
        return True
    return holds(source, "visio/", "graphics", "VisioDocument")


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un plan ou un schéma dessiné\u00a0: vu et daté, sans être ouvert.")
