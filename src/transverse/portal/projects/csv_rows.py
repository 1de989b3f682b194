"""Rows of a CSV file that somebody sends: in whatever encoding and separator, within bounds, with their lines."""

import csv
import re
from collections.abc import Generator, Iterator
from io import TextIOWrapper
from typing import IO

from transverse.portal.projects.terms import SkillFileError

LIMIT = 60_000_000  # bytes: the whole of ESCO in one language is a fifth of that
MOST_ROWS = 60_000  # the tree of ROME has eighteen thousand, ESCO fourteen
_LONGEST_LINE = 100_000  # characters
_RECORD_LINES = 300  # of one row: a quote that is never closed would take the whole file
_MOST_COLUMNS = 100
_PIECE = 1_000_000
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_AS_CSV = "Enregistrez-le en CSV (UTF-8), puis renvoyez-le."
_AGAIN = "Téléchargez de nouveau le fichier, sans le modifier, puis renvoyez-le."

Row = tuple[int, list[str]]


def rows(file: IO[bytes], name: str) -> Generator[Row]:
    """Yield each row with the line where it begins, the headings first; empty lines are left out.

    Close it before the file.

    Raises
    ------
    SkillFileError
        The file is not text, is too large, has a quote that is never closed or lines out of all proportion.
    """
    encoding = _encoding(file, name)
    file.seek(0)
    text = TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield from _rows(text, name)
    except UnicodeDecodeError as error:
        raise SkillFileError(name, "il contient des caractères illisibles", _AS_CSV) from error
    finally:
        text.detach()


def _encoding(file: IO[bytes], name: str) -> str:
    """Return how the file is written, after one pass over its bytes."""
    file.seek(0)
    size, is_utf8, rest = 0, True, b""
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > LIMIT:
            raise SkillFileError(
                name, f"il dépasse {LIMIT // 1_000_000} Mo", "Envoyez la liste d'une seule langue, en CSV."
            )
        if piece.startswith(b"PK\x03\x04") and size == len(piece):
            raise SkillFileError(name, "c'est une archive ou un classeur", _unpacked())
        if _CONTROL.search(piece):
            raise SkillFileError(name, "ce n'est pas un fichier de texte", _AS_CSV)
        is_utf8, rest = _goes_on(rest + piece) if is_utf8 else (False, b"")
    if not size:
        raise SkillFileError(name, "le fichier est vide", "Vérifiez que c'est le bon fichier.")
    return "utf-8-sig" if is_utf8 and not rest else "cp1252"


def _unpacked() -> str:
    return f"Sortez-en le fichier CSV de la liste. {_AS_CSV}"


def _goes_on(piece: bytes) -> tuple[bool, bytes]:
    """Tell whether `piece` is UTF-8, but for a character cut at its end, which is returned."""
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        rest = piece[error.start :]
        return error.reason == "unexpected end of data" and len(rest) < 4, rest
    return True, b""


def _rows(text: TextIOWrapper, name: str) -> Iterator[Row]:
    first = text.readline(_LONGEST_LINE)
    sign = max(",;\t", key=first.count)
    text.seek(0)
    feed = _Lines(text, name)
    reader = csv.reader(feed, delimiter=sign, strict=True)
    count = 0
    while True:
        feed.start = feed.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SkillFileError(name, "un guillemet est mal placé ou n'est pas fermé", _AGAIN, feed.start) from error
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS or len(cells) > _MOST_COLUMNS:
            raise SkillFileError(name, "il y a trop de lignes ou de colonnes pour une liste", _AGAIN, feed.start)
        yield feed.start, cells


class _Lines:
    """Lines for the csv reader, which asks for as many as an open quote needs: no more than `_RECORD_LINES`."""

    def __init__(self, text: TextIOWrapper, name: str) -> None:
        self._text, self._name = text, name
        self.number, self.start = 0, 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.number - self.start >= _RECORD_LINES:
            raise SkillFileError(self._name, "un guillemet n'est pas fermé", _AGAIN, self.start)
        line = self._text.readline(_LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > _LONGEST_LINE:
            raise SkillFileError(self._name, "la ligne est trop longue", _AGAIN, self.number)
        return line
