"""PDF that a screen reader can follow (PDF/UA-1): typst draws it by ``pdf.typ``, the paper comes beside as JSON.

No word of the paper is ever read as typst code, and typst sees an empty folder: it can open no file.
"""

import datetime as dt
import json
import re
import tempfile
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

import typst

from transverse.papers.model import Block, Paper, Paragraph, Signatures, Table

ID = "pdf"
LABEL = "PDF accessible"
MEDIA_TYPE = "application/pdf"
EXTENSION = ".pdf"

_NOT_SHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# What only joins or tints the character before it.
_JOINERS = "\u200c\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"


def write(paper: Paper) -> bytes:
    """Write the pages; a character that no font here can draw is told by its number: « [U+1F600] »."""
    content = json.dumps(_plain(paper), ensure_ascii=False)
    while True:
        try:
            return _compiled(content, paper.date)
        except typst.TypstError as error:
            content = _without_missing(content, error)


def _without_missing(content: str, error: typst.TypstError) -> str:
    """Tell the characters that `error` complains of by their numbers; any other error goes on."""
    told = "".join(_NOT_SHOWN.findall(error.diagnostic))
    missing = {each for each in _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told) if not each.isascii()}
    if not missing:
        raise error
    pattern = f"([{re.escape(''.join(sorted(missing)))}])[{_JOINERS}]*"
    return re.sub(pattern, lambda found: f"[U+{ord(found[1]):04X}]", content)


def _compiled(content: str, date: dt.date) -> bytes:
    day = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            _template(),
            root=nothing,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            package_path=nothing,
            package_cache_path=nothing,
        )
        pages = compiler.compile(sys_inputs={"paper": content}, format="pdf", pdf_standards=["ua-1"], timestamp=day)
    if not isinstance(pages, bytes):
        raise TypeError("a PDF is one file")
    return pages


@cache
def _template() -> bytes:
    return resources.files("transverse.papers.writers").joinpath("pdf.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with typst, the same on every machine."""
    return typst.Fonts(include_system_fonts=False)


def _plain(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "organisation": paper.organisation,
        "reference": paper.reference,
        "date": [paper.date.year, paper.date.month, paper.date.day],
        "language": paper.language,
        "landscape": paper.landscape,
        "one_page": paper.one_page,
        "blocks": [_block(each) for each in paper.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    plain = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Paragraph):
        plain["content"] = [asdict(each) for each in block.runs]
    if isinstance(block, Signatures):
        plain["groups"] = block.groups
    if isinstance(block, Table):
        plain |= {"shares": block.shares, "repeats": block.repeats}
    return plain
