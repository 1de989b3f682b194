"""Papers: letters, job sheets, attestations, hand-overs and the page for the directors, ready to sign.

This is the public door.  A paper is chosen in ``papers()``, filled with its ``Data``, composed once, and written as
docx, odt or accessible PDF: ``write(kind.compose(data), "pdf")``.  ``changes(before, after)`` compares two versions.
"""

import sys
from typing import cast

from transverse.common.errors import OptionError
from transverse.papers.kinds import PaperKind, VersionedKind, papers
from transverse.papers.model import (
    Block,
    Bullets,
    Checklist,
    Facts,
    Figures,
    Heading,
    Lead,
    Note,
    Paper,
    Paragraph,
    Place,
    Run,
    Signatures,
    Table,
)
from transverse.papers.tidy import prepared
from transverse.papers.values import Mandate, Signatory, Task
from transverse.papers.writers import FORMATS, Format

__all__ = [
    "FORMATS",
    "Block",
    "Bullets",
    "Checklist",
    "Facts",
    "Figures",
    "Format",
    "Heading",
    "Lead",
    "Mandate",
    "Note",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Place",
    "Run",
    "Signatory",
    "Signatures",
    "Table",
    "Task",
    "changes",
    "papers",
    "write",
]


def write(paper: Paper, format: str) -> bytes:  # noqa: A002  (the word of the callers, who never need the builtin)
    """Write `paper` as a file; equal papers give equal bytes.

    Parameters
    ----------
    paper
        What to say.  Characters that no office software accepts are dropped, nothing else.
    format
        A key of ``FORMATS``.

    Raises
    ------
    OptionError
        The format is none of those known.
    """
    if format not in FORMATS:
        raise OptionError("le format", format, FORMATS)
    return FORMATS[format].write(prepared(paper))


def changes(before: object, after: object) -> tuple[str, ...]:
    """Say in French what `after` changes to `before`, two ``Data`` of one paper that has versions.

    Raises
    ------
    TypeError
        They are not of the same paper, or it has no versions.
    """
    kind = sys.modules.get(type(before).__module__)
    if type(before) is not type(after) or not hasattr(kind, "changes"):
        raise TypeError(f"no versions of {type(before).__name__} and {type(after).__name__}")
    return cast("VersionedKind", kind).changes(before, after)
