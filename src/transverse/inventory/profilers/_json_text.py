"""The text of a JSON file read by pieces, value after value: neither its size nor its damages stop the reading.

A parser that holds the whole file takes ten times its size, and one that follows the standard stops at the first
``NaN``, at an accent in Windows-1252 or at a file cut in the middle.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from transverse.inventory.text import encoding_of

PIECE = 262_144
LIMIT = 16_777_216  # bytes read of a file, whatever it holds
_SHAPE = 4  # times that, for the first shape of a map
_LONGEST = 2_097_152  # characters of one value, which may take twenty times as many bytes once parsed
_SPACE = re.compile(r"[\s\x1e]*")  # the record separator of RFC 7464 is one more
# Positions that follow one another: what they draw is not kept, and the closing one keeps the list well formed.
_POSITIONS = re.compile(r"(?:\[[-+.,\deE\s]*\]\s*,\s*){3,}")
_GOES_ON = frozenset(("", ".", "e", "E", "e-", "E-", "e+", "E+"))  # the end of a piece: 12 may begin 123, 12.5, 12e-3
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=lambda _: None, strict=False)


class BrokenError(Exception):
    """The text stops being JSON here; `cut` when the file ends before its last value does."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__()
        self.cut = cut


class FullError(Exception):
    """All that may be read of the file has been."""


class Text:
    """What remains to be read.

    Parameters
    ----------
    file
        Open at its beginning.
    drawn
        Whether lists of positions are shortened before they are parsed: forty times faster on a map.

    Attributes
    ----------
    encoding
        Told by the first piece.
    read
        Bytes taken from the file so far.
    """

    def __init__(self, file: BinaryIO, *, drawn: bool) -> None:
        first = file.read(PIECE)
        self._file, self._drawn = file, drawn
        self._limit = LIMIT * _SHAPE if drawn else LIMIT
        self.encoding, mark = encoding_of(first, cut=len(first) == PIECE)
        self._decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        self._text, self._place, self.read, self._ended = "", 0, 0, False
        self._take(first[mark:])

    def _take(self, piece: bytes) -> None:
        self.read += len(piece)
        self._ended = not piece
        more = self._decoder.decode(piece, final=self._ended)
        self._text = self._text[self._place :] + (_POSITIONS.sub("", more) if self._drawn else more)
        self._place = 0

    def _more(self) -> bool:
        """Read as much as what is waiting, so that a long value is parsed again only a few times."""
        if self._ended:
            return False
        if self.read >= self._limit or len(self._text) - self._place > _LONGEST:
            raise FullError
        self._take(self._file.read(max(PIECE, len(self._text) - self._place)))
        return True

    def peek(self) -> str:
        """Return the next character that is no space, ``""`` at the end."""
        while True:
            self._place = self._after_space(self._place)
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return ""

    def value(self) -> Any:  # noqa: ANN401 (any value of JSON)
        """Return the next value, numbers as they are written.

        Raises
        ------
        BrokenError
            It is none.
        FullError
            It does not end within the bound.
        RecursionError
            It holds lists within lists beyond all use.
        """
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                if self._hopeless(error) or not self._more():
                    raise BrokenError(cut=self._ended and not self._hopeless(error)) from error
            else:
                if self._text[end : end + 3] not in _GOES_ON or not self._more():
                    self._place = end
                    return found

    def _hopeless(self, error: json.JSONDecodeError) -> bool:
        """Tell whether no more text can mend it: the fault is neither at the end nor in a string left open."""
        return error.pos < len(self._text) - 16 and not error.msg.startswith("Unterminated")

    def take(self, mark: str) -> bool:
        """Pass over the next character if it is `mark`."""
        if self.peek() != mark:
            return False
        self._place += 1
        return True

    def elements(self) -> Iterator[Any]:
        """Yield the values of the list that begins here."""
        self.take("[")
        if self.take("]"):
            return
        while True:
            yield self.value()
            if self._closed("]"):
                return

    def names(self) -> Iterator[str]:
        """Yield the names of the object that begins here; the caller reads each value before it asks for the next."""
        self.take("{")
        if self.take("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str) or not self.take(":"):
                raise BrokenError(cut=not self.peek())
            yield key
            if self._closed("}"):
                return

    def _closed(self, mark: str) -> bool:
        if self.take(mark):
            return True
        if not self.take(","):
            raise BrokenError(cut=not self.peek())
        return self.take(mark)  # a comma too many is forgiven

    def has_lines(self) -> bool:
        """Tell whether an object follows another without a comma: JSON lines, JSON sequences."""
        if not re.search(r"\}[\s\x1e]*\{", self._text):
            return False
        try:
            end = _DECODER.raw_decode(self._text, self._place)[1]
        except json.JSONDecodeError:
            return False
        return self._text.startswith("{", self._after_space(end))

    def _after_space(self, place: int) -> int:
        found = _SPACE.match(self._text, place)
        return found.end() if found else place
