"""Workbooks written as one text of XML (Excel 2003): exports of business software, most often named ``.xls``."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, Profile, Source, UnreadableError
from transverse.inventory.profilers._sheets import CELLS, Sheet, profile_of
from transverse.inventory.profilers._xml import attribute, elements, local
from transverse.inventory.profilers._zip import CHUNK, DAMAGED

ID = "excel_xml"
LABEL = "classeur Excel en XML (2003)"
SUFFIXES = (".xml", ".xls")
MEDIA_TYPE = "application/xml"
FILE_TYPE = "XML"
RANK = 53
SOURCE = "https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10)"
_SPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
EXAMPLES = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="' + _SPACE + b'">',
    b'<ss:Workbook xmlns:ss="' + _SPACE + b'">',
)
COUNTER_EXAMPLES = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:autre"/>',
    b'<html xmlns:x="' + _SPACE + b'"></html>',
    b"id;nom\n1;" + _SPACE + b"\n",
)

_READ = 24_000_000
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?Workbook\b[^>]*>", re.DOTALL)


def recognise(source: Source) -> bool:
    """Tell whether the first element is a workbook in the words of Excel 2003."""
    found = _ROOT.match(source.head[:CHUNK])
    return found is not None and _SPACE in found[0]


def profile(source: Source) -> Profile:
    """Read the first rows of each sheet; the name of a sheet comes with its end."""
    whole = source.size <= _READ
    read: list[Sheet] = []
    sheet = Sheet("")
    for element in elements(_pieces(source), "Row", "Worksheet", cut=not whole):
        if local(element.tag) == "Row":
            index = attribute(element, "Index")
            place = int(index) - 1 if index.isascii() and index.isdigit() and len(index) < 8 else sheet.end
            if not sheet.full:
                sheet.add(place, list(_cells(element)))
            else:
                sheet.beyond += 1
        else:
            sheet.name = attribute(element, "Name")
            sheet.total = len(sheet.rows) + sheet.beyond
            read.append(sheet)
            sheet = Sheet("")
            if sum(each.cells for each in read) > CELLS:
                return profile_of(read, more=True)
    if sheet.rows:
        read.append(sheet)
    if not read:
        raise UnreadableError(DAMAGED)
    return profile_of(read, more=not whole)


def _pieces(source: Source) -> Iterator[bytes]:
    with source.path.open("rb") as file:
        left = _READ
        while left > 0 and (piece := file.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece


def _cells(row: Element) -> Iterator[tuple[int, str]]:
    place = 0
    for cell in row:
        if local(cell.tag) != "Cell":
            continue
        index = attribute(cell, "Index")
        place = int(index) - 1 if index.isascii() and index.isdigit() and len(index) < 6 else place
        told = next((each for each in cell if local(each.tag) == "Data"), None)
        if told is not None and (text := _text(told)) and 0 <= place < MAX_COLUMNS:
            yield place, text
        merged = attribute(cell, "MergeAcross")
        place += 1 + (int(merged) if merged.isascii() and merged.isdigit() and len(merged) < 6 else 0)


def _text(told: Element) -> str:
    text = "".join(told.itertext())[:MAX_CELL]
    kind = attribute(told, "Type")
    if kind == "Boolean":
        return "true" if text == "1" else "false"
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00")
    return "" if kind == "Error" else text
