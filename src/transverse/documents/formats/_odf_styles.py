"""What the style of a paragraph or of a span says of its text: shown or hidden, prose or computer code."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from transverse.documents.formats._odf_xml import q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Built-in names of LibreOffice, and what Word, pandoc and French templates call them.  Whole names only:
# "Code postal" is no code.
CODE = frozenset(
    {
        "bloc de code",
        "code",
        "code block",
        "code char",
        "code en ligne",
        "code html",
        "code inline",
        "code source",
        "html code",
        "html keyboard",
        "html preformatted",
        "html sample",
        "html typewriter",
        "machine à écrire html",
        "préformaté html",
        "preformatted text",
        "source code",
        "source text",
        "teletype",
        "texte préformaté",
        "texte source",
        "user entry",
        "verbatim",
        "verbatim char",
    }
)
ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
MAX_CHAIN = 50


@dataclass(frozen=True)
class _Style:
    element: "_Element"

    @cached_property
    def label(self) -> str:
        """The name that the user sees."""
        shown = self.element.get(q("style:display-name"))
        if shown:
            return shown
        return ESCAPED.sub(lambda code: chr(int(code[1], 16)), self.element.get(q("style:name"), ""))

    @cached_property
    def display(self) -> str | None:
        for properties in self.element.iterchildren(q("style:text-properties")):
            return properties.get(q("text:display"))
        return None


class Styles:
    """The styles that the text of one part may use.

    Parameters
    ----------
    own
        The root of the part, whose automatic styles count.
    common
        The root of the part that holds the named styles.
    """

    def __init__(self, own: "_Element", common: "_Element | None") -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for root, group in ((common, "office:styles"), (own, "office:styles"), (own, "office:automatic-styles")):
            for holder in () if root is None else root.iterchildren(q(group)):
                for style in holder.iterchildren(q("style:style")):
                    key = style.get(q("style:family"), ""), style.get(q("style:name"), "")
                    self._styles[key] = _Style(style)
        self.is_code = cache(self._is_code)
        self.is_hidden = cache(self._is_hidden)

    def _chain(self, family: str, name: str | None) -> "Iterator[_Style]":
        for _ in range(MAX_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.element.get(q("style:parent-style-name"))

    def _is_code(self, family: str, name: str | None) -> bool:
        """Say whether the style, or one that it inherits from, is for computer code."""
        return any(style.label.casefold() in CODE for style in self._chain(family, name))

    def _is_hidden(self, family: str, name: str | None) -> bool:
        """Say whether the style hides the text."""
        said = (style.display for style in self._chain(family, name) if style.display)
        return next(said, "true") == "none"

    def is_drawing(self, name: str | None) -> bool:
        """Say whether a frame of this style is a drawn box for LibreOffice, not a frame of text: it has no parent."""
        style = self._styles.get(("graphic", name or ""))
        return style is not None and not style.element.get(q("style:parent-style-name"))
