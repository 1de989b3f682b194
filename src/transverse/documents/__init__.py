"""Documents: read a file into blocks of text, write it back with edits and nothing else changed.

This is the public door: ``load`` or ``read_document``, then ``write_document``.
"""

import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from transverse.common.errors import DocumentError, EditError, OptionError
from transverse.documents import reading
from transverse.documents.model import (
    Block,
    Document,
    Edit,
    Kind,
    Span,
    Tracking,
    apply_to_text,
    check_edits,
)

__all__ = [
    "Block",
    "Document",
    "Edit",
    "Kind",
    "Span",
    "Tracking",
    "apply_to_text",
    "check_edits",
    "known_formats",
    "load",
    "read_document",
    "write_document",
]


def known_formats() -> tuple[reading.Format, ...]:
    """Return the formats that can be read and written, in the order of their names."""
    return reading.all_formats()


def load(path: Path) -> Document:
    """Read the file at `path`; its size is checked before its content is loaded.

    Raises
    ------
    DocumentError
        The file cannot be opened, or cannot be read as a document.
    """
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise DocumentError(
                f"« {path} » n'est pas un fichier ordinaire : il faudrait l'attendre. "
                "Enregistrez son contenu dans un fichier, puis recommencez."
            )
        if path.is_file():
            reading.check_size(path.name, found.st_size)
        source = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"« {path} » ne peut pas être ouvert ({_REASONS.get(type(error), 'erreur de lecture')}). "
            "Vérifiez le chemin et vos droits, puis recommencez."
        ) from error
    return read_document(source, path.name)


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "il n'existe pas",
    IsADirectoryError: "c'est un dossier",
    PermissionError: "vous n'en avez pas le droit",
}


def read_document(source: bytes, name: str) -> Document:
    """Read a file.

    Parameters
    ----------
    source
        Its bytes.
    name
        Its name; the extension helps to choose the format, the content decides.

    Raises
    ------
    DocumentError
        It is empty, too large, damaged, protected, unsafe or of no known format.
    """
    reading.check_size(name, len(source))
    with reading.faults_as_sentences(name):
        chosen = reading.format_of(source, name)
        blocks = chosen.read(source, name)
        reader = chosen.reader(source) if hasattr(chosen, "reader") else ""
    return Document(name, chosen.ID, source, blocks, reader)


def write_document(document: Document, edits: Iterable[Edit], tracking: Tracking | None = None) -> bytes:
    """Return the bytes of `document` with `edits` applied, everything else as it was.

    Parameters
    ----------
    document
        As `read_document` gave it.
    edits
        In any order.
    tracking
        Write them as changes to accept or reject, where the format can.

    Raises
    ------
    EditError
        The edits overlap, fall outside the text, or hold a control character.
    OptionError
        The format cannot keep track of changes.
    DocumentError
        The document cannot hold the new text.
    """
    ordered = check_edits(edits, document.blocks)
    for edit in ordered:
        if any(unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in edit.text):
            raise EditError(edit.block, edit.start, edit.end, "le nouveau texte contient un caractère de commande")
    chosen = next(each for each in reading.all_formats() if document.format == each.ID)
    if tracking and not hasattr(chosen, "write_tracked"):
        able = [each.ID for each in reading.all_formats() if hasattr(each, "write_tracked")]
        raise OptionError("le suivi des modifications", chosen.LABEL, able)
    if not ordered:
        return document.source
    with reading.faults_as_sentences(document.name):
        if tracking:
            tracked = cast("reading.Tracked", chosen)
            return tracked.write_tracked(document.source, document.name, ordered, tracking)
        return chosen.write(document.source, document.name, ordered)
