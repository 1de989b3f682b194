"""Letters, notes and reports: Word, OpenDocument text, RTF."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers._office import MIMETYPE, holds, zipped
from transverse.inventory.profilers._ole import MAGIC, ole_names

ID = "word"
LABEL = "document de traitement de texte"
SUFFIXES = tuple(".docx .docm .dotx .doc .dot .odt .ott .rtf".split())
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILE_TYPE = "DOCX"
RANK = 13
SOURCE = "https://ecma-international.org/publications-and-standards/standards/ecma-376/"
EXAMPLES = (
    zipped("word/document.xml"),
    zipped("", MIMETYPE + b"text"),
    MAGIC + bytes(99) + "WordDocument".encode("utf-16-le"),
    b"{\\rtf1\\ansi Bonjour}",
)
COUNTER_EXAMPLES = (
    b"",
    zipped("xl/workbook.xml"),
    zipped("", MIMETYPE + b"spreadsheet"),
    MAGIC + bytes(99) + "Workbook".encode("utf-16-le"),
    b'{"rtf": 1}',
)


def recognise(source: Source) -> bool:
    """Tell whether its envelope holds a text."""
    if source.suffix.startswith(".do") and "EncryptedPackage" in ole_names(source):
        return True
    return source.head.startswith(b"{\\rtf") or holds(source, "word/", "text", "WordDocument")


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un document de traitement de texte\u00a0: vu et daté, sans être ouvert.")
