"""Slides shown in a meeting: PowerPoint, OpenDocument presentation."""

from transverse.inventory.profile import Profile, Source
from transverse.inventory.profilers._office import MIMETYPE, holds, zipped
from transverse.inventory.profilers._ole import MAGIC

ID = "slides"
LABEL = "diaporama"
SUFFIXES = tuple(".pptx .pptm .ppsx .potx .ppt .pps .odp .otp".split())
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FILE_TYPE = "PPTX"
RANK = 14
SOURCE = "https://ecma-international.org/publications-and-standards/standards/ecma-376/"
EXAMPLES = (
    zipped("ppt/presentation.xml"),
    zipped("", MIMETYPE + b"presentation"),
    MAGIC + bytes(99) + "PowerPoint Document".encode("utf-16-le"),
)
COUNTER_EXAMPLES = (
    b"",
    zipped("word/document.xml"),
    zipped("", MIMETYPE + b"text"),
    MAGIC + bytes(99) + "WordDocument".encode("utf-16-le"),
)


def recognise(source: Source) -> bool:
    """Tell whether its envelope holds slides."""
    return holds(source, "ppt/", "presentation", "PowerPoint Document")


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un diaporama\u00a0: vu et daté, sans être ouvert.")
