"""The tables of an OpenDocument spreadsheet one after the other, so that the rest of a long one may be left."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

_ROOT = re.compile(rb"<office:document-content\b[^>]*>")
_TABLE = re.compile(rb"<table:table[ >]")
_NAME = re.compile(rb"""table:name=["']([^"']*)["']""")
_END = b"</table:table>"
_LONGEST = 1_000_000  # bytes of a name of element with all it says


class Tables:
    """Cuts the bytes of ``content.xml`` table by table.

    Parameters
    ----------
    source
        The pieces of the whole text.
    """

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._seen = b""
        self._root = self._find(_ROOT)

    def next(self) -> str | None:
        """Go to the next table and return its name, None when there is none."""
        start = self._find(_TABLE)
        while start and b">" not in self._seen and len(self._seen) < _LONGEST and self._more():
            pass
        if not start:
            return None
        said = self._seen[: self._seen.find(b">")]
        self._seen = start + self._seen
        name = _NAME.search(said)
        return unescape(name[1].decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"}) if name else ""

    def pieces(self) -> Iterator[bytes]:
        """Yield the table as a text of its own: the element around it, and its bytes up to its end."""
        yield self._root
        while (end := self._seen.find(_END)) < 0:
            kept = len(self._seen) - len(_END)
            if kept > 0:
                piece, self._seen = self._seen[:kept], self._seen[kept:]
                yield piece
            if not self._more():
                return
        piece, self._seen = self._seen[: end + len(_END)], self._seen[end + len(_END) :]
        yield piece

    def _more(self) -> bool:
        piece = next(self._source, b"")
        self._seen += piece
        return bool(piece)

    def _find(self, mark: re.Pattern[bytes]) -> bytes:
        """Go past what matches and return it; ``b""`` at the end of the text."""
        while not (found := mark.search(self._seen)):
            start = self._seen.rfind(b"<")
            self._seen = self._seen[start:] if 0 <= len(self._seen) - start < _LONGEST and start >= 0 else b""
            if not self._more():
                return b""
        self._seen = self._seen[found.end() :]
        return found[0]
