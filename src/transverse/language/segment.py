"""Where sentences start and end inside a block."""

import re
from collections.abc import Iterator

from transverse.documents.model import Span

MAX_CHARS = 1200
"""A longer sentence is cut at its last semicolon or comma, so that the time of a parse stays bounded."""

_END = re.compile(r"(?:[.!?…]+[\"'»”’)\]]*(?=\s|$)|\n[ \t]*(?=[-•*–—]\s)|\n[ \t]*\n|\t)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s('’«])(?:M|MM|Mme|Mmes|Mlle|Dr|Me|Pr|St|Ste|n°|no|nos|art|al|cf|ex|p|pp|vol|fig|tél|env|max|min|"
    r"av|bd|éd|chap|réf|resp|etc|hab|dép|[A-Z](?:\.-?[A-Z])*)\.$",
)
_STARTS_SENTENCE = re.compile(r"\s*[«“\"'(\[*_–—-]*\s*(?:[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜŒÆ0-9]|$)")


def sentences(text: str) -> Iterator[Span]:
    """Yield the spans of the sentences of `text`, without the white space around them.

    A full stop ends a sentence unless it closes an abbreviation or an initial, or unless the next
    word starts in lower case.
    """
    start = 0
    for mark in _END.finditer(text):
        if mark.end() <= start or not _ends(text, mark):
            continue
        yield from _bounded(text, start, mark.end())
        start = mark.end()
    yield from _bounded(text, start, len(text))


def _ends(text: str, mark: re.Match[str]) -> bool:
    found = mark.group()
    if found.isspace():
        return True
    if found.startswith(".") and _ABBREVIATION.search(text[max(0, mark.start() - 12) : mark.start() + 1]):
        return False
    return bool(_STARTS_SENTENCE.match(text, mark.end()))


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_CHARS:
        piece = text[start : start + MAX_CHARS]
        cut = max(piece.rfind(";"), piece.rfind("\n"))
        if cut < MAX_CHARS // 4:
            cut = max(piece.rfind(", "), piece.rfind(" "), MAX_CHARS // 2)
        yield from _stripped(text, start, start + cut + 1)
        start += cut + 1
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Span(start + left, start + right)
