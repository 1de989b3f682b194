"""What the protections share: the neighbourhood of a term, seen through regular expressions."""

import re
from collections.abc import Iterable, Iterator, Sequence

from transverse.documents.model import Span

NEAR = 90
_START = re.compile(r"(?:^|[.!?:;•*#|>\n\t–—…«“\"(]|\d[.)])[\s*_#>|«“\"–—-]*$")
_SPACES = re.compile(r" {2,}")  # where marks of emphasis stood
_LINE_ENDS = "\n\t|"


def before(text: str, span: Span, size: int = NEAR) -> str:
    """Return at most `size` characters before `span`."""
    return _SPACES.sub(" ", text[max(0, span.start - size) : span.start])


def after(text: str, span: Span, size: int = NEAR) -> str:
    """Return at most `size` characters after `span`."""
    return _SPACES.sub(" ", text[span.end : span.end + size])


def line(text: str, span: Span) -> Span:
    """Return the line, or the table cell, that holds `span`."""
    start = max(text.rfind(mark, 0, span.start) for mark in _LINE_ENDS) + 1
    ends = [found for mark in _LINE_ENDS if (found := text.find(mark, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def rows(text: str, hits: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each hit with its line, looked for once a line."""
    row = None
    for hit in hits:
        if row is None or hit.end > row.end:
            row = line(text, hit)
        yield hit, row


def token(text: str, span: Span) -> Span:
    """Return the run without white space that holds `span`, quotes and final punctuation left out."""
    start, end = span.start, span.end
    while start > max(0, span.start - NEAR) and not text[start - 1].isspace() and text[start - 1] not in "«“\"(’'":
        start -= 1
    while end < min(len(text), span.end + NEAR) and not text[end].isspace() and text[end] not in "»”\")’'":
        end += 1
    while end > span.end and text[end - 1] in ".,;:!?…":
        end -= 1
    return Span(start, end)


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a sentence, an item or a title opens at `start`."""
    return bool(_START.search(text[max(0, start - NEAR) : start])) or not text[:start].strip()


def is_shouted(part: str) -> bool:
    """Say whether `part` is written in capitals, as some titles are."""
    letters = [character for character in part if character.isalpha()]
    return sum(map(str.isupper, letters)) > 0.7 * len(letters)


def spans(pattern: re.Pattern[str], text: str, group: int | str = 0) -> Iterator[Span]:
    """Yield where `pattern` (or one of its groups) matches in `text`."""
    for match in pattern.finditer(text):
        yield Span(*match.span(group))


def spans_near(pattern: re.Pattern[str], text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield where `pattern`, which crosses no white space, matches in the runs of characters that hold `hits`."""
    end = 0
    for hit in hits:
        if hit.end > end:
            start = hit.start
            while start > 0 and not text[start - 1].isspace():
                start -= 1
            end = hit.end
            while end < len(text) and not text[end].isspace():
                end += 1
            yield from (Span(*match.span()) for match in pattern.finditer(text, start, end))


def any_of(words: Iterable[str]) -> str:
    """Return a group of a regular expression that matches any of `words`, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"
