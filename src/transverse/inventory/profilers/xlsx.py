"""Excel workbooks, a zip of XML parts: the first rows of each sheet in a stream, however large the rest.

A truth value is ``true`` or ``false``, an error is empty, a date is ISO 8601.
"""

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from transverse.inventory.profile import MAX_TABLES, Profile, Source, UnreadableError
from transverse.inventory.profilers._ole import ole_names
from transverse.inventory.profilers._rows import Rows
from transverse.inventory.profilers._serial import is_date
from transverse.inventory.profilers._shared import shared
from transverse.inventory.profilers._sheets import CELLS, Sheet, profile_of
from transverse.inventory.profilers._xml import attribute, elements, local
from transverse.inventory.profilers._zip import PROTECTED, names_in, opened, pieces

ID = "xlsx"
LABEL = "classeur Excel"
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_TYPE = "XLSX"
RANK = 10
SOURCE = "https://ecma-international.org/publications-and-standards/standards/ecma-376/"
_BLANK = b"\0" * 22
EXAMPLES = (
    b"PK\x03\x04" + _BLANK + b"\x13\0\0\0[Content_Types].xmlPK\x03\x04" + _BLANK + b"\x0f\0\0\0xl/workbook.xml",
    b"PK\x03\x04" + _BLANK + b"\x18\0\0\0xl/worksheets/sheet1.xml",
)
COUNTER_EXAMPLES = (
    b"PK\x03\x04" + _BLANK + b"\x13\0\0\0[Content_Types].xmlPK\x03\x04" + _BLANK + b"\x11\0\0\0word/document.xml",
    b"PK\x03\x04" + _BLANK + b"\x0a\0\0\0rues/a.csv",
    b"PK\x03\x04" + _BLANK + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    b"id;nom\n1;xl/workbook.xml\n",
)

_BINARY = "Le classeur est enregistré au format binaire (.xlsb). Enregistrez-le en .xlsx, puis recommencez."
_PART = 16_000_000  # bytes of a small part: the list of sheets, the formats
_STRINGS = 48_000_000


def recognise(source: Source) -> bool:
    """Tell whether a zip holds the parts of a workbook, or an envelope of Office a workbook behind a password."""
    if any(name.startswith("xl/") for name in names_in(source.head)):
        return True
    return source.suffix.startswith(".xl") and "EncryptedPackage" in ole_names(source)


def profile(source: Source) -> Profile:
    """Read the first rows of each sheet."""
    if not source.head.startswith(b"PK"):
        raise UnreadableError(PROTECTED)
    with opened(source) as archive:
        book = _Book(archive)
        sheets = book.sheets()
        return profile_of(sheets, more=len(sheets) < len(book.targets))


class _Book:
    """The sheets of an open workbook, and what their cells refer to."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        # Some writers put capitals or the separators of another system in the names of parts.
        self.known = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
        if "xl/workbook.bin" in self.known:
            raise UnreadableError(_BINARY)
        self.from_1904 = False
        self.targets: list[tuple[str, str, bool]] = []  # name, part, whether hidden
        self._list_sheets()

    def _part(self, name: str, *tags: str) -> Iterator[Element]:
        if name in self.known:
            yield from elements(pieces(self.archive, self.known[name], _PART), *tags)

    def _list_sheets(self) -> None:
        places = {
            each.get("Id", ""): _resolved(each.get("Target", ""))
            for each in self._part("xl/_rels/workbook.xml.rels", "Relationship")
            if each.get("Type", "").endswith("/worksheet")
        }
        for each in elements(pieces(self.archive, self.known["xl/workbook.xml"], _PART), "sheet", "workbookPr"):
            if local(each.tag) == "workbookPr":
                self.from_1904 = each.get("date1904", "") in {"1", "true"}
            elif (place := places.get(attribute(each, "id"), "")) in self.known:
                self.targets.append((each.get("name", ""), place, each.get("state", "visible") != "visible"))

    def sheets(self) -> list[Sheet]:
        """Read the sheets until the cells of all are too many; then the strings that they refer to."""
        rows = Rows(self._dates(), from_1904=self.from_1904)
        read: list[Sheet] = []
        for name, place, hidden in self.targets[:MAX_TABLES]:
            if rows.spent or sum(sheet.cells for sheet in read) > CELLS:
                break
            read.append(Sheet(name, hidden))
            rows.fill(read[-1], self.archive, self.known[place])
        rows.settle(self._strings(rows.waiting))
        return read

    def _dates(self) -> frozenset[int]:
        """Return the indices of the styles that show days or hours."""
        codes: dict[int, str] = {}
        formats: list[int] = []
        for each in self._part("xl/styles.xml", "numFmt", "cellStyleXfs", "xf", "cellXfs"):
            if local(each.tag) == "numFmt":
                codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
            elif local(each.tag) == "xf":
                formats.append(int(each.get("numFmtId", "0")))
            elif local(each.tag) == "cellXfs":
                break
            else:
                formats.clear()  # those were the named styles, which cells do not refer to
        return frozenset(at for at, number in enumerate(formats) if is_date(number, codes.get(number, "")))

    def _strings(self, wanted: Collection[int]) -> Iterator[tuple[int, Element]]:
        part = self.known.get("xl/sharedstrings.xml")
        if not wanted or part is None:
            return
        strings = shared(pieces(self.archive, part, _STRINGS), wanted)
        first = next(strings, None)
        if first:
            yield first
            yield from strings
        else:  # written in a rarer way
            yield from enumerate(elements(pieces(self.archive, part, _STRINGS), "si", cut=True))


def _resolved(target: str) -> str:
    target = target.replace("\\", "/").lower()
    return target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target.removeprefix('./')}"
