"""XML written piece by piece; a plain string is always escaped, so no text can become a mark."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Markup(str):
    """XML already: it goes in as it is."""

    __slots__ = ()


NOTHING = Markup("")


def join(*inside: str) -> Markup:
    """Put pieces one after the other, those that are not markup escaped."""
    return Markup("".join(each if isinstance(each, Markup) else escape(each) for each in inside))


def tag(name: str, attributes: Mapping[str, str | int] | None = None, *inside: str) -> Markup:
    """Make an element; attributes and plain strings are escaped.

    >>> tag("p", {"lang": "fr"}, "a < b", tag("br"))
    '<p lang="fr">a &lt; b<br/></p>'
    """
    marks = "".join(f" {key}={quoteattr(str(value))}" for key, value in (attributes or {}).items())
    content = join(*inside)
    return Markup(f"<{name}{marks}>{content}</{name}>" if content else f"<{name}{marks}/>")


def part(root: Markup) -> bytes:
    """Return the bytes of a part of a document, from its root."""
    return (HEADER + root).encode()
