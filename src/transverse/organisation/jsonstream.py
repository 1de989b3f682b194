"""The members of one long array of a JSON text, one by one: the whole is never in memory."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from transverse.common.errors import DamagedChartError, UnsafeChartError

MAX_ITEM = 4_000_000
_CHUNK = 262_144
_BLANK = re.compile(r"[ \t\r\n]*")


def items(text: TextIO, key: str, name: str) -> Iterator[tuple[int, Any]]:
    """Yield, with the number of its line, each member of the array under `key`, or of the text when it is an array.

    Parameters
    ----------
    text
        A JSON text.
    key
        Of an object at the top, whatever its case.
    name
        Of the file, for the messages.

    Raises
    ------
    ChartError
        The text is no JSON, or one of its values is too large or too deep to be held.
    """
    stream = _Stream(text, name)
    if stream.peek() == "[":
        yield from stream.array()
        return
    stream.take("{")
    while stream.peek() != "}":
        found = stream.value()
        stream.take(":")
        if isinstance(found, str) and found.lower() == key and stream.peek() == "[":
            yield from stream.array()
        else:
            stream.value()
        if stream.peek() != ",":
            break
        stream.take(",")
    stream.take("}")


class _Stream:
    """A JSON text, read as far as it is needed."""

    def __init__(self, text: TextIO, name: str) -> None:
        self.text, self.name = text, name
        self.buffer, self.place, self.line, self.ended = "", 0, 1, False
        self.decoder = json.JSONDecoder()

    def peek(self) -> str:
        """Return the next sign, ``""`` at the end."""
        while True:
            end = _BLANK.match(self.buffer, self.place).end()  # type: ignore[union-attr]  # it matches nothing too
            self._move(end)
            if self.place < len(self.buffer) or not self._more():
                return self.buffer[self.place : self.place + 1]

    def take(self, sign: str) -> None:
        """Go past `sign`, which must be there."""
        if self.peek() != sign:
            raise self._damaged()
        self._move(self.place + 1)

    def array(self) -> Iterator[tuple[int, Any]]:
        """Yield the members of the array that begins here."""
        self.take("[")
        while self.peek() != "]":
            line = self.line
            yield line, self.value()
            if self.peek() != ",":
                break
            self.take(",")
        self.take("]")

    def value(self) -> Any:  # noqa: ANN401 (any JSON)
        """Return the value that begins here."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer, self.place)
            except RecursionError as error:
                raise UnsafeChartError(self.name, "son contenu est imbriqué sans fin") from error
            except ValueError as error:
                if not self._more():
                    raise self._damaged() from error
            else:
                # A number at the end of the buffer may go on.
                if end < len(self.buffer) or not self._more():
                    self._move(end)
                    return value

    def _more(self) -> bool:
        """Read on, as much again as is waiting: a value is tried again a few times at most."""
        waiting = len(self.buffer) - self.place
        if self.ended:
            return False
        if waiting > MAX_ITEM:
            raise UnsafeChartError(self.name, "une de ses valeurs est démesurée, ou n'est pas du JSON")
        piece = self.text.read(max(_CHUNK, waiting))
        self.ended = not piece
        self.buffer, self.place = self.buffer[self.place :] + piece, 0
        return bool(piece)

    def _move(self, place: int) -> None:
        self.line += self.buffer.count("\n", self.place, place)
        self.place = place

    def _damaged(self) -> DamagedChartError:
        return DamagedChartError(self.name, f"son JSON ne se lit pas à la ligne {self.line}")
