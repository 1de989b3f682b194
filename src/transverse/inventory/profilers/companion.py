"""What goes with a map and is not one: projection, encoding, index, style, project of QGIS."""

import re

from transverse.inventory.profile import Profile, Source

ID = "companion"
LABEL = "complément de carte"
SUFFIXES = tuple(".prj .cpg .qgs .qml .qmd .sld .sbn .sbx .qix .qpj .tfw .jgw .pgw .wld".split())
MEDIA_TYPE = "text/plain"
FILE_TYPE = "TXT"
RANK = 52
SOURCE = "https://docs.ogc.org/is/18-010r11/18-010r11.pdf"
EXAMPLES = (
    b'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",',
    b"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis>",
    b"\0\0\x27\x0a\xff\xff\xfe\x70",
)
COUNTER_EXAMPLES = (
    b"",
    b"PROJET;nom\n1;a\n",
    b"<html><body>qgis</body></html>",
    b"\0\0\x27\x0a" + bytes(20),
    b"UTF-8;nom\n",
)

_MARKS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:PROJCS|GEOGCS|COMPD_CS|GEOCCS|LOCAL_CS|PROJCRS|GEOGCRS|GEODCRS|COMPOUNDCRS)\s*\["
    rb"|<!DOCTYPE qgis\b|<qgis[\s>]|(?:<\?xml[^>]*>\s*)?<(?:\w+:)?(?:StyledLayerDescriptor|qgis)[\s>])"
    rb"|\0\0\x27\x0a\xff\xff\xfe\x70|SQT\x01"
)
_ENCODING = re.compile(rb"[\w. -]{2,40}\s*")
_PLACE = re.compile(rb"(?:\s*-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*\n?){6}")


def recognise(source: Source) -> bool:
    """Tell whether it begins as one of them; two kinds are bare words or numbers, and their names decide."""
    if _MARKS.match(source.head):
        return True
    if source.suffix == ".cpg":
        return _ENCODING.fullmatch(source.head) is not None
    return source.suffix in {".tfw", ".jgw", ".pgw", ".wld"} and _PLACE.fullmatch(source.head[:400]) is not None


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un complément de carte (projection, index, style, projet)\u00a0: vu et daté.")
