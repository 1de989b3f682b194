"""The parts of a file by its first bytes: a text, the sheets of a workbook, the files of an archive."""

from collections.abc import Sequence
from typing import BinaryIO

from transverse.organisation.source import Part, TextPart


def parts_of(file: BinaryIO, name: str) -> Sequence[Part]:
    """Return the parts of `file`, named `name` in messages."""
    return [TextPart(name, "", file)]
