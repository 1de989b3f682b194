"""Tables written as text, a row a line: CSV, TSV and their kin (RFC 4180, and what offices make of it)."""

import csv
from collections import Counter

from transverse.inventory.header import laid_out
from transverse.inventory.profile import MAX_ROWS, Profile, Source, UnreadableError
from transverse.inventory.profilers._delimited import Dialect, dialect_of, rows_of
from transverse.inventory.text import Text, decoded_head, looks_like_text, read_text

ID = "csv"
LABEL = "tableau en texte (CSV)"
SUFFIXES = (".csv", ".tsv", ".tab")
MEDIA_TYPE = "text/csv"
FILE_TYPE = "CSV"
RANK = 80
SOURCE = "https://www.rfc-editor.org/rfc/rfc4180"
EXAMPLES = (
    b"id;nom\n1;Rue des Lavandi\xe8res\n2;Quai du Port\n",
    b"\xef\xbb\xbfcode,valeur,an\n75056,12,2020\n33063,14,2020\n",
    "nom\tan\nÉté\t2021\nHiver\t2022\n".encode("utf-16"),
)
COUNTER_EXAMPLES = (
    b"",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    b"Bonjour,\nla r\xe9union est report\xe9e.\n\nCordialement,",
    b"<!DOCTYPE html>\n<html><body>a;b;c</body></html>",
    b"a\x00b\x00c;;;;\n" * 9,
    b'{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n',
)

# How even the rows must be when the name of the file does not say that it is a table.
_SURE = 0.9
_TAIL = MAX_ROWS // 5  # rows kept for the middle and the end of a larger file


def recognise(source: Source) -> bool:
    """Tell whether it is a text with rows of as many cells; a table of one column is known by its name only."""
    if not looks_like_text(source.head):
        return False
    start = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in {b"<", b"{"}:
        return source.suffix in SUFFIXES and start == b"<"
    return source.suffix in SUFFIXES or _surely(decoded_head(source.head))


def profile(source: Source) -> Profile:
    """Read the table: all of it when it is short, else its first, middle and last rows."""
    with source.path.open("rb") as file:
        text = read_text(file, source.size)
    start = text.head.lstrip()[:200].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<head")):
        raise UnreadableError(
            "Ce fichier se dit tableau et contient une page web\u00a0: le téléchargement a dû échouer. Refaites-le."
        )
    if not start:
        raise UnreadableError("Ce fichier ne contient que des blancs. Demandez-le à nouveau à qui vous l'a donné.")
    dialect = dialect_of(text.head)
    rows, count = _read(text, dialect)
    return Profile((laid_out("", rows, count if text.whole else None),), encoding=text.encoding)


def _surely(text: str) -> bool:
    dialect = dialect_of(text)
    if dialect.evenness < _SURE:
        return False
    rows, _ = rows_of(text, dialect, 3)
    return len(rows) > 2 or (len(rows) == 2 and dialect.separator != ",")


def _read(text: Text, dialect: Dialect) -> tuple[list[list[str]], int]:
    """Return the first, middle and last rows, and how many there are in what was read."""
    try:
        rows, count = rows_of(text.head, dialect, MAX_ROWS if text.whole else MAX_ROWS - _TAIL)
    except csv.Error:
        dialect = Dialect(dialect.separator, quoted=False, declared=dialect.declared)
        rows, count = rows_of(text.head, dialect, MAX_ROWS)
    if not text.whole and len(rows) > 1 and len(rows) < MAX_ROWS - _TAIL:
        rows.pop()  # it may have been cut inside its quotation marks
    width = max(Counter(map(len, rows)).items(), key=lambda each: (each[1], each[0]), default=(0, 0))[0]
    for piece in text.pieces:
        rows.extend(row for row in _piece(piece, dialect) if len(row) == width)
    return rows, count


def _piece(piece: str, dialect: Dialect) -> list[list[str]]:
    try:
        return rows_of(piece, Dialect(dialect.separator, dialect.quoted), _TAIL // 2)[0]
    except csv.Error:
        return []
