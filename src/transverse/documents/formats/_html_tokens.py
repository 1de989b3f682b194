"""Tags and text of HTML with exact offsets, in linear time whatever the input.

The standard library's ``html.parser`` gives no offset of an attribute and takes quadratic time on unclosed tags.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+ ([^\s/>][^\s/>=]*+) (?: \s*+ = \s*+ (?: "([^"]*+)" | '([^']*+)' | ([^\s>"'][^\s>]*+) ) )?""", re.VERBOSE
)
_CLOSE = re.compile(r"[\s/]*+>")
# Between these and their end tag, "<" opens nothing.
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
# (opening, closing) of what is neither tag nor text; the first that fits.
_ASIDES = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"), ("</", ">"))


class Attribute(NamedTuple):
    """One attribute; its value is ``source[start:end]``, between two `quote` (``""``: bare, or without value)."""

    name: str
    start: int
    end: int
    quote: str


class Token(NamedTuple):
    """A stretch of the source: ``"text"``, ``"start"`` or ``"end"`` of element `name`."""

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(source: str) -> Iterator[Token]:
    """Yield the tags and the text of `source`, in order; comments, doctype and the like are left out."""
    position, text_from = 0, 0
    while (mark := source.find("<", position)) >= 0:
        tag = _NAME.match(source, mark)
        token = _whole(source, tag) if tag else None
        position = token.end if token else _aside_end(source, mark)
        if position == mark:
            position += 1
            continue
        if text_from < mark:
            yield Token("text", text_from, mark)
        if token:
            yield token
            if token.kind == "start" and token.name in _RAW:
                position, raw = _raw_end(source, token)
                yield raw
        text_from = position
    if text_from < len(source):
        yield Token("text", text_from, len(source))


def _whole(source: str, tag: re.Match[str]) -> Token | None:
    """Return the whole tag; None when the source ends within it."""
    attributes, position = [], tag.end()
    while not (closed := _CLOSE.match(source, position)):
        found = _ATTRIBUTE.match(source, position)
        if not found:
            return None
        which = found.lastindex or 1
        start, end = found.span(which) if which > 1 else (found.end(), found.end())
        attributes.append(Attribute(found[1].lower(), start, end, ("", "", '"', "'", "")[which]))
        position = found.end()
    kind = "end" if tag[1] else "start"
    return Token(kind, tag.start(), closed.end(), tag[2].lower(), tuple(attributes))


def _aside_end(source: str, mark: int) -> int:
    """Return the end of the comment or declaration at `mark`, the end of an unclosed one, `mark` when it is text."""
    for opening, closing in _ASIDES:
        if source.startswith(opening, mark):
            if opening == "<!--" and source.startswith((">", "->"), mark + 4):
                return source.index(">", mark) + 1
            end = source.find(closing, mark + len(opening))
            return len(source) if end < 0 else end + len(closing)
    return len(source) if _NAME.match(source, mark) else mark


def _raw_end(source: str, token: Token) -> tuple[int, Token]:
    closing = re.compile(rf"</{re.escape(token.name)}(?=[\s/>])", re.IGNORECASE).search(source, token.end)
    end = closing.start() if closing else len(source)
    return end, Token("text", token.end, end)
