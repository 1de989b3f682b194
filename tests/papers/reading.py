"""What a reader finds in the three files of a paper."""

import datetime as dt
import re
import unicodedata
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pypdf
from lxml import etree

from transverse.documents import read_document
from transverse.papers import Paper, papers

DAY = dt.date(2026, 1, 2)
KINDS = papers()


def example(name):
    return KINDS[name].compose(KINDS[name].EXAMPLE)


def paper(*blocks, **values):
    return Paper("Essai", "Valmont", DAY, blocks, **values)


def cut(text):
    """Leave out what a line end may change: blanks, the places where a word may be cut."""
    return re.sub(r"[\s\u200b\u00ad]+", "", unicodedata.normalize("NFC", text))


def office_texts(source, name):
    """Return the texts of a docx or odt without the head and the foot of its pages, which our reader gives last."""
    *texts, head, foot = [block.text for block in read_document(source, name).blocks if block.text.strip()]
    assert "\t" in head
    assert "Page" in foot
    return texts


def pdf_text(source):
    """Return all the words of a PDF, heads and feet of the pages included, without blanks."""
    return cut("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(source)).pages))


def pages(source):
    return len(pypdf.PdfReader(BytesIO(source)).pages)


def part(source, name):
    with ZipFile(BytesIO(source)) as archive:
        return etree.fromstring(archive.read(name))


def tags(source):
    """Return the structure of a PDF, as the names of its elements in the order of reading."""
    with pikepdf.open(BytesIO(source)) as document:
        return list(_tags(document.Root.StructTreeRoot.K))


def _tags(node):
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _tags(node.K)
